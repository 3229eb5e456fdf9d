import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLayers, inodeAt, treeText } from '../image-layers/index.ts';
import { base, failureOf, folder, make, outcomes } from './build.testing.ts';
import { type build, buried, type Cache } from './index.ts';

const again = (cache: Cache, text: string, with_: Partial<Parameters<typeof build>[0]> = {}) =>
  outcomes(make(text, { cache, now: 2_000_001_000, ...with_ }));

const changed = { ...folder, 'app.py': { text: 'print(2)\n', mtime: 20 } };
const touched = { ...folder, 'app.py': { text: 'print(1)\n', mtime: 20 } };

describe('the cache (docs.docker.com, build cache invalidation)', () => {
  const text = `${base}\nRUN apt-get update\nCOPY app.py /srv/\nCOPY lib/ /srv/lib/\nCMD x`;
  const { cache } = make(text);

  it('gives everything back when nothing changed', () =>
    expect(again(cache, text)).toBe('base cached cached cached noted'));
  it('does a COPY again when a file’s content changed, and all that stands on it', () =>
    expect(again(cache, text, { folder: changed })).toBe('base cached made:own made:below noted'));
  it('does not look at the time of a file', () =>
    expect(again(cache, text, { folder: touched })).toBe('base cached cached cached noted'));
  it('knows a RUN by its text alone', () =>
    expect(again(cache, text.replace('apt-get update', 'apt-get  update'))).toBe(
      'base made:new made:below made:below noted',
    ));
  it('lets nothing survive another base', () =>
    expect(again(cache, text, { baseEdition: 1 })).toBe('base:own made:below made:below made:below noted'));
  it('does not care about CMD, and does about ENV above a RUN', () => {
    expect(again(cache, text.replace('CMD x', 'CMD y'))).toBe('base cached cached cached noted');
    const env = `${base}\nENV A=1\nRUN true\nCOPY app.py /`;
    expect(again(make(env).cache, env.replace('A=1', 'A=2'))).toBe('base noted made:own made:below');
  });
  it('does not hold the contents of a secret, and does its id', () => {
    const lent = `${base}\nRUN --mount=type=secret,id=token cat /run/secrets/token`;
    const { cache: kept } = make(lent);
    expect(again(kept, lent, { folder: { ...folder, token: { text: 'other\n', mtime: 1 } } })).toBe(
      'base cached',
    );
    expect(again(kept, lent.replace('token cat', 'app.py cat').replace('/token', '/app.py'))).toBe(
      'base made:new',
    );
  });
  it('knows a COPY --from by content, so a stage done again with equal files kills nothing', () => {
    const two = `${base} AS one\nRUN echo 1\nCOPY app.py /out/\nFROM scratch\nCOPY --from=one /out/ /`;
    const { cache: kept } = make(two);
    expect(again(kept, two.replace('echo 1', 'echo 2'))).toBe('base made:new made:below base cached');
  });
});

describe('layers', () => {
  it('hold what changed, stand-ins at their weight, and give the tree when unpacked', () => {
    const { image, steps } = make(
      `${base}\nRUN apt-get update && apt-get install -y python3 && rm -rf /var/lib/apt/lists/*\nCOPY lib/ /srv/lib/\nWORKDIR /srv`,
    );
    expect(
      image!.layers.map(({ layer }) => layer.entries.filter(({ type }) => type === 'file').length),
    ).toEqual([6, 3, 2, 0]);
    expect(steps[1]!.made!.size).toBe(steps[1]!.made!.layer.tar.length - 65 + 10);
    expect(treeText(applyLayers(image!.layers.map(({ layer }) => layer)))).toBe(treeText(image!.tree));
  });

  it('are the empty archive when nothing changed', () => {
    const { image } = make(`${base}\nRUN true`);
    // The digest of two empty blocks, seen in many a published image.
    expect(image!.layers[1]!.layer.diffId).toBe(
      'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    );
  });

  it('have other bytes when a RUN is done at another time', () => {
    const text = `${base}\nRUN touch /a`;
    const digest = (now: number) => make(text, { now }).image!.layers[1]!.layer.digest;
    expect(digest(1_900_000_000)).not.toBe(digest(1_900_000_001));
  });

  it('keep what is deleted later: buried, and named', () => {
    const { image } = make(`${base}\nCOPY token /root/token\nRUN rm /root/token`);
    expect(buried(image!)).toEqual([{ path: 'root/token', layer: 1, hiddenBy: 2, replaced: false }]);
    expect(inodeAt(image!.tree, 'root/token')).toBeUndefined();
    const gone = make(`${base}\nRUN mkdir /a && echo s > /a/x\nRUN rm -r /a && touch /a`).image!;
    expect(buried(gone)).toEqual([{ path: 'a/x', layer: 1, hiddenBy: 2, replaced: false }]);
    expect(buried(make(`${base}\nRUN echo a > /x\nRUN echo b > /x`).image!)).toEqual([
      { path: 'x', layer: 1, hiddenBy: 2, replaced: true },
    ]);
  });

  it('never hold a lent secret', () => {
    const { image } = make(
      `${base}\nRUN --mount=type=secret,id=token fetch-private-library --token-file /run/secrets/token`,
    );
    expect(treeText(image!.tree)).not.toMatch(/secrets|token|^run/m);
    expect(treeText(image!.tree)).toContain('srv/lib/private.py');
  });
});

describe('stages', () => {
  it('that nobody needs are not built, and a failing one among them does no harm', () => {
    expect(outcomes(make(`${base} AS a\nRUN cat /nothing\n${base}\nRUN true`))).toBe(
      'unneeded unneeded base made',
    );
  });
  it('can be built upon', () => {
    expect(outcomes(make(`${base} AS a\nRUN touch /x\nFROM a\nRUN cat /x`))).toBe('base made base made');
  });
});

describe('failures stop the build', () => {
  it.each([
    ['COPY nothing /', 'no-source nothing'],
    ['COPY ../x /', 'no-source ../x'],
    ['COPY app.py token /srv', 'many-to-file /srv'],
    ['COPY app.py /etc/os-release/x', 'in-the-way /etc/os-release'],
    ['COPY --from=nobody /x /', 'no-stage nobody'],
    ['RUN apt-get install -y python3', 'no-lists python3'],
    ['RUN apt-get update && apt-get install python3', 'needs-yes python3'],
    ['RUN rm /nothing', 'no-file /nothing'],
    ['RUN rm /root', 'is-directory /root'],
    ['RUN touch /.wh.x', 'reserved-name .wh.x'],
    ['RUN --mount=type=secret,id=none,required=true true', 'no-secret none'],
  ])('%s', (line, expected) => {
    expect(failureOf(`${base}\n${line}\nRUN true`)).toBe(expected);
    expect(make(`${base}\n${line}\nRUN true`).image).toBeNull();
    expect(make(`${base}\n${line}\nRUN true`).steps[2]!.outcome).toBe('not-reached');
  });

  it('on bases that are not here, and without a shell', () => {
    expect(failureOf('FROM alpine')).toBe('no-base alpine');
    expect(failureOf('FROM scratch\nRUN true')).toBe('no-shell');
  });

  it('but not for commands that are unknown here', () => {
    const { steps, image } = make(`${base}\nRUN make install\nRUN ls | wc -l`);
    expect(steps.map(({ unknown }) => unknown)).toEqual([[], ['make'], ['ls']]);
    expect(image).not.toBeNull();
  });
});

describe('any build', () => {
  const line = fc.constantFrom(
    'RUN apt-get update',
    'RUN touch /a',
    'RUN rm -rf /a /srv',
    'RUN mkdir -p /srv/x',
    'COPY app.py /srv/',
    'COPY lib/ /srv/lib/',
    'COPY . /all/',
    'ENV A=1',
    'WORKDIR /srv',
    'RUN echo $A > /a',
    'RUN mv /a /b',
  );
  it('done twice takes everything from the cache, and its layers give its tree', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
        const text = [base, ...lines].join('\n');
        const first = make(text);
        const second = make(text, { cache: first.cache, now: 2_000_009_000 });
        expect(second.steps.some(({ outcome }) => outcome === 'made')).toBe(false);
        if (!first.image) return;
        expect(second.image!.layers.map(({ layer }) => layer.digest)).toEqual(
          first.image.layers.map(({ layer }) => layer.digest),
        );
        expect(treeText(applyLayers(first.image.layers.map(({ layer }) => layer)), { content: true })).toBe(
          treeText(first.image.tree, { content: true }),
        );
      }),
      { numRuns: 60 },
    );
  });

  const path = fc.oneof(
    fc.constantFrom(
      '/a',
      '/a/b',
      '/etc',
      '/etc/os-release',
      '/etc/os-release/x',
      '/.wh.x',
      '/run',
      '/',
      '.',
      '..',
    ),
    fc.constantFrom(
      '/run/secrets/token',
      '/usr/*',
      '*',
      '/a/',
      '/var/lib/apt',
      'app.py',
      'lib',
      '',
      '~',
      '$A',
    ),
    fc.string({ maxLength: 6, unit: 'grapheme' }).map((text) => text.replace(/\s/gu, '')),
  );
  const command = fc.oneof(
    fc.tuple(fc.constantFrom('rm -rf', 'touch', 'mkdir', 'mkdir -p -m 7', 'cat', 'chmod -R 700', 'cd'), path),
    fc.tuple(fc.constantFrom('cp', 'cp -r', 'mv', 'cp -a'), path, path),
    fc.tuple(fc.constantFrom('echo x >', 'make >', 'apt-get update >>', 'set -e;', 'A=b'), path),
    fc.constant(['apt-get update && apt-get install -y python3 constructor']),
  );
  const anything = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('', '--mount=type=secret,id=token,target=', '--mount=type=cache,target='),
        path,
        fc.array(command, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(' && ', ' ; '),
      )
      .map(
        ([mount, at, commands, sign]) =>
          `RUN ${mount === '' ? '' : mount + at} ${commands.map((each) => each.join(' ')).join(sign)}`,
      ),
    fc.tuple(fc.constantFrom('COPY', 'COPY --from=0', 'ADD'), path, path).map((each) => each.join(' ')),
    fc
      .tuple(fc.constantFrom('WORKDIR', 'USER', 'FROM', 'COPY --chown=1'), path)
      .map((each) => each.join(' ')),
    fc.tuple(fc.constantFrom('ENV', 'ARG'), path, path).map(([word, a, b]) => `${word} ${a}=${b}`),
    fc.tuple(fc.constantFrom('RUN', 'ENV', 'ARG', 'COPY', 'FROM'), fc.string()).map((each) => each.join(' ')),
  );
  it('of any lines never throws, and its layers give its tree', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), (lines) => {
        const { image } = make([base, ...lines.map((each) => each.replace(/[\n\0]/g, ''))].join('\n'));
        if (!image) return;
        expect(treeText(applyLayers(image.layers.map(({ layer }) => layer)), { marks: true })).toBe(
          treeText(image.tree, { marks: true }),
        );
        buried(image);
      }),
      { numRuns: 400 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../digest.ts';
import {
  emptyHost,
  type Engine,
  hostWith,
  type PullOptions,
  receivedAt,
  remoteFromDescriptors,
  remoteFromImage,
  type RemoteImage,
  runPull,
  smallImage,
} from './index.ts';
import { inWords, story } from './trace.testing.ts';
import { nothingHeld, planOf } from './pull-plan.test-model.ts';

/** 1 MB/s, 10 ms to an answer, unpacked at 1 MB/s. */
const options: PullOptions = {
  engine: 'containerd',
  atOnce: 3,
  bytesPerUs: 1,
  roundTrip: 10_000,
  unpackPerUs: 1,
  token: true,
  trouble: { kind: 'none' },
};
const doc = (text: string, size: number, mediaType = 'application/json') => ({
  mediaType,
  digest: digestOf(text),
  size,
});
const layer = (text: string, size: number) => ({ ...doc(text, size), diffId: digestOf(`${text}, unpacked`) });
const image = (repository: string, layers: ReturnType<typeof layer>[], embedsConfig = false): RemoteImage =>
  remoteFromDescriptors({
    repository,
    tag: 'latest',
    index: doc(`${repository} index`, 1000),
    manifest: { ...doc(`${repository} manifest`, 1000), bytes: null },
    config: doc(`${repository} config`, 1000),
    embedsConfig,
    layers,
  });
const debian = image('debian', [layer('debian', 60_000)]);
const python = image('python', [
  layer('debian', 60_000),
  layer('certificates', 6000),
  layer('python', 30_000),
  layer('links', 600),
]);
const app = remoteFromImage('app', '1', smallImage('first'));
const rebased = remoteFromImage('app', '2', smallImage('rebased'));

const run = (of: RemoteImage, host = emptyHost, change: Partial<PullOptions> = {}) =>
  runPull(of, host, { ...options, ...change });
const log = (...args: Parameters<typeof run>) => run(...args).exchanges.map(inWords);

describe('what is asked for', () => {
  it('containerd: the tag, a token, the tag, and then everything by digest', () => {
    expect(log(python)).toEqual([
      'HEAD /v2/python/manifests/latest 401',
      'GET (token) 200',
      'HEAD /v2/python/manifests/latest 200',
      'GET /v2/python/manifests/index 200 1000 B',
      'GET /v2/python/manifests/manifest 200 1000 B',
      'GET /v2/python/blobs/config 200 1000 B',
      'GET /v2/python/blobs/layer1 200 60000 B',
      'GET /v2/python/blobs/layer2 200 6000 B',
      'GET /v2/python/blobs/layer3 200 30000 B',
      'GET /v2/python/blobs/layer4 200 600 B',
    ]);
  });

  it('Docker’s older store: first /v2/, and the configuration beside the layers', () => {
    expect(log(debian, emptyHost, { engine: 'docker-classic' })).toEqual([
      'GET /v2/ 401',
      'GET (token) 200',
      'HEAD /v2/debian/manifests/latest 200',
      'GET /v2/debian/manifests/index 200 1000 B',
      'GET /v2/debian/manifests/manifest 200 1000 B',
      'GET /v2/debian/blobs/config 200 1000 B',
      'GET /v2/debian/blobs/layer1 200 60000 B',
    ]);
    const { exchanges } = run(debian, emptyHost, { engine: 'docker-classic' });
    expect(exchanges.at(-1)!.sent).toBe(exchanges.at(-2)!.sent);
  });

  it('a registry that wants no token gives none', () => {
    expect(log(debian, emptyHost, { token: false }).slice(0, 2)).toEqual([
      'HEAD /v2/debian/manifests/latest 200',
      'GET /v2/debian/manifests/index 200 1000 B',
    ]);
    const classic = log(debian, emptyHost, { token: false, engine: 'docker-classic' });
    expect(classic[0]).toBe('GET /v2/ 200');
    expect(classic).toHaveLength(6);
  });

  it('a configuration inside the manifest is asked for by Docker’s older store only', () => {
    const inside = image('debian', [layer('debian', 60_000)], true);
    const asks = (engine: Engine) => log(inside, emptyHost, { engine }).some((line) => /config/.test(line));
    expect([asks('containerd'), asks('docker-classic')]).toEqual([false, true]);
  });

  it('only what is missing: the base is here, three layers come', () => {
    for (const engine of ['containerd', 'docker-classic'] as const) {
      const { exchanges, events } = run(python, hostWith(engine, [debian]), { engine });
      expect(exchanges.flatMap(({ part }) => (part?.kind === 'layer' ? [part.size] : []))).toEqual([
        6000, 30_000, 600,
      ]);
      expect(events.filter(({ kind }) => kind === 'stack-here')).toHaveLength(1);
      expect(events.filter(({ kind }) => kind === 'snapshot')).toHaveLength(3);
    }
  });

  it('the same tag again: the headers of the tag and no body', () => {
    for (const engine of ['containerd', 'docker-classic'] as const) {
      const again = run(python, hostWith(engine, [python]), { engine });
      expect(again.outcome).toBe('up-to-date');
      expect(again.exchanges.reduce((sum, { size }) => sum + size, 0)).toBe(0);
      expect(again.exchanges.filter(({ purpose }) => purpose === 'part')).toEqual([]);
    }
  });

  it('the same layers on a new base: containerd has the blobs, Docker’s older store has not', () => {
    const fetched = (engine: Engine) =>
      run(rebased, hostWith(engine, [app]), { engine }).exchanges.flatMap(({ part }) =>
        part?.kind === 'layer' ? [part.layer + 1] : [],
      );
    expect([fetched('containerd'), fetched('docker-classic')]).toEqual([[1], [1, 2, 3, 4]]);
    const unpacked = run(rebased, hostWith('containerd', [app])).events.filter(
      ({ kind }) => kind === 'snapshot',
    );
    expect(unpacked).toHaveLength(4);
  });

  it('python after debian: 15 739 982 of 45 520 747 bytes (facts §3.4)', () => {
    const slim = layer('slim', 29_780_765);
    const upper = [layer('p1', 1_293_262), layer('p2', 14_446_471), layer('p3', 249)];
    const [first, second] = [image('debian', [slim]), image('python', [slim, ...upper])];
    const bytes = (host = emptyHost) =>
      run(second, host).exchanges.reduce(
        (sum, { part }) => sum + (part?.kind === 'layer' ? part.size : 0),
        0,
      );
    expect([bytes(), bytes(hostWith('containerd', [first]))]).toEqual([45_520_747, 15_739_982]);
  });

  it('agrees with the plan, whatever is here', () => {
    const all = { debian, python, app, rebased };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(all)),
        fc.subarray(Object.values(all)),
        fc.integer({ min: 1, max: 5 }),
        (wanted, had, atOnce) => {
          const { held } = had.reduce((at, before) => planOf(at.held, before), { held: nothingHeld });
          const planned = planOf(held, wanted);
          const played = run(wanted, hostWith('containerd', had), { atOnce });
          expect(
            played.exchanges.flatMap(({ part }) => (part?.kind === 'layer' ? [part.digest] : [])).sort(),
          ).toEqual([...planned.fetched].sort());
          expect(
            played.events.flatMap((event) =>
              event.kind === 'snapshot' ? [wanted.layers[event.layer]!.stack] : [],
            ),
          ).toEqual(planned.unpacked);
        },
      ),
    );
  });
});

describe('what happens when', () => {
  it('three at a time on one line, unpacked in order: a small upper layer waits for a large lower one', () => {
    expect(story(run(python))).toEqual([
      '10 ms unauthorised',
      '20 ms token',
      '30 ms resolved',
      '41 ms arrived index',
      '52 ms arrived manifest',
      '63 ms arrived config, queued layer4',
      // Three share the line: 6 kB at a third of it take 18 ms after the round trip.
      '91 ms arrived layer2, waits layer2',
      // 10 ms later the links come, 600 bytes at a third: layer 1 and 3 had half of it each meanwhile.
      '103 ms arrived layer4, waits layer4',
      '140 ms arrived layer3, waits layer3',
      '170 ms arrived layer1, unpacking layer1',
      '230 ms snapshot layer1, unpacking layer2',
      '236 ms snapshot layer2, unpacking layer3',
      '266 ms snapshot layer3, unpacking layer4',
      '266 ms snapshot layer4, done',
    ]);
  });

  it('one at a time: each begins when the one before has come, and unpacking goes along', () => {
    expect(story(run(python, emptyHost, { atOnce: 1, token: false })).slice(4)).toEqual([
      '113 ms arrived layer1, unpacking layer1',
      '129 ms arrived layer2, waits layer2',
      '169 ms arrived layer3, waits layer3',
      '173 ms snapshot layer1, unpacking layer2',
      '179 ms snapshot layer2, unpacking layer3',
      '180 ms arrived layer4, waits layer4',
      '209 ms snapshot layer3, unpacking layer4',
      '210 ms snapshot layer4, done',
    ]);
  });

  it('never more downloads at once than allowed, and no faster than the line', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 200_000 }),
        fc.constantFrom<Engine>('containerd', 'docker-classic'),
        (atOnce, bytesPerUs, roundTrip, engine) => {
          const played = run(python, emptyHost, { atOnce, bytesPerUs, roundTrip, engine });
          const layers = played.exchanges.filter(({ part }) => part?.kind === 'layer');
          for (const { t } of played.events) {
            const open = layers.filter(({ sent, ended }) => sent <= t && t < ended);
            expect(open.length).toBeLessThanOrEqual(atOnce);
            expect(new Set(open.map(({ slot }) => slot)).size).toBe(open.length);
          }
          const times = played.events.map(({ t }) => t);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          const bytes = played.exchanges.reduce((sum, { size }) => sum + size, 0);
          expect(played.end).toBeGreaterThanOrEqual(Math.floor(bytes / bytesPerUs));
          for (const { progress, size, ended } of played.exchanges) {
            expect(receivedAt(progress, ended + 1)).toBe(size);
            expect([...progress.bytes]).toEqual([...progress.bytes].sort((a, b) => a - b));
          }
          const order = played.events.flatMap((event) => (event.kind === 'snapshot' ? [event.layer] : []));
          expect(order).toEqual([0, 1, 2, 3]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is refused', () => {
  const flip = (target: number, byte: number): Partial<PullOptions> => ({
    trouble: { kind: 'flip', target, byte },
  });

  it('a flipped bit: another digest, nothing unpacked from it, the pull is over', () => {
    const played = run(app, emptyHost, flip(2, 100));
    const right = app.layers[2]!;
    const refused = played.events.find((event) => event.kind === 'refused')!;
    expect(refused).toMatchObject({ by: 'digest', size: right.size });
    expect(digestOf(played.damaged!.bytes)).toBe((refused as { digest: string }).digest);
    expect(played.damaged!.bytes.filter((byte, i) => byte !== right.bytes![i])).toHaveLength(1);
    expect(played.outcome).toBe('failed');
    expect(played.events.at(-1)!.kind).toBe('failed');
    expect(story(played).join()).not.toMatch(/(arrived|unpacking|snapshot) layer3/);
    expect(played.exchanges.filter(({ part }) => part?.layer === 2)).toHaveLength(1);
  });

  it('whichever byte of whichever part it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'index' | 'manifest' | 'config' | number>('index', 'manifest', 'config', 0, 1, 2, 3),
        fc.nat(),
        fc.constantFrom<Engine>('containerd', 'docker-classic'),
        (target, at, engine) => {
          const part = typeof target === 'number' ? app.layers[target]! : app[target];
          const trouble = { kind: 'flip', target, byte: at % part.size } as const;
          const played = run(app, emptyHost, { engine, trouble });
          expect(played.outcome).toBe('failed');
          expect(played.events.find((event) => event.kind === 'refused')).toMatchObject({ by: 'digest' });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('one byte too many: containerd sees it by the size, Docker’s older store by the digest', () => {
    const by = (engine: Engine) =>
      run(app, emptyHost, { engine, trouble: { kind: 'extra', target: 1 } }).events.find(
        (event) => event.kind === 'refused',
      );
    expect(by('containerd')).toMatchObject({ by: 'size', size: app.layers[1]!.size + 1 });
    expect(by('docker-classic')).toMatchObject({ by: 'digest' });
  });

  it('what was on its way is cancelled, what was complete stays complete', () => {
    const played = run(app, emptyHost, { ...flip(1, 0), bytesPerUs: 0.01 });
    expect(played.exchanges.map(inWords).slice(-3)).toEqual([
      `GET /v2/app/blobs/layer1 200 ${app.layers[0]!.size} B cancelled`,
      `GET /v2/app/blobs/layer2 200 ${app.layers[1]!.size} B`,
      `GET /v2/app/blobs/layer3 200 ${app.layers[2]!.size} B cancelled`,
    ]);
  });

  it('trouble with a part that is not fetched does not come', () => {
    const played = run(app, hostWith('containerd', [app]), flip(2, 100));
    expect(played.outcome).toBe('up-to-date');
  });

  it('names what cannot be', () => {
    expect(() => run(python, emptyHost, flip(2, 0))).toThrow(/^trouble\.target: .* not at hand/);
    expect(() => run(debian, emptyHost, flip(2, 0))).toThrow(
      /^trouble\.target: is layer 3, but debian has 1/,
    );
    expect(() => run(app, emptyHost, flip(0, 1e9))).toThrow(/^trouble\.byte: /);
    expect(() =>
      run(debian, emptyHost, { trouble: { kind: 'cut', target: 0, after: 60_000, range: true } }),
    ).toThrow(/^trouble\.after: .* 1 to 59999/);
    expect(() => run(debian, emptyHost, { atOnce: 0 })).toThrow(/^atOnce: /);
    expect(() => remoteFromImage('app', 'no tag', smallImage('first'))).toThrow(/^image\.tag: /);
  });
});

describe('a broken connection', () => {
  const cut = (range: boolean): Partial<PullOptions> => ({
    token: false,
    trouble: { kind: 'cut', target: 0, after: 40_000, range },
  });
  const layers = (change: Partial<PullOptions>) =>
    run(debian, emptyHost, change)
      .exchanges.filter(({ part }) => part?.kind === 'layer')
      .map((exchange) => `${(exchange.sent / 1000).toFixed(0)} ms ${inWords(exchange)}`);

  it('containerd asks for the rest at once', () => {
    expect(layers(cut(true))).toEqual([
      '43 ms GET /v2/debian/blobs/layer1 200 60000 B broken',
      '93 ms GET /v2/debian/blobs/layer1 from 40000 206 20000 B',
    ]);
  });

  it('and where Range is not heeded it takes all again and throws the beginning away', () => {
    expect(layers(cut(false))).toEqual([
      '43 ms GET /v2/debian/blobs/layer1 200 60000 B broken',
      '93 ms GET /v2/debian/blobs/layer1 from 40000 200 60000 B',
    ]);
    const played = run(debian, emptyHost, cut(false));
    const carried = played.exchanges.reduce((sum, { progress }) => sum + receivedAt(progress, played.end), 0);
    expect(carried).toBe(3000 + 40_000 + 60_000);
  });

  it('Docker’s older store waits five seconds first, and starts over where Range is not heeded', () => {
    expect(layers({ ...cut(true), engine: 'docker-classic' })).toEqual([
      '42 ms GET /v2/debian/blobs/layer1 200 60000 B broken',
      '5093 ms GET /v2/debian/blobs/layer1 from 40000 206 20000 B',
    ]);
    expect(layers({ ...cut(false), engine: 'docker-classic' })).toEqual([
      '42 ms GET /v2/debian/blobs/layer1 200 60000 B broken',
      '5093 ms GET /v2/debian/blobs/layer1 from 40000 200 60000 B dropped',
      '15103 ms GET /v2/debian/blobs/layer1 200 60000 B',
    ]);
  });
});

describe('the small image', () => {
  it('has four layers with two names each, and its documents link by real digests', () => {
    for (const part of [app.index, app.manifest, app.config, ...app.layers]) {
      expect(digestOf(part.bytes!)).toBe(part.digest);
      expect(part.bytes!.length).toBe(part.size);
    }
    for (const { digest, diffId } of app.layers) expect(digest).not.toBe(diffId);
  });

  it('rebased, shares three blobs and no stack', () => {
    const same = (key: 'digest' | 'stack') =>
      app.layers.map((each, i) => (each[key] === rebased.layers[i]![key] ? '=' : '≠')).join(' ');
    expect([same('digest'), same('stack')]).toEqual(['≠ = = =', '≠ ≠ ≠ ≠']);
  });
});

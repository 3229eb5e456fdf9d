import { describe, expect, it } from 'vitest';
import { base, ending, folder, instructions, make, outcomes, weights } from './build.testing.ts';
import { build, emptyCache } from './index.ts';

const app = 'srv/; srv/app.py = print(1)\\n';
const lib = 'a.py = a\\n; srv/b.py = b\\n';

describe('COPY from the folder', () => {
  it.each([
    ['app.py /srv/', app],
    ['*.py /srv/', app],
    ['app.p? /srv/', app],
    ['[a-b]pp.py /srv/', app],
    ['"app.py" /srv/', app],
    ['["app.py", "/srv/"]', app],
    ['../app.py /srv/', app],
    ['./lib/../app.py /srv/', app],
    ['/app.py /srv/', app],
    ['lib /srv', `srv/; srv/${lib}`],
    ['lib/*.py /srv/', `srv/; srv/${lib}`],
    ['l* /srv/', `srv/; srv/${lib}`],
    ['nothing* /srv/', ''],
    ['lib/*.py /srv', 'fails: many-to-file /srv'],
    ['app.py token /srv', 'fails: many-to-file /srv'],
    ['nothing /srv/', 'fails: no-source nothing'],
    ['app.py /etc/os-release/', 'fails: in-the-way /etc/os-release'],
    ['--chmod=755 app.py /x', 'x = print(1)\\n {mode=0755}'],
    ['--chown=7:7 app.py /x', 'x = print(1)\\n {owner=7:0}'],
    ['--chown=app app.py /x', '? COPY --chown'],
    ['--chown=99999999 app.py /x', '? COPY --chown'],
    ['--parents=true app.py /x', '? COPY --parents'],
  ])('%s', (line, expected) => expect(ending(`COPY ${line}`)).toBe(expected));

  it('a file cannot take the place of a directory, nor a directory that of a file', () => {
    expect(ending('RUN mkdir -p /srv/a.py', 'COPY lib/ /srv/')).toBe('fails: a-directory /srv/a.py');
    expect(ending('RUN touch /srv', 'COPY lib/ /srv/')).toBe('fails: in-the-way /srv');
  });
  it('ADD of an address is unknown', () =>
    expect(ending('ADD https://example.org/a /a')).toBe('? ADD https://example.org/a'));
});

describe('COPY --from', () => {
  const from = (line: string, ...made: readonly string[]) => {
    const built = make([`${base} AS b`, ...made, base, `COPY --from=${line}`].join('\n'));
    const failed = built.steps.at(-1)!.failure;
    if (failed) return `fails: ${failed.reason} ${failed.what}`;
    return built
      .image!.layers.at(-1)!
      .layer.entries.map(({ path }) => path)
      .join(' ');
  };
  it('a pattern that finds a directory copies what is in it', () =>
    expect(from('b /o/* /x/', 'RUN mkdir -p /o/d/e && touch /o/d/e/f /o/g')).toBe('x x/e x/e/f x/g'));
  it('an empty directory', () => expect(from('b /e /x/', 'RUN mkdir /e')).toBe('x'));
  it('what is not there has a reason of its own', () => {
    expect(from('b /nothing /x')).toBe('fails: not-in-stage /nothing');
    expect(from('nobody /nothing /x')).toBe('fails: no-stage nobody');
  });
  it('a base image by its name, an earlier stage by its number', () => {
    expect(from('debian:trixie-slim /etc/os-release /x')).toBe('x');
    expect(from('0 /etc/os-release /x')).toBe('x');
    expect(from('2 /etc/os-release /x')).toBe('fails: no-stage 2');
  });
});

describe('FROM', () => {
  const of = (text: string) => make(text);
  it('takes a stage by its name, which a variable may hold, and not by its number', () => {
    const text = `ARG S=build\n${base} AS build\nRUN touch /x\nFROM $S\nRUN cat /x`;
    expect(outcomes(of(text))).toBe('noted base made base made');
    expect(of(`${base}\nFROM 0`).steps[1]!.failure).toEqual({ reason: 'no-base', what: '0' });
  });
  it('says what it begins with, and which layer each step makes', () => {
    const { steps } = of(`${base} AS a\nRUN touch /x\nFROM a\nRUN touch /y`);
    expect(steps.map(({ base: what, layer }) => what ?? layer)).toEqual(['image', 2, 'stage', 3]);
    const empty = of('ARG A=1\nFROM scratch\nCOPY app.py /').steps;
    expect(empty.map(({ base: what, layer }) => what ?? layer)).toEqual([null, 'scratch', 1]);
  });
});

describe('ENV', () => {
  const shown = (...lines: readonly string[]) => ending(...lines, 'RUN echo "$A,$B" > /x');
  it.each([
    [['ENV A="b c"'], 'b c,'],
    [['ENV A=b\\ c'], 'b c,'],
    [['ENV A=b B="c d"'], 'b,c d'],
    [["ENV A='$HOME'"], '$HOME,'],
    [['ENV A b  c'], 'b  c,'],
    [['ENV A=hello', 'ENV A=bye B=$A'], 'bye,hello'],
    [['ARG A=1', 'ARG B=$A'], '1,1'],
    [['ENV A=${B:-x}${B:+y}'], 'x,'],
  ])('%j', (lines, expected) => expect(shown(...lines)).toBe(`x = ${expected}\\n`));
});

describe('causes', () => {
  it('the first build knows none but that it is the first', () =>
    expect(make(`${base}\nRUN touch /a\nRUN touch /a`).steps.map(({ cause }) => cause)).toEqual([
      'first',
      'first',
      'first',
    ]));
  it('a line that is new is not one whose inputs changed', () => {
    const text = `${base}\nRUN touch /a\nRUN touch /b`;
    const { cache } = make(text);
    expect(outcomes(make(text.replace('RUN touch /b', 'RUN touch /c\nRUN touch /b'), { cache }))).toBe(
      'base cached made:new made:below',
    );
    const scratch = make('FROM scratch\nCOPY app.py /').cache;
    expect(outcomes(make(base, { cache: scratch }))).toBe('base:new');
  });
});

it('the folder may hold any name', () => {
  const odd = Object.fromEntries([['__proto__', { text: 'x', mtime: 1 }]]);
  const built = build({
    instructions: instructions(`${base}\nCOPY . /x/\nRUN --mount=type=secret,id=__proto__,required true`),
    folder: { ...folder, ...odd },
    baseEdition: 0,
    now: 1,
    weights,
    cache: emptyCache,
  });
  expect(built.image).not.toBeNull();
});

import { describe, expect, it } from 'vitest';
import { base, ending, make, outcomes, textIn } from './build.testing.ts';

const secret = 'RUN --mount=type=secret';

describe('a lent secret', () => {
  it.each([
    ['is a file for one RUN', [`${secret},id=token cat /run/secrets/token > /x`], 'x = secret\\n'],
    ['leaves no directory of its own', [`${secret},id=token true`], ''],
    ['leaves what the RUN made beside it', [`${secret},id=token touch /run/app.pid`], 'run/; run/app.pid = '],
    [
      'hides no copy of it',
      [`${secret},id=token cp /run/secrets/token /run/copy && touch /run/app.pid`],
      'run/; run/app.pid = ; run/copy = secret\\n {mode=0400}',
    ],
    [
      'gives back the file that it hid',
      [`${secret},id=token,target=/etc/os-release cat /etc/os-release`],
      '',
    ],
    [
      'leaves a directory that was there',
      ['RUN mkdir -p /run/secrets', `${secret},id=token true`],
      'run/; run/secrets/',
    ],
    ['cannot stand on a directory', [`${secret},id=token,target=/etc true`], 'fails: in-the-way /etc'],
    [
      'cannot stand under a file',
      [`${secret},id=token,target=/etc/os-release/x true`],
      'fails: in-the-way /etc/os-release',
    ],
    [
      'cannot stand under another file',
      ['RUN touch /run', `${secret},id=token true`],
      'fails: in-the-way /run',
    ],
    ['takes its id from its target', [`${secret},target=/x/token cat /x/token`], ''],
    ['may be a variable', [`${secret},id=token,env=T echo "$T" > /x`], 'x = secret\\n\\n'],
    ['is not there if there is none', [`${secret},id=none true`], ''],
    [
      'is missed by who reads it',
      [`${secret},id=none cat /run/secrets/none`],
      'fails: no-file /run/secrets/none',
    ],
    ['may be required', [`${secret},id=none,required true`], 'fails: no-secret none'],
    ['and not required', [`${secret},id=none,required=false true`], ''],
    ['cannot be removed', [`${secret},id=token rm /run/secrets/token`], 'fails: busy /run/secrets/token'],
    ['nor its directory', [`${secret},id=token rm -rf /run`], 'fails: busy /run/secrets/token'],
    ['nor written to', [`${secret},id=token echo x > /run/secrets/token`], 'fails: busy /run/secrets/token'],
  ])('%s', (_, lines, expected) => expect(ending(...lines)).toBe(expected));

  it.each(['constructor', '__proto__', 'toString'])('may be called %s', (id) => {
    expect(ending(`${secret},id=${id} true`)).toBe('');
    expect(ending(`${secret},id=${id},required true`)).toBe(`fails: no-secret ${id}`);
  });
});

describe('other mounts', () => {
  it('a cache and a tmpfs are empty directories that go again', () => {
    expect(ending('RUN --mount=type=tmpfs,target=/t touch /t/x /y')).toBe('y = ');
    expect(ending('RUN --mount=type=tmpfs,target=/etc rm /etc/os-release')).toBe(
      'fails: no-file /etc/os-release',
    );
    expect(ending('RUN --mount=type=tmpfs,target=/etc touch /etc/x')).toBe('');
    expect(ending('RUN --mount=type=cache,target=/root/.cache touch /root/.cache/x')).toBe('');
  });
  it('what an earlier build left in a cache cannot be told', () =>
    expect(ending('RUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y python3')).toBe(
      '?? apt-get',
    ));
  it('bind and ssh are unknown', () => {
    expect(ending('RUN --mount=type=bind,target=/src cp /src/app.py /x')).toBe('? --mount=type=bind; ?? cp');
    expect(ending('RUN --mount=type=ssh true')).toBe('? --mount=type=ssh');
  });
  it('a mount from a stage needs that stage', () =>
    expect(outcomes(make(`${base} AS a\nRUN touch /x\n${base}\nRUN --mount=from=a,target=/m true`))).toBe(
      'base made base made',
    ));
});

describe('names that every object has', () => {
  it.each([
    ['ARG constructor', ''],
    ['ARG toString', ''],
    ['ENV constructor=a', ''],
    ['ENV __proto__=a', ''],
    ['ENV hasOwnProperty=$valueOf', ''],
  ])('%s', (line, expected) => expect(ending(line)).toBe(expected));
  it('hold what they are given', () => {
    expect(textIn('x', 'ENV __proto__=a', 'RUN echo $__proto__$constructor > /x')).toBe('a\n');
    expect(ending('COPY constructor /')).toBe('fails: no-source constructor');
    expect(ending('COPY --from=constructor /x /')).toBe('fails: no-stage constructor');
    expect(ending('RUN constructor && apt-get install -y toString')).toContain('? constructor');
    expect(make('FROM constructor').steps[0]!.failure).toEqual({ reason: 'no-base', what: 'constructor' });
  });
});

import { describe, expect, it } from 'vitest';
import { ending, make, textIn } from './build.testing.ts';

describe('a RUN line is read as sh reads it', () => {
  it.each([
    ['touch /a # make a', 'a = '],
    ['touch /a#b', 'a#b = '],
    ['touch /c"d"e', 'cde = '],
    [`touch '/a b'"c"`, 'a bc = '],
    ["echo '$A' > /x", 'x = $A\\n'],
    ['echo "$A" > /x', 'x = \\n'],
    ['echo "a   b" > /x', 'x = a   b\\n'],
    ['echo \\$A > /x', 'x = $A\\n'],
    ['touch $HOME/x', 'root/x = '],
    ['touch ~/x', 'root/x = '],
    ['A=1 && echo ${A}2${B:-3} > /x', 'x = 123\\n'],
    ['export A=1; echo $A > /x', 'x = 1\\n'],
    ['echo -n hi > /x', 'x = hi'],
    ['echo hi > /dev/null', ''],
    ['touch /a > /dev/null 2>&1', 'a = '],
    ['rm -f /a 2> /dev/null', ''],
    ['echo a > /x && echo b >> /x', 'x = a\\nb\\n'],
    ['cat /token > /x', 'fails: no-file /token'],
    ['A="/a /b" && touch $A', 'a = ; b = '],
    ['A="/a /b" && mkdir "$A"', 'fails: no-file /a /b'],
  ])('%s', (line, expected) => expect(ending(`RUN ${line}`)).toBe(expected));

  it('takes the variables of ENV, not of another line’s shell', () => {
    expect(ending('ENV A="b c"', 'RUN echo $A > /x')).toBe('x = b c\\n');
    expect(ending('RUN export A=1', 'RUN echo "$A" > /x')).toBe('x = \\n');
    expect(ending('USER 1000', 'RUN echo $HOME > /x')).toBe('x = /\\n');
  });
});

describe('what it does not understand is unknown, never wrong', () => {
  it.each([
    ['if false; then true; rm -rf /root; fi', '? if'],
    ['for i in a b; do touch /$i; done', '? for'],
    ['while true; do touch /a; done', '? while'],
    ['until true; do touch /a; done', '? until'],
    ['case a in a) touch /a;; esac', '? case'],
    ['{ touch /a; }', '? {'],
    ['(touch /a)', '? (touch'],
    ['! touch /a', '? !'],
    ['touch /a || true', '? touch'],
    ['touch $(echo /a)', '? touch'],
    ['A=1 make | tee /log', '? make'],
    ['exit 1; touch /a', '? exit'],
    ['touch "/a', '? touch'],
    ['touch /a &&', '? touch'],
    ['touch $1', '? touch'],
    ['echo "a\\nb" > /x', '? echo'],
    ['apt-get update > /log', '? apt-get'],
    ['touch -d yesterday /a', '? touch'],
  ])('%s', (line, expected) => expect(ending(`RUN ${line}`)).toBe(expected));
});

describe('the last command of a list decides', () => {
  it.each([
    ['rm /nothing ; true', ''],
    ['false ; touch /a', 'a = '],
    ['false && touch /a ; touch /b', 'b = '],
    ['touch /a ; rm /nothing', 'fails: no-file /nothing'],
    ['set -e; rm /nothing; true', 'fails: no-file /nothing'],
    ['set -ex; false && true; touch /a', 'a = '],
    ['set +e; false; touch /a', 'a = '],
    ['false', 'fails: fails false'],
    ['touch /a && rm /a /nothing ; true', ''],
  ])('%s', (line, expected) => expect(ending(`RUN ${line}`)).toBe(expected));
});

describe('patterns', () => {
  const dir = 'RUN mkdir /srv /e && touch /srv/a.py /srv/b.py /srv/.c.py /srv/d';
  const left = (line: string) => ending(dir, 'WORKDIR /srv', `RUN ${line}`);
  it.each([
    ['rm *.py', 'e/; srv/; srv/.c.py = ; srv/d = '],
    ['rm /srv/?.py', 'e/; srv/; srv/.c.py = ; srv/d = '],
    ['rm [!a].py', 'e/; srv/; srv/.c.py = ; srv/a.py = ; srv/d = '],
    ['rm [ad]*', 'e/; srv/; srv/.c.py = ; srv/b.py = '],
    ['rm .c*', 'e/; srv/; srv/a.py = ; srv/b.py = ; srv/d = '],
    ["rm '*.py'", 'fails: no-file *.py'],
    ['rm /e/*', 'fails: no-file /e/*'],
    ['rm -f /e/*', left('true')],
    ['rm -rf /s*/*', 'e/; srv/; srv/.c.py = '],
    ['rm * && echo * > x', 'e/; srv/; srv/.c.py = ; srv/x = *\\n'],
    ['rm d && echo * > x', 'e/; srv/; srv/.c.py = ; srv/a.py = ; srv/b.py = ; srv/x = a.py b.py\\n'],
  ])('%s', (line, expected) => expect(left(line)).toBe(expected));

  it('a star at the root means the root', () => {
    expect(make('FROM debian:trixie-slim\nWORKDIR /srv\nRUN rm -rf /*').image!.tree.inodes.size).toBe(1);
    expect(ending('RUN rm -rf /root/*')).toBe('');
  });
});

describe('the JSON form has no shell', () => {
  it.each([
    ['["touch", "/a b"]', 'a b = '],
    ['["touch", "$HOME", "/x*"]', '$HOME = ; x* = '],
    ['["sh", "-c", "echo $HOME > /x"]', 'x = /root\\n'],
    ['["cd", "/etc"]', '? cd'],
    ['["make"]', '? make'],
    ['["rm", "/nothing"]', 'fails: no-file /nothing'],
    ['[ -f /x ] && touch /a', '? ['],
  ])('%s', (line, expected) => expect(ending(`RUN ${line}`).replace('; a = ', '')).toContain(expected));
});

describe('without a shell', () => {
  it.each(['true', 'ls | wc', 'if true; then true; fi'])('%s fails', (line) => {
    const { steps } = make(`FROM scratch\nRUN ${line}`);
    expect(steps[1]!.failure).toEqual({ reason: 'no-shell', what: '' });
  });
});

describe('after an unknown command', () => {
  it.each([
    ['make && cp out/app /srv/', '? make; ?? cp'],
    ['make && rm /nothing && touch /a', 'a = ; ? make; ?? rm'],
    ['make && touch /.wh.x', 'fails: reserved-name .wh.x'],
    ['rm /nothing && make', 'fails: no-file /nothing'],
  ])('%s', (line, expected) => expect(ending(`RUN ${line}`)).toBe(expected));

  it('later steps and stages cannot be told either', () => {
    expect(ending('RUN make', 'RUN cp /out/app /')).toBe('? make; ?? cp');
    const { steps, image } = make(
      'FROM debian:trixie-slim AS b\nRUN make\nFROM scratch\nCOPY --from=b /out/app /\nCOPY nothing /',
    );
    expect(steps[3]).toMatchObject({ outcome: 'made', untold: ['COPY'] });
    expect(steps[4]!.failure).toEqual({ reason: 'no-source', what: 'nothing' });
    expect(image).toBeNull();
  });
});

describe('cd, and what is set for one command', () => {
  it('holds for the rest of the line', () => {
    expect(ending('RUN cd /etc && rm os-release')).toMatch(/^-etc\/os-release = /);
    expect(textIn('srv/x', 'WORKDIR /srv', 'RUN cd /etc', 'RUN touch x')).toBe('');
    expect(ending('RUN cd /nothing')).toBe('fails: no-file /nothing');
    expect(ending('RUN cd /etc/os-release')).toBe('fails: in-the-way /etc/os-release');
    expect(
      textIn(
        'usr/bin/python3',
        'RUN DEBIAN_FRONTEND=noninteractive apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -qq python3',
      ),
    ).not.toBeNull();
  });
});

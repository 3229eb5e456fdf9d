import { describe, expect, it } from 'vitest';
import { inodeAt } from '../image-layers/index.ts';
import { base, ending, make } from './build.testing.ts';

describe('programs do what GNU’s do', () => {
  it.each([
    ['mkdir -p /srv && touch /srv', 'srv/'],
    ['mkdir /srv && echo x > /srv', 'fails: a-directory /srv'],
    ['rm /root', 'fails: is-directory /root'],
    ['rm --verbose /root', 'fails: is-directory /root'],
    ['rm --recursive --force /root', '-root/; -root/.profile = mesg n 2> /dev/null || true\\n'],
    ['rm -rf /', '? rm'],
    ['rm -rf .', '? rm'],
    ['mkdir -m 700 /x', 'x/ {mode=0700}'],
    ['mkdir -p -m700 /x/y', 'x/; x/y/ {mode=0700}'],
    ['mkdir --mode=700 /x', 'x/ {mode=0700}'],
    ['mkdir /x/y', 'fails: no-file /x/y'],
    ['mkdir /etc', 'fails: in-the-way /etc'],
    ['mkdir /etc/os-release/x', 'fails: in-the-way /etc/os-release'],
    ['touch /x/y', 'fails: no-file /x/y'],
    ['touch /x/', 'fails: no-file /x/'],
    ['touch /etc/os-release/x', 'fails: in-the-way /etc/os-release'],
    ['chmod 700 /root', '-root/; root/ {mode=0700}'],
    ['mkdir /a && touch /a/b && chmod -R 755 /a', 'a/; a/b =  {mode=0755}'],
    ['chmod +x /etc/os-release', '? chmod'],
    ['chmod 600 /nothing', 'fails: no-file /nothing'],
    ['cp /root/.profile /nowhere/x', 'fails: no-file /nowhere/x'],
    ['cp /root/.profile /nowhere/', 'fails: no-file /nowhere/'],
    ['cp /root /x', 'fails: is-directory /root'],
    ['mkdir /a && touch /a/b && cp -r /a /c && cp -r /a /c', 'a/; a/b = ; c/; c/a/; c/a/b = ; c/b = '],
    ['cp -r /root /root/x', 'fails: same-file /root'],
    ['mv / /root', 'fails: same-file /'],
    ['touch /x && cp /x /x', 'fails: same-file /x'],
    ['touch /root/x && mv /root/x /root', 'fails: same-file /root/x'],
    ['mkdir /a && touch /a/b && mv /a /c', 'c/; c/b = '],
    ['touch /x && chmod 755 /x && echo a > /x', 'x = a\\n {mode=0755}'],
    ['cat /etc', 'fails: a-directory /etc'],
    ['apt-get update && apt-get install -y git', 'L; ? apt-get install git'],
    ['apt-get upgrade -y', '? apt-get upgrade'],
    ['echo x > /var/lib/apt && apt-get update', 'fails: in-the-way /var/lib/apt'],
    [
      'touch /usr/lib/python3.13 && apt-get update && apt-get install -y python3',
      'fails: in-the-way /usr/lib/python3.13',
    ],
  ])('%s', (line, expected) =>
    expect(ending(`RUN ${line}`).replace(/var\/lib\/apt\/.*?(?=; \?)/, 'L')).toBe(expected),
  );

  it('mv keeps time and owner, cp does not', () => {
    const { tree } = make(
      `${base}\nCOPY --chown=7 app.py /a\nRUN cp /a /b && cp -p /a /c && mv /a /d`,
    ).image!;
    const of = (path: string) => {
      const { mtime, uid } = inodeAt(tree, path)!;
      return [mtime, uid];
    };
    expect(of('b')).toEqual([2_000_000_000, 0]);
    expect(of('c')).toEqual([10, 7]);
    expect(of('d')).toEqual([10, 7]);
  });

  it('a package that is here needs no lists', () =>
    expect(
      ending(
        'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
        'RUN apt-get install curl',
      ),
    ).not.toContain('fails'));
});

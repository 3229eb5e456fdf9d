import { describe, expect, it } from 'vitest';
import { bareNumbers, firstBareNumber } from './bare-numbers.ts';
import { compile } from './compile.ts';

const check = (text: string) => compile(text, [bareNumbers]);

describe('firstBareNumber', () => {
  it.each([
    'Debian 13 and Linux 6.6, Python 3.11, Windows 11, Chapter 4, Figure 4.1.',
    'A type 1 hypervisor on an x86-64 machine with IPv4, sha256, cgroup v2 and 9p.',
    'CVE-2019-5736 was found in 2019, long after 1973, and fixed on 2019-02-11 (1999–2003).',
    'Two hosts, three copies, seven chapters.',
    'Xen’s credit2 has been the default since Xen 4.12.',
  ])('lets names pass: %s', (text) => {
    expect(firstBareNumber(text)).toBeUndefined();
  });

  it.each([
    ['It takes 125 ms.', '125'],
    ['It takes 125ms.', '125ms'],
    ['About 30 MB of files', '30'],
    ['In 10 of them', '10'],
    ['The 386 entries', '386'],
    ['a share of 76%, mostly', '76%'],
    ['20× faster', '20×'],
    ['twice, 2.5 times', '2.5'],
    ['1,000 of them', '1,000'],
    ['runs at 4:1 overcommit', '4:1'],
    ['in 1959 and 2040', '1959'],
    ['the 14.', '14'],
    ['Docker’s 14 capabilities', '14'],
    ['(44)', '44'],
    ['10-fold', '10-fold'],
    ['a 1st try', '1st'],
  ])('finds the number in %j', (text, number) => {
    expect(firstBareNumber(text)?.word).toBe(number);
  });
});

describe('bareNumbers', () => {
  it('leaves claims, code and link targets alone', async () => {
    const text = [
      'It takes <Claim id="x-125" /> with `cpu.max 50000` and [a link](https://example.org/2/3).',
      '',
      '```sh',
      'echo 42',
      '```',
      '',
      '<Figure id="f" n="4.1">Words <Claim id="y" />.</Figure>',
    ].join('\n');
    await expect(check(text)).resolves.toContain('_components');
  });

  it.each([
    ['One.\n\nTwo lines\nand 42 things.', 'trial.mdx:4: the bare number "42" must be a <Claim id="…" />'],
    ['<Figure id="f" n="1.1">\nThe 3 boxes.\n</Figure>', 'trial.mdx:2: the bare number "3"'],
    ['- one\n- <Term id="x">7 layers</Term>', 'trial.mdx:2: the bare number "7"'],
    ['| a | b |\n|---|---|\n| x | **8** |', 'trial.mdx:3: the bare number "8"'],
    ['<Table id="t" caption="All 16 of them">\n\n</Table>', 'trial.mdx:1: the bare number "16"'],
    ['Text.<Note id="n">It was 5.</Note>', 'trial.mdx:1: the bare number "5"'],
    ['some {99} more', 'trial.mdx:1: the bare number "99"'],
    ['Debian\n\n13 things', 'trial.mdx:3: the bare number "13"'],
    ['Linux <Claim id="x" /> 7 things', 'trial.mdx:1: the bare number "7"'],
  ])('refuses %j', async (text, sentence) => {
    await expect(check(text)).rejects.toThrow(sentence);
  });
});

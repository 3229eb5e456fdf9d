import { expect, it } from 'vitest';
import { usesIn } from './uses.ts';

it('finds terms and figures under their headings', () => {
  const body = [
    'A <Term id="kernel">kernel</Term> first.',
    '## The <Term id="vm">race</Term> [#the-race]',
    '<Figure id="side-by-side" n="4.1">Look.</Figure>',
    '### Smaller [#smaller]',
    'Two: <Term id="vm">VM</Term> and <Term id="kernel">kernel</Term>. <Claim id="x" />',
  ].join('\n');
  expect(usesIn(body).map((u) => `${u.section ?? '-'} ${u.kind} ${u.id} ${u.n ?? ''}`.trim())).toEqual([
    '- Term kernel',
    'the-race Term vm',
    'the-race Figure side-by-side 4.1',
    'smaller Term vm',
    'smaller Term kernel',
  ]);
});

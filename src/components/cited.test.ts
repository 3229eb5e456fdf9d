import { describe, expect, it } from 'vitest';
import { citedIn } from './cited.ts';

describe('what a chapter rests on', () => {
  it('is what its MDX names, once each, in order, also over several lines', () => {
    const body = [
      '## A title [#title]',
      'A <Term id="kernel">kernel</Term> takes <Claim id="boot-time" opens="true" />, says <Source',
      '  id="lwn-2020">a report</Source>, and <Claim id="boot-time" /> again.',
      '<Figure id="pull" n="3.2">A caption.</Figure>',
      '<TradeOffs about="vm" />',
      '<TradeOffs />',
    ].join('\n');
    expect(citedIn(body).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'Claim boot-time',
      'Source lwn-2020',
      'Figure pull',
      'TradeOffs vm',
      'TradeOffs ',
    ]);
  });
});

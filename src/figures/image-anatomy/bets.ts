import type { Bet } from '../../playback/figure.ts';
import type { Run } from './run.ts';
import { writtenAnew } from './sentences.ts';
import { bet as words, settings } from './words.ts';

const most = 6;

/** How far up a change climbs; the other stories hold no surprise to bet on. */
export function betOf(of: Run): Bet<Run> | null {
  const { story, part } = of.params;
  if (story !== 'flip' && story !== 'repack') return null;
  return {
    id: story === 'flip' ? `flip-${part}` : story,
    question: story === 'flip' ? words.question.flip(settings.partNames[part]) : words.question.repack,
    options: [...Array(most).keys()].map((n) => ({ id: String(n + 1), label: words.option(n + 1) })),
    outcome: (run) => String(writtenAnew(run)),
    settledAt: ({ beats }) => beats.at(-1)!.at,
    verdict: (run, picked) => words.verdict(Number(picked), writtenAnew(run)),
  };
}

import type { Bet } from '../../playback/figure.ts';
import type { Run } from './run.ts';
import { bet as words } from './words.ts';

type Answer = keyof typeof words.options;

/** Containers for each VM when both hosts are full; the smallest host holds one of the largest app on each side. */
export const ratioOf = ({ sides: { vms, containers } }: Run): number =>
  containers.end.copies / vms.end.copies;

/** Which answer a ratio is. */
export function answerTo(ratio: number): Answer {
  if (ratio < 1.5) return 'less';
  if (ratio < 3) return 'two';
  if (ratio < 10) return 'some';
  return ratio < 30 ? 'many' : 'most';
}

/** The same question for every host and app. */
export function betOf(): Bet<Run> {
  return {
    id: 'ratio',
    question: words.question,
    options: Object.entries(words.options).map(([id, label]) => ({ id, label })),
    outcome: (of) => answerTo(ratioOf(of)),
    settledAt: ({ timeline }) => timeline.steps.at(-2) ?? 0,
    verdict: (of, picked) => {
      const ratio = ratioOf(of);
      const name = Object.entries(words.options).find(([id]) => id === picked)?.[1] ?? picked;
      const { vms, containers } = of.sides;
      return words.verdict(name, ratio, vms.end.copies, containers.end.copies, picked === answerTo(ratio));
    },
  };
}

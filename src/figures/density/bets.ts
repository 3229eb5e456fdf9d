import type { Bet } from '../../playback/figure.ts';
import type { Run } from './run.ts';
import { bet as words } from './words.ts';

type Answer = keyof typeof words.options;

/** Containers for each VM when both hosts are full; null where not one VM fits. */
export function ratioOf({ sides: { vms, containers } }: Run): number | null {
  return vms.end.copies === 0 ? null : containers.end.copies / vms.end.copies;
}

/** Which answer a ratio is. */
export function answerTo(ratio: number): Answer {
  if (ratio < 1.5) return 'less';
  if (ratio < 3) return 'two';
  if (ratio < 10) return 'some';
  return ratio < 30 ? 'many' : 'most';
}

/** The same question for every host and app; there is none where the host holds no VM at all. */
export function betOf(run: Run): Bet<Run> | null {
  if (ratioOf(run) === null) return null;
  return {
    id: 'ratio',
    question: words.question,
    options: Object.entries(words.options).map(([id, label]) => ({ id, label })),
    outcome: (of) => answerTo(ratioOf(of) ?? 0),
    settledAt: ({ timeline }) => timeline.steps.at(-2) ?? 0,
    verdict: (of, picked) => {
      const ratio = ratioOf(of);
      const name = Object.entries(words.options).find(([id]) => id === picked)?.[1] ?? picked;
      const { vms, containers } = of.sides;
      return ratio === null
        ? words.none(name)
        : words.verdict(name, ratio, vms.end.copies, containers.end.copies, picked === answerTo(ratio));
    },
  };
}

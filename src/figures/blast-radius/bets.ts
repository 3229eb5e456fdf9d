import type { Bet } from '../../playback/figure.ts';
import type { Run } from './run.ts';
import { bet as words } from './sentences.ts';

/** Every fault but the crash is worth a bet: in how many boxes does it reach all three copies? */
export function betOf(run: Run): Bet<Run> | null {
  const { fault, limited, jailed } = run.params;
  if (fault === 'crash') return null;
  return {
    id: `${fault} ${limited} ${jailed}`,
    question: words.question,
    options: Object.entries(words.options).map(([id, label]) => ({ id, label })),
    outcome: ({ allHit }) => String(allHit.length),
    settledAt: ({ timeline }) => timeline.steps.at(-1)!,
    verdict: ({ allHit, params }, picked) => {
      const label = words.options[picked as keyof typeof words.options] ?? picked;
      return words.verdict(label, picked === String(allHit.length), allHit, params);
    },
  };
}

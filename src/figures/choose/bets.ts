import type { Bet } from '../../playback/figure.ts';
import { encodeState } from '../../share/codec.ts';
import { options } from '../../simulators/choosing/index.ts';
import { presets, schema } from './params.ts';
import type { Run } from './run.ts';
import { bet as words, optionWords } from './words.ts';

const advice = (run: Run) => run.beats.at(-1)!.advice;

/** Every job of ours is worth a bet; a reader's own job is not, since he lays the scales himself. */
export function betOf(run: Run): Bet<Run> | null {
  const of = { schema, presets };
  const written = (params: Run['params']) => encodeState(of, { preset: presets[0]!.id, params, t: 0 });
  const preset = presets.find(({ params }) => written(params) === written(run.params))?.id;
  if (preset === undefined || preset === 'own') return null;
  return {
    id: preset,
    question: words.question,
    options: options.map((id) => ({ id, label: optionWords[id].name })),
    outcome: (of) => advice(of).best[0]!,
    settledAt: ({ beats }) => beats.at(-1)!.at,
    verdict: (of, picked) => {
      const { best, balances } = advice(of);
      const names = best.map((id) => optionWords[id].say);
      const mine = options.find((id) => id === picked);
      return words.verdict(
        mine ? optionWords[mine].say : picked,
        names,
        mine !== undefined && best.includes(mine),
        balances.find(({ option }) => option === mine)?.reasons.filter(({ side }) => side === 'against')
          .length ?? 0,
      );
    },
  };
}

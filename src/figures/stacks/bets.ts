import type { Bet } from '../../playback/figure.ts';
import { encodeState } from '../../share/codec.ts';
import { bets as words } from './bet-words.ts';
import { presets, schema, type Params } from './params.ts';
import type { Run } from './run.ts';

type Surprise = keyof typeof words;

const end = (run: Run) => run.beats.at(-1)!.move.standing;
const count = (run: Run, kind: 'kernel' | 'app'): number =>
  end(run).filter((part) => part.kind === kind).length;

/** Where the hypervisor sits in the end, read off what stands on what. */
function hypervisorSeat(run: Run): 'above' | 'inside' | 'under' {
  const hypervisor = end(run).find(({ kind }) => kind === 'hypervisor');
  const kernel = end(run).find(({ id }) => id === 'kernel-host');
  if (kernel?.on.includes('hypervisor')) return 'under';
  return hypervisor?.on.includes('kernel-host') ? 'inside' : 'above';
}

const outcomes: Readonly<Record<Surprise, (run: Run) => string>> = {
  mac: (run) => String(count(run, 'kernel')),
  pc: hypervisorSeat,
  engine: (run) => (count(run, 'app') > 0 ? 'all' : 'none'),
};

const verdicts: Readonly<Record<Surprise, (run: Run, right: boolean, picked: string) => string>> = {
  mac: (run, right, picked) => words.mac.verdict(right, picked, count(run, 'kernel')),
  pc: (_, right, picked) => words.pc.verdict(right, picked),
  engine: (run, right, picked) => words.engine.verdict(right, picked, count(run, 'app')),
};

/** The bet that goes with a run: three presets have one; a run that the reader has changed has none. */
export function betOf(run: Run): Bet<Run> | null {
  const of = { schema, presets };
  const written = (params: Params) => {
    const alone: Params = { ...params, beside: 'none' };
    return encodeState(of, { preset: presets[0]!.id, params: alone, t: 0 });
  };
  const preset = presets.find(({ params }) => written(params) === written(run.params))?.id;
  if (preset === undefined || !(preset in words)) return null;
  const id = preset as Surprise;
  const options: Readonly<Record<string, string>> = words[id].options;
  return {
    id,
    question: words[id].question,
    options: Object.entries(options).map(([option, label]) => ({ id: option, label })),
    outcome: outcomes[id],
    // The Mac's kernels can be counted for good only once the last copy has started.
    settledAt: ({ beats }) =>
      id === 'pc'
        ? beats.find(({ move }) => 'what' in move && move.what === 'hypervisor')!.at
        : beats.at(-1)!.at,
    verdict: (of, picked) => verdicts[id](of, outcomes[id](of) === picked, options[picked] ?? picked),
  };
}

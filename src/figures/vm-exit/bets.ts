import type { Bet } from '../../playback/figure.ts';
import { encodeState } from '../../share/codec.ts';
import type { Trace, Way } from '../../simulators/vm-exit/index.ts';
import { bets as words } from './bet-words.ts';
import { presets, schema } from './params.ts';
import type { Run } from './run.ts';

type Surprise = keyof typeof words;

const traceOf = ({ sections }: Run, way?: Way): Trace =>
  (sections.find(({ trace }) => trace.way === way) ?? sections[0]!).trace;
const exits = (of: Trace): number => of.exits.length;
/** Reads of the first walk alone. */
const firstWalk = ({ moments }: Trace): number => {
  const from = moments.findIndex(({ what }) => what.kind === 'looks-up');
  const to = moments.findIndex(({ what }, i) => i > from && what.kind !== 'looks-up');
  return from < 0 ? 0 : to - from;
};
const finders = ({ moments }: Trace): 'guest' | 'host' | 'both' | 'none' => {
  const guest = moments.some(({ what }) => what.kind === 'enters-kernel' && what.by === 'fault');
  const host = moments.some(({ what }) => what.kind === 'allocates');
  return guest ? (host ? 'both' : 'guest') : host ? 'host' : 'none';
};

/** What came true in each of the surprising presets. */
const outcomes: Readonly<Record<Surprise, (run: Run) => string>> = {
  call: (run) => String(exits(traceOf(run))),
  page: (run) => String(firstWalk(traceOf(run))),
  fresh: (run) => finders(traceOf(run)),
  letter: (run) => String(exits(traceOf(run))),
  nap: (run) => {
    const { moments } = traceOf(run);
    if (moments.some(({ asleep }) => asleep)) return 'others';
    return moments.some(({ what }) => what.kind === 'halts') ? 'polls' : 'rests';
  },
  packet: (run) => String(exits(traceOf(run, 'trap'))),
  burst: (run) => String(exits(traceOf(run, 'queue'))),
};

const verdicts: Readonly<Record<Surprise, (run: Run, right: boolean) => string>> = {
  call: (run, right) => words.call.verdict(right, exits(traceOf(run))),
  page: (run, right) => words.page.verdict(right, firstWalk(traceOf(run))),
  fresh: (run, right) => words.fresh.verdict(right, words.fresh.who[finders(traceOf(run))]),
  letter: (run, right) => words.letter.verdict(right, exits(traceOf(run))),
  nap: (_, right) => words.nap.verdict(right),
  packet: (run, right) => words.packet.verdict(right, exits(traceOf(run, 'trap'))),
  burst: (run, right) =>
    words.burst.verdict(right, exits(traceOf(run, 'queue')), exits(traceOf(run, 'trap'))),
};

/** The step from which on the outcome can be seen. */
function settledAt(run: Run, preset: Surprise): number {
  const { steps, timeline } = run;
  const find = (fits: (topic: Run['steps'][number]['topic']) => boolean) => {
    const i = steps.findIndex(({ topic }) => fits(topic));
    return timeline.steps[i < 0 ? steps.length - 1 : i]!;
  };
  switch (preset) {
    case 'page':
      return find(({ kind }) => kind === 'found');
    case 'fresh':
      return find(({ kind }) => kind === 'allocates');
    case 'nap':
      return find((topic) => topic.kind === 'halts' && topic.phase === 'sleeps');
    case 'packet':
      return find((topic) => topic.kind === 'end' && topic.way === 'trap');
    default:
      return timeline.steps.at(-1)!;
  }
}

/** The bet that goes with a run: each preset has its own; a run that the reader has changed has none. */
export function betOf(run: Run): Bet<Run> | null {
  const of = { schema, presets };
  const written = (params: Run['params']) => encodeState(of, { preset: presets[0]!.id, params, t: 0 });
  const preset = presets.find(({ params }) => written(params) === written(run.params));
  if (!preset) return null;
  const id = preset.id as Surprise;
  const { question, options } = words[id];
  return {
    id,
    question,
    options: Object.entries(options).map(([option, label]) => ({ id: option, label })),
    outcome: outcomes[id],
    settledAt: (each) => settledAt(each, id),
    verdict: (each, picked) => verdicts[id](each, picked === outcomes[id](each)),
  };
}

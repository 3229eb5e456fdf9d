import type { Bet } from '../../playback/figure.ts';
import { freeFrames } from '../../simulators/memory/index.ts';
import { betWords } from './bet-words.ts';
import { presets, runKey } from './params.ts';
import { keptParts, type Moment, type Run } from './run.ts';

type Surprise = keyof typeof betWords;

const last = ({ day }: Run): Moment => day.moments.at(-1)!;
const stepWith = ({ day }: Run, kind: string): Moment =>
  day.moments.find(({ step }) => step.events.some((event) => event.kind === kind)) ?? day.moments.at(-1)!;
const keptCount = (run: Run): number => keptParts(last(run)).length;
const got = (run: Run): number => computing(run).load.guests[0]?.got ?? 0;
const computing = ({ day }: Run): Moment =>
  day.moments.find(({ step }) => step.kind === 'compute') ?? day.moments.at(-1)!;

/** What came true for each question, and when it can be seen. */
const settled: Readonly<
  Record<Surprise, { readonly outcome: (run: Run) => string; readonly at: (run: Run) => Moment }>
> = {
  serve: {
    outcome: (run) => (keptCount(run) === 4 ? 'four' : keptCount(run) > 1 ? 'some' : 'few'),
    at: last,
  },
  compute: { outcome: (run) => (got(run) > 1.5 ? 'two' : got(run) > 0.75 ? 'one' : 'half'), at: computing },
  touch: {
    outcome: (run) => {
      const events = run.day.moments.flatMap(({ step }) => step.events);
      const first = events.find(({ kind }) => kind === 'swap-out' || kind === 'oom-kill');
      return first?.kind === 'swap-out' ? 'moved' : first ? 'killed' : 'error';
    },
    at: (run) => stepWith(run, 'swap-out'),
  },
  'no-swap': {
    outcome: (run) => {
      const event = stepWith(run, 'oom-kill').step.events.find(({ kind }) => kind === 'oom-kill');
      if (event?.kind !== 'oom-kill') return 'wait';
      return event.victim === event.asker ? 'asker' : 'other';
    },
    at: (run) => stepWith(run, 'oom-kill'),
  },
  disk: {
    outcome: (run) =>
      last(run).step.state.guests.some(({ status }) => status === 'paused') ? 'stops' : 'error',
    at: (run) => stepWith(run, 'no-space'),
  },
  turns: {
    outcome: (run) => {
      const free = freeFrames(last(run).step.state.memory);
      const { servePages, bootPages, frames } = run.day.facts;
      const needed = run.day.host.admitted * (bootPages + servePages);
      return free === 0 ? 'none' : free >= frames - needed ? 'all' : 'some';
    },
    at: last,
  },
  reserved: { outcome: (run) => ['', '', 'two', 'three', 'four'][keptCount(run)] || 'two', at: last },
};

/** The bet that goes with a run: each preset has its own; a run that the reader has changed has none. */
export function betOf(run: Run): Bet<Run> | null {
  const key = runKey(run.params);
  const id = presets.find(({ params }) => runKey(params) === key)?.id as Surprise | undefined;
  if (!id) return null;
  const { question, options, verdict } = betWords[id];
  const { outcome, at } = settled[id];
  return {
    id,
    question,
    options: Object.entries(options).map(([option, label]) => ({ id: option, label })),
    outcome,
    settledAt: (of) => at(of).at,
    verdict: (of, picked) => verdict(picked === outcome(of), of),
  };
}

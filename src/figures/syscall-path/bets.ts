import type { Bet } from '../../playback/figure.ts';
import type { Us } from '../../playback/timeline.ts';
import type { Box } from '../../simulators/io-path/index.ts';
import { engine, exits, fates, kernels, pageCaches, verdict, who, type BetWords } from './bet-words.ts';
import type { Lane, Run } from './run.ts';
import { boxWords } from './words.ts';

/** What a run is worth a bet on: whose bytes are lost if something happens in the end, else what the rarest box does. */
export function betOf(run: Run): Bet<Run> {
  const { job, end } = run.params;
  const lane = (box: Box) => run.lanes.find((each) => each.box === box);
  const [container, vm, gvisor, kata] = [lane('container'), lane('vm'), lane('gvisor'), lane('kata')];
  if (job !== 'packet' && end !== 'none') return fateBet(run, end);
  if (job === 'packet') {
    const guest = vm ?? kata ?? gvisor;
    return !guest || run.lanes.length > 2
      ? bet(run, engine, String(Math.max(...run.lanes.map(({ counts }) => counts.engine))))
      : bet(run, kernels(guest.box), String(guest.counts.kernels), guest);
  }
  if (job === 'sync' && vm) return bet(run, pageCaches, String(vm.counts.caches), vm);
  if (gvisor) return bet(run, who, answerer(gvisor), gvisor);
  const guest = kata ?? vm;
  if (guest) return bet(run, exits(guest.box), String(guest.counts.exits), guest);
  return bet(run, engine, String(container!.counts.engine), container);
}

/** The part that the app's call is handed to: the first that is neither the app nor the kernel that catches it. */
const answerer = ({ hops }: Lane): string =>
  hops.find(({ part, deed }) => part !== 'app' && deed !== 'catches')!.part;

function bet(run: Run, words: BetWords, outcome: string, lane?: Lane): Bet<Run> {
  return made(
    run,
    words,
    outcome,
    lane ? run.timeline.steps[lane.from + lane.hops.length - 1]! : run.timeline.steps.at(-1)!,
  );
}

function fateBet(run: Run, end: 'kill' | 'power'): Bet<Run> {
  const lost = run.lanes.filter(({ kept }) => kept.length === 0).map(({ box }) => box);
  const single = run.lanes.length === 1;
  const outcome = lost.length === 0 ? 'none' : lost.length === run.lanes.length ? 'all' : lost.join(' ');
  const words = fates(
    end,
    single ? [] : run.lanes.map(({ box }) => [box, boxWords[box].say] as const),
    single,
  );
  return made(run, words, outcome, run.timeline.steps.at(-1)!);
}

function made(run: Run, words: BetWords, outcome: string, settled: Us): Bet<Run> {
  const { job, boxes, end, cache } = run.params;
  return {
    id: [job, boxes.length, boxes.join(), end, cache].join(' '),
    question: words.question,
    options: Object.entries(words.options).map(([id, label]) => ({ id, label })),
    outcome: () => outcome,
    settledAt: () => settled,
    verdict: (_, picked) => {
      return verdict(words, picked, outcome);
    },
  };
}

import type { Bet } from '../../playback/figure.ts';
import { boxIds } from '../../simulators/spectrum/index.ts';
import { bets as axisBets } from './axis-words.ts';
import type { AxisRun } from './axis-run.ts';
import type { NestRun } from './nest-run.ts';
import { nestBet } from './nest-words.ts';
import type { Run } from './run.ts';

/** The start-up of a microVM, the cost of its monitor, and the kernels of every nest are worth a bet. */
export function betOf(run: Run): Bet<Run> | null {
  if (run.kind === 'nest') return kernelBet(run);
  if (run.axis === 'first') {
    const outcome = startOutcome(ratioOf(run));
    return axisBet(run, 'first', outcome);
  }
  if (run.axis === 'wall') return axisBet(run, 'wall', wallOutcome(ratioOf(run)));
  return null;
}

const figure = (run: AxisRun, id: 'microvm' | 'container') => {
  const found = run.placements[id];
  if (found.kind !== 'figure') throw new Error(`The bet needs a figure for ${id} on the axis "${run.axis}".`);
  return found;
};
/** The microVM's figure over the container's. */
const ratioOf = (run: AxisRun): number => figure(run, 'microvm').value / figure(run, 'container').value;

/** Sooner than half the time, within twice, within ten times, or beyond. */
export const startOutcome = (ratio: number): keyof typeof axisBets.first.options =>
  ratio < 0.5 ? 'left' : ratio < 2 ? 'beside' : ratio < 10 ? 'right' : 'far';

export const wallOutcome = (ratio: number): keyof typeof axisBets.wall.options =>
  ratio < 0.5 ? 'less' : ratio < 2 ? 'same' : ratio < 30 ? 'ten' : 'hundred';

function axisBet(run: AxisRun, axis: 'first' | 'wall', outcome: string): Bet<Run> {
  const { question, options, verdict } = axisBets[axis];
  const all: Readonly<Record<string, string>> = options;
  return {
    id: axis,
    question,
    options: Object.entries(all).map(([id, label]) => ({ id, label })),
    outcome: () => outcome,
    settledAt: ({ timeline }) => timeline.steps[boxIds.indexOf('microvm') + 1]!,
    verdict: (_, picked) =>
      verdict(
        all[picked] ?? picked,
        picked === outcome,
        figure(run, 'microvm').claim.text,
        figure(run, 'container').claim.text,
      ),
  };
}

function kernelBet({ spec, counts }: NestRun): Bet<Run> {
  const { ground, nodes, pods, kata } = spec;
  const options: Readonly<Record<string, string>> =
    ground === 'mac' ? nestBet.macOptions : ground === 'metal' ? nestBet.metalOptions : nestBet.options;
  const innermost = counts.findLast(({ kernels }) => kernels > 0)!.kind;
  const outcome = innermost === 'pod' ? 'pods' : 'nodes';
  const sum = counts.reduce((all, { kernels }) => all + kernels, 0);
  return {
    id: `${ground} ${nodes} ${pods} ${kata}`,
    question: nestBet.question,
    options: Object.entries(options).map(([id, label]) => ({ id, label })),
    outcome: () => outcome,
    // Once the containers are open nothing can follow that has a kernel.
    settledAt: ({ timeline }) => timeline.steps[counts.length - 1]!,
    verdict: (_, picked) =>
      nestBet.verdict(options[picked] ?? picked, picked === outcome, sum, counts.at(-1)!.boxes),
  };
}

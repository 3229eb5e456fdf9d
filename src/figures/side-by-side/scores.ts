import type { Us } from '../../playback/timeline.ts';
import type { StartupRun } from '../../simulators/startup/index.ts';
import type { ContainerView, Frame, LayerView, VmView } from './frame.ts';
import type { Run } from './run.ts';
import { answer, bytes, kernels, memory, words } from './words.ts';

export interface Score {
  readonly guestKernels: number;
  readonly hostKernels: number;
  /** Bytes on the host's disk. */
  readonly disk: number;
  /** MiB. */
  readonly memory: number;
  readonly first: Us | null;
  readonly last: Us | null;
  readonly serving: number;
}

function answers({ responses }: StartupRun, t: Us): Pick<Score, 'first' | 'last' | 'serving'> {
  const given = responses.filter((r) => r <= t);
  return {
    first: given.length > 0 ? Math.min(...given) : null,
    last: given.length === responses.length ? Math.max(...given) : null,
    serving: given.length,
  };
}

/** What the guests cost at `t`. A kernel and its memory count from when the kernel begins to run, its monitor's memory and its disk from when they are there. */
export function vmScore(of: Run, vms: readonly VmView[], disk: Frame['vmDisk'], t: Us): Score {
  const { sizes, params } = of;
  const own = vms.filter(
    (vm) => params.start === 'warm' || (vm.phase !== 'waiting' && vm.phase !== 'disk'),
  ).length;
  const guestKernels = vms.filter((vm) => vm.kernel !== 'absent').length;
  const machines = vms.filter((vm) => vm.machine === 'here').length;
  return {
    hostKernels: 1,
    guestKernels,
    disk: storedOnce(of, disk) + own * sizes.vmDisk,
    memory:
      machines * sizes.monitorMemory +
      (machines > 0 ? sizes.monitorOnce : 0) +
      guestKernels * sizes.guestMemory,
    ...answers(of.vm, t),
  };
}

/** Bytes that lie on the host once for all guests: what travelled, and what it was unpacked to. */
function storedOnce({ sizes, params }: Run, disk: Frame['vmDisk']): number {
  if (params.start === 'warm') return sizes.vmOnce;
  if (disk === 'downloading') return 0;
  return sizes.vmTransfer + (disk === 'here' ? sizes.vmDisk + sizes.vmOnce : 0);
}

/** What the containers cost at `t`. */
export function containerScore(
  of: Run,
  containers: readonly ContainerView[],
  layers: readonly LayerView[],
  t: Us,
): Score {
  const { sizes, plans } = of;
  const stored = layers.reduce((sum, layer, i) => {
    const blob =
      plans.layerTransfers[i] && t >= plans.layerTransfers[i].end ? plans.layers[i]!.compressed : 0;
    return sum + blob + (layer.state === 'here' ? layer.unpacked : 0);
  }, 0);
  return {
    hostKernels: 1,
    guestKernels: 0,
    disk: stored + containers.filter((c) => c.writable !== 'absent').length * sizes.upper,
    memory: sizes.containerMemory[containers.filter((c) => c.app !== 'absent').length]!,
    ...answers(of.container, t),
  };
}

/** One line of the scoreboard, each side as text now and in the end, and its bar as a share of the larger end. */
export interface ScoreRow {
  readonly name: string;
  readonly vm: ScoreCell;
  readonly container: ScoreCell;
}

export interface ScoreCell {
  readonly now: string;
  readonly end: string;
  readonly share: number;
}

type Scores = Pick<Frame, 'vmScore' | 'containerScore'>;

/** The scoreboard of a moment; `end` is what the run comes to. */
export function scoreRows({ params }: Run, now: Scores, end: Scores): ScoreRow[] {
  const row = (
    name: string,
    text: (score: Score) => string,
    amount: (score: Score) => number | null,
  ): ScoreRow => {
    const whole = Math.max(amount(end.vmScore) ?? 0, amount(end.containerScore) ?? 0, 1e-9);
    const cell = (score: Score, last: Score): ScoreCell => ({
      now: text(score),
      end: text(last),
      share: (amount(score) ?? 0) / whole,
    });
    return {
      name,
      vm: cell(now.vmScore, end.vmScore),
      container: cell(now.containerScore, end.containerScore),
    };
  };
  return [
    row(
      words.kernels,
      (s) => kernels(s, params.hypervisor),
      (s) => s.hostKernels + s.guestKernels,
    ),
    row(
      words.disk,
      (s) => bytes(s.disk),
      (s) => s.disk,
    ),
    row(
      words.memory,
      (s) => memory(s.memory),
      (s) => s.memory,
    ),
    row(
      words.first,
      (s) => answer(s.first),
      (s) => s.first,
    ),
    row(
      words.last,
      (s) => answer(s.last),
      (s) => s.last,
    ),
  ];
}

import type { BaseFrame, Bet, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import type { Lane } from '../../drawing/Lanes.tsx';
import type { TaskFacts } from '../../simulators/cpu-scheduling/index.ts';
import { TIMESLICE } from '../../simulators/cpu-scheduling/xen-credit/constants.ts';
import { describe } from './alt-words.ts';
import { happeningsAt } from './narrate.ts';
import { vmName } from './names.ts';
import { presets, schema, type Params, type Vm } from './params.ts';
import { runOf, viewFrom, type Run } from './run.ts';
import { tell } from './sentences.ts';
import { delays } from './wakes.ts';
import { bet as betWords, due, places, signed, title } from './words.ts';
import { wanted } from './workloads.ts';

/** Where a vCPU is drawn: asleep at home in its VM, in a queue, on a CPU, or held back by a cap. */
export type Place = 'home' | 'queue' | 'cpu' | 'held';

/** A vCPU as it is drawn. */
export interface Token {
  readonly id: number;
  readonly name: string;
  /** 1…6, the VM's colour and hatch. */
  readonly series: number;
  readonly place: Place;
  readonly cpu: number;
  /** BOOST, UNDER, OVER; owed, ahead; "" where nothing is to be said. */
  readonly rank: string;
  readonly value: string;
}

export interface VmView {
  readonly name: string;
  readonly series: number;
  readonly vm: Vm;
  readonly vcpus: readonly Token[];
  /** Shares of one CPU. */
  readonly got: number;
  readonly asks: number;
  /** Told only when the run is over: either would answer the bet. */
  readonly entitled: number | undefined;
  readonly longRun: number | undefined;
  /** µs, summed over its vCPUs, and as a share of their time. */
  readonly steal: Us;
  readonly stealShare: number;
  readonly wakes: ReturnType<typeof delays>;
}

export interface CpuView {
  readonly cpu: number;
  readonly running: Token | undefined;
  readonly since: Us;
  /** Head first. */
  readonly queue: readonly Token[];
  /** How many places the queue needs at most. */
  readonly places: number;
}

export interface Frame extends BaseFrame {
  readonly t: Us;
  readonly vms: readonly VmView[];
  readonly cpus: readonly CpuView[];
  readonly held: readonly Token[];
  readonly lanes: readonly Lane[];
  readonly view: { readonly from: Us; readonly to: Us };
}

/** Everything that is drawn, said and counted at `t` (µs). O(log n) in the run, and in what is in view. */
export function frameAt(run: Run, t: Us): Frame {
  const { changes, steps, duration } = run.timeline;
  const moment = run.moments[indexAt(changes, t)]!;
  const from = viewFrom(t, duration, run.view);
  const tokens = moment.tasks.map((_, task) => tokenOf(run, t, task));
  const cpus = moment.cpus.map(({ running, since, queue }, cpu): CpuView => ({
    cpu,
    running: running < 0 ? undefined : tokens[running]!,
    since,
    queue: queue.map((task) => tokens[task]!),
    places: run.places[cpu]!,
  }));
  const vms = run.params.vms.map((_, vm) => vmView(run, t, vm, tokens));
  const frame = {
    t,
    vms: t >= duration ? withOutcome(run, vms) : vms,
    cpus,
    held: tokens.filter(({ place }) => place === 'held'),
    lanes: lanesOf(run, from),
    view: { from, to: from + run.view },
  };
  const step = steps[indexAt(steps, t)] ?? 0;
  const say = tell(happeningsAt(run, indexAt(changes, step)), run);
  return { ...frame, say, alt: describe(frame) };
}

/** What a vCPU has had up to `t`: ran, and did not run though it had work. */
function totals(run: Run, t: Us, task: number): { ran: Us; steal: Us } {
  const moment = run.moments[indexAt(run.timeline.changes, t)]!;
  const { state, ran, waited, held } = moment.tasks[task]!;
  const since = t - moment.t;
  const missing = state === 'runnable' || state === 'parked' || state === 'throttled';
  return { ran: ran + (state === 'running' ? since : 0), steal: waited + held + (missing ? since : 0) };
}

function vmView(run: Run, t: Us, vm: number, tokens: readonly Token[]): VmView {
  const tasks = run.vcpusOf[vm]!;
  const all = tasks.map((task) => totals(run, t, task));
  const ran = all.reduce((sum, one) => sum + one.ran, 0);
  const steal = all.reduce((sum, one) => sum + one.steal, 0);
  const spec = run.params.vms[vm]!;
  return {
    name: vmName(vm),
    series: vm + 1,
    vm: spec,
    vcpus: tasks.map((task) => tokens[task]!),
    got: t === 0 ? 0 : ran / t,
    asks: wanted(spec.load) * spec.vcpus,
    entitled: undefined,
    longRun: undefined,
    steal,
    stealShare: t === 0 ? 0 : steal / (t * tasks.length),
    wakes: delays(run.wakes, tasks, t),
  };
}

/** The VMs with what the bet is about: what each is entitled to, and what it gets in the long run. */
export function withOutcome(run: Run, vms: readonly VmView[]): VmView[] {
  return vms.map((view, vm) => ({
    ...view,
    entitled: run.entitled[vm]!,
    longRun: run.longRun.shares[vm]!.got,
  }));
}

function tokenOf(run: Run, t: Us, task: number): Token {
  const moment = run.moments[indexAt(run.timeline.changes, t)]!;
  const { state, cpu } = moment.tasks[task]!;
  const { credit, deadline } = moment.standing[task]!;
  const place =
    state === 'running' ? 'cpu' : state === 'runnable' ? 'queue' : state === 'sleeping' ? 'home' : 'held';
  const { id, group } = run.schedule.tasks[task]!;
  const xen = run.params.policy === 'xen';
  return {
    id: task,
    name: id,
    series: group + 1,
    place,
    cpu,
    rank: rankOf(place, moment.standing[task]!),
    value: xen ? signed(credit!) : deadline === undefined || place === 'home' ? '' : due(deadline),
  };
}

/** The word on a token: its class, or whether it may go. */
function rankOf(place: Place, { priority, eligible }: TaskFacts): string {
  if (place === 'home') return places.asleep;
  if (priority !== undefined) return priority;
  if (place === 'held') return places.throttled;
  return eligible === false ? 'ahead' : 'owed';
}

function lanesOf(run: Run, from: Us): Lane[] {
  const to = from + run.view;
  return run.schedule.slices.map((slices, cpu) => {
    const spans = [];
    const starts = (at: number) => slices[at]!.start;
    let low = 0;
    let high = slices.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (slices[middle]!.end <= from) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < slices.length && starts(i) < to; i++) {
      const { task, start, end } = slices[i]!;
      const { id, group } = run.schedule.tasks[task]!;
      spans.push({ start, end, series: group + 1, label: id });
    }
    return { label: places.cpu(cpu), spans };
  });
}

/** Of the time VM A had work: how much it ran, and how much a cap held it back; 1 and 0 if it never had any. */
export function firstVm(run: Run) {
  const { tasks } = run.schedule.at(run.timeline.duration);
  const own = run.vcpusOf[0]!.map((task) => tasks[task]!);
  const ran = own.reduce((sum, one) => sum + one.ran, 0);
  const held = own.reduce((sum, one) => sum + one.held, 0);
  const wants = own.reduce((sum, one) => sum + one.ran + one.waited + one.held, 0);
  return wants === 0
    ? { ran: 1, held: 0, idle: true }
    : { ran: ran / wants, held: held / wants, idle: false };
}

/** Which answer a share is, by the percents that are printed. */
export function answerTo(ran: number): keyof typeof betWords.options {
  const percents = Math.round(ran * 100);
  if (percents < 30) return 'quarter';
  if (percents < 40) return 'third';
  if (percents < 60) return 'half';
  return percents < 75 ? 'most' : 'all';
}

export const bet: Bet<Run> = {
  id: 'share-of-a',
  question: betWords.question,
  options: Object.entries(betWords.options).map(([id, label]) => ({ id, label })),
  outcome: (run) => answerTo(firstVm(run).ran),
  settledAt: (run) => run.timeline.duration,
  verdict: (run, picked) => {
    const { ran, held, idle } = firstVm(run);
    const label = betWords.options[picked as keyof typeof betWords.options] ?? picked;
    return betWords.verdict(label, picked === answerTo(ran), ran, held, idle);
  },
};

/** When the next accounting is (µs), for Xen. */
export const nextPayday = (t: Us): Us => (Math.floor(t / TIMESLICE) + 1) * TIMESLICE;

/** About two decisions a second, and no longer than a reader watches. */
const pace = ({ timeline: { duration, steps } }: Run): Us =>
  duration / Math.min(Math.max(steps.length / 2.2, 8), 45);

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'hypervisor-scheduling',
  title,
  schema,
  presets,
  run: runOf,
  timeline: (run) => run.timeline,
  frameAt,
  pace,
  bet: () => bet,
};

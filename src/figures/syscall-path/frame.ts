import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import {
  countHops,
  goneAfter,
  type Counts,
  type Crossing,
  type Part,
} from '../../simulators/io-path/index.ts';
import { altOf } from './alt-words.ts';
import { betOf } from './bets.ts';
import { presets, schema, type Params } from './params.ts';
import { rowsOf } from './rows.ts';
import { run, type Lane, type Run } from './run.ts';
import { boxWords, crossingWords, labels, modeWords, partWords, title } from './words.ts';

export interface RowView {
  readonly part: Part;
  readonly label: string;
  readonly sub: string;
  /** Inside the virtual machine. */
  readonly inVm: boolean;
  /** Its code runs now. */
  readonly active: boolean;
  /** It holds the bytes. */
  readonly holds: boolean;
  readonly gone: boolean;
}

export interface Stop {
  readonly n: number;
  /** Row from the top, from 0. */
  readonly row: number;
  readonly copies: boolean;
  readonly current: boolean;
  readonly crossing: Crossing;
  /** The wall of a VM lies before it. */
  readonly wall: boolean;
}

export interface LaneView {
  readonly box: Lane['box'];
  readonly name: string;
  readonly sub: string;
  readonly state: 'later' | 'now' | 'done';
  readonly rows: readonly RowView[];
  readonly stops: readonly Stop[];
  /** Who has it and how it got there, or how it ended. */
  readonly now: string;
  readonly counts: Counts;
}

export interface Frame extends BaseFrame {
  readonly step: number;
  readonly lanes: readonly LaneView[];
  /** Places for stops in each lane: the longest path that is shown. */
  readonly places: number;
  readonly chip: string;
  /** The lane to look at where there is room for one: the one under way, or the one that lost something in the end. */
  readonly focus: Lane['box'];
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const step = Math.max(0, indexAt(of.timeline.steps, t));
  const lanes = of.lanes.map((lane) => laneAt(of, lane, step));
  return {
    step,
    lanes,
    places: Math.max(...of.lanes.map(({ hops }) => hops.length)),
    chip: of.params.job === 'packet' ? labels.packet : labels.bytes,
    focus: focusOf(lanes, of, step),
    say: of.says[step]!,
    alt: altOf(lanes, of.params.job),
  };
}

function laneAt({ params, says }: Run, lane: Lane, step: number): LaneView {
  const { box, hops, from, kept } = lane;
  const { job } = params;
  const passed = hops.slice(0, Math.max(0, step - from + 1));
  const last = passed.at(-1);
  const state = last === undefined ? 'later' : step < from + hops.length ? 'now' : 'done';
  const over = step === says.length - 1 && job !== 'packet' && params.end !== 'none';
  const gone = over ? goneAfter(box, params.end) : [];
  const holders = over ? kept : (last?.holds ?? []);
  const order = rowsOf(box);
  return {
    box,
    name: boxWords[box].name,
    sub: boxWords[box].sub,
    state,
    rows: order.map((part) => ({
      part,
      ...partWords(part, job),
      inVm: (box === 'vm' || box === 'kata') && (part === 'app' || part === 'guest-kernel'),
      active: state === 'now' && last!.part === part,
      holds: holders.includes(part),
      gone: gone.includes(part),
    })),
    stops: passed.map(({ part, copies, crossing }, i) => ({
      n: i + 1,
      row: order.indexOf(part),
      copies,
      crossing,
      current: state === 'now' && i === passed.length - 1,
      wall: crossing === 'exit' || crossing === 'injection',
    })),
    now: over
      ? fate(kept)
      : state === 'now'
        ? place(lane, passed.length, job)
        : state === 'later'
          ? labels.ready
          : job === 'packet'
            ? labels.arrived.packet
            : labels.arrived.file,
    counts: countHops(passed, job),
  };
}

function focusOf(lanes: readonly LaneView[], of: Run, step: number): Lane['box'] {
  const now = lanes.find(({ state }) => state === 'now');
  if (now) return now.box;
  if (step === 0) return lanes[0]!.box;
  return (of.lanes.find(({ kept }) => kept.length === 0) ?? of.lanes.at(-1)!).box;
}

/** "hop 3: Sentry, user mode, by a signal". */
function place({ hops }: Lane, n: number, job: Params['job']): string {
  const { part, mode, crossing } = hops[n - 1]!;
  const how = crossingWords[crossing];
  const text = `${partWords(part, job).label}, ${modeWords[mode]}${how ? `, ${how}` : ''}`;
  return `${labels.hop(n)}: ${text}`;
}

function fate(kept: readonly Part[]): string {
  if (kept.length === 0) return labels.lost;
  return `${labels.safe} ${labels.where[kept.at(-1)!]!}.`;
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'syscall-path',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};

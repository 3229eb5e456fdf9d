import { indexAt, type Moment, type Op, type Reference, type Trace } from '../../simulators/vm-exit/index.ts';
import { hex } from './text.ts';
import { ring, walk as words } from './words.ts';

export interface Cell {
  /** Which read of the walk it was; null while it has not been read. */
  readonly n: number | null;
  readonly state: 'done' | 'now' | 'ahead' | 'skipped';
}

export interface WalkView {
  readonly kind: 'walk';
  /** A row for each of the guest's tables and one for the page; a column for each level of the host's and one for the guest's entry. */
  readonly rows: readonly (readonly Cell[])[];
  readonly levels: number;
  readonly reads: number;
  /** The entry read last, in words. */
  readonly now: string;
  /** The parts of the address, from the top level down, with the one that is in use. */
  readonly parts: readonly {
    readonly level: number;
    readonly index: number | null;
    readonly active: boolean;
  }[];
  /** The walk is at its last row, for the page itself. */
  readonly inPage: boolean;
}

export interface RingView {
  readonly kind: 'ring';
  readonly of: 'card' | 'queue';
  readonly slots: readonly ('empty' | 'waits' | 'taken' | 'sent')[];
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

export interface ConsoleView {
  readonly kind: 'console';
  readonly text: string;
}

export type PanelView = WalkView | RingView | ConsoleView | null;

/** Which panel a thing of the program needs. */
export const panelOf = (op: Op | undefined): 'walk' | 'ring' | 'console' | null =>
  op === 'read' || op === 'fresh' ? 'walk' : op === 'send' ? 'ring' : op === 'print' ? 'console' : null;

/** What is touched beside the CPU, for the thing of the program that was last to need showing. */
export function panelView(trace: Trace, at: number): PanelView {
  const moment = trace.moments[at]!;
  const seen = trace.program.slice(0, moment.item + 1);
  const op =
    seen.findLast((each) => panelOf(each) !== null) ?? trace.program.find((each) => panelOf(each) !== null);
  switch (panelOf(op)) {
    case 'walk':
      return walkView(trace, at);
    case 'ring':
      return ringView(trace, moment);
    case 'console':
      return { kind: 'console', text: moment.devices.printed };
    default:
      return null;
  }
}

function walkView(trace: Trace, at: number): WalkView {
  const { levels } = trace.settings;
  const { references, virtual, done } = lastWalk(trace, at);
  const walking = trace.moments[at]!.what.kind === 'looks-up';
  const software = trace.way === 'emulation';
  const last = references.at(-1);
  const rows = Array.from({ length: levels + 1 }, (_, row) =>
    Array.from({ length: row === levels ? levels : levels + 1 }, (_, column): Cell => {
      const i = references.findIndex((each) => each.row === row && each.column === column);
      if (i >= 0) return { n: i + 1, state: i === references.length - 1 ? 'now' : 'done' };
      const skipped = done || (software ? column < levels : passed(references, row, column));
      return { n: null, state: skipped ? 'skipped' : 'ahead' };
    }),
  );
  return {
    kind: 'walk',
    rows,
    levels,
    reads: references.length,
    now: last
      ? words.now(last.table, last.level, last.index, last.entry === 0n ? words.empty : hex(last.entry))
      : words.idle,
    parts: Array.from({ length: levels }, (_, i) => ({
      level: levels - i,
      index: virtual === null ? null : indexAt(virtual, levels - i),
      active: walking && last?.row === i,
    })),
    inPage: walking && last?.row === levels,
  };
}

/** A cell that the walk has gone past without reading it: a large page made it unnecessary. */
function passed(references: readonly Reference[], row: number, column: number): boolean {
  const last = references.at(-1);
  if (!last) return false;
  return row < last.row || (row === last.row && column < last.column);
}

interface LastWalk {
  readonly references: readonly Reference[];
  readonly virtual: bigint | null;
  /** It has found its page. */
  readonly done: boolean;
}

/** The reads of the walk that is under way at a moment, or was last, and the address it is for. */
function lastWalk({ moments }: Trace, at: number): LastWalk {
  let to = at;
  while (to >= 0 && moments[to]!.what.kind !== 'looks-up') to -= 1;
  const references: Reference[] = [];
  let virtual: bigint | null = null;
  for (let i = to; i >= 0; i -= 1) {
    const { what } = moments[i]!;
    if (what.kind !== 'looks-up') break;
    references.unshift(what.reference);
    virtual = what.virtual;
  }
  return { references, virtual, done: to >= 0 && to < at && moments[to + 1]!.what.kind === 'found' };
}

function ringView(trace: Trace, { devices, line }: Moment): RingView {
  const packets = trace.program.filter((op) => op === 'send').length;
  const written = trace.lines.filter(({ id }, i) => id === 'descriptor' && i <= line).length;
  const slots = Array.from({ length: packets }, (_, i) => {
    if (trace.way === 'queue') {
      const { used, taken, available } = devices.queue;
      return i < used ? 'sent' : i < taken ? 'taken' : i < available ? 'waits' : 'empty';
    }
    return i < devices.e1000.tdh ? 'sent' : i < written ? 'waits' : 'empty';
  });
  const { e1000, queue } = devices;
  const fields =
    trace.way === 'queue'
      ? [
          { name: ring.available, value: String(queue.available) },
          { name: ring.used, value: String(queue.used) },
          { name: ring.kick, value: String(queue.kickAt) },
          { name: ring.thread, value: queue.awake ? ring.awake : ring.asleep },
        ]
      : [
          { name: ring.tail, value: String(e1000.tdt) },
          { name: ring.head, value: String(e1000.tdh) },
          { name: ring.cause, value: hex(e1000.icr) },
          { name: ring.mask, value: hex(e1000.ims) },
          { name: ring.held, value: e1000.held ? ring.yes : ring.no },
        ];
  return { kind: 'ring', of: trace.way === 'queue' ? 'queue' : 'card', slots, fields };
}

import type { Filled, SideName } from '../../simulators/density/index.ts';

/**
 * One stop of the story. `grow`: both sides have the same number of copies; `give`, `merge`: one side got memory back;
 * `again`: it has done so over and over; `ahead`: it has gone on alone; `stop`: its next copy found no room.
 */
export type BeatKind = 'first' | 'grow' | 'give' | 'merge' | 'again' | 'ahead' | 'stop' | 'end';

export interface Beat {
  readonly kind: BeatKind;
  /** Whose beat it is. */
  readonly side: SideName | null;
  /** Events of each side that have happened. */
  readonly done: Readonly<Record<SideName, number>>;
  /** Sides whose copy too many has been tried. */
  readonly stopped: readonly SideName[];
}

type Sides = Readonly<Record<SideName, Filled>>;

/** The stops: both sides start copies together, then the one that runs short first goes to its end, then the other. */
export function beatsOf(sides: Sides): Beat[] {
  const alone = { vms: leading(sides.vms), containers: leading(sides.containers) };
  const together = Math.min(alone.vms, alone.containers);
  const beats: Beat[] = [];
  let done: Beat['done'] = { vms: 0, containers: 0 };
  const stopped: SideName[] = [];
  const push = (kind: BeatKind, side: SideName | null, next: Partial<Beat['done']>) => {
    done = { ...done, ...next };
    beats.push({ kind, side, done, stopped: [...stopped] });
  };
  for (const n of counts(together))
    push(beats.length === 0 ? 'first' : 'grow', null, { vms: n, containers: n });
  const order: readonly SideName[] =
    alone.vms <= alone.containers ? ['vms', 'containers'] : ['containers', 'vms'];
  for (const [i, side] of order.entries()) {
    const { events } = sides[side];
    // The second side is counted in multiples of what the first one reached.
    const first = Math.max(1, sides[order[0]!].end.copies);
    if (i === 1) for (let n = 2 * first; n < alone[side]; n *= 2) push('ahead', side, { [side]: n });
    for (const { kind, index } of told(sides[side])) push(kind, side, { [side]: index + 1 });
    const last = Math.max(done[side], alone[side]);
    const more = events.slice(last).filter(({ kind }) => kind === 'start').length;
    if (done[side] > alone[side] && more > 1) push('again', side, { [side]: events.length });
    stopped.push(side);
    push('stop', side, { [side]: events.length });
  }
  push('end', null, {});
  return beats;
}

/** Copies that started before anything else had to happen. */
function leading({ events }: Filled): number {
  const other = events.findIndex(({ kind }) => kind !== 'start');
  return other < 0 ? events.length : other;
}

/** 1, 2, 3, 4, then doubling, and the last one; 0 where not even one fits. */
function counts(last: number): number[] {
  const all = [1, 2, 3];
  for (let n = 4; n < last * 0.8; n *= 2) all.push(n);
  return last === 0 ? [0] : [...all.filter((n) => n < last), last];
}

/** The first time that a side got memory back in each way. */
function told({ events }: Filled): { kind: 'give' | 'merge'; index: number }[] {
  return (['give', 'merge'] as const)
    .map((kind) => ({ kind, index: events.findIndex((event) => event.kind === kind) }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index);
}

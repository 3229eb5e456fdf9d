import {
  diskOf,
  sizeOf,
  memoryOf,
  vmCopy,
  containerCopy,
  type MiB,
  type SideName,
  type Stand,
} from '../../simulators/density/index.ts';
import { keyOf, type KeyRow } from './key.ts';
import { diskMap, memoryMap, type MemoryMap } from './memory-map.ts';
import type { Moment, Run } from './run.ts';
import type { SideNow } from './sentences.ts';
import { status, sideWords } from './words.ts';

/** How it went with the copy that found no room; `none`: it has not been tried yet. */
export type Outcome = 'none' | 'refused' | 'swap' | 'killed' | 'disk';

export interface SideView {
  readonly side: SideName;
  readonly title: string;
  /** Copies that run, and kernels; with the one too many while the host swaps for it. */
  readonly copies: number;
  readonly kernels: number;
  readonly outcome: Outcome;
  readonly status: string;
  readonly memory: MemoryMap;
  readonly disk: MemoryMap;
  readonly diskUsed: MiB;
  readonly key: readonly KeyRow[];
  readonly now: SideNow;
  /** The app's own share of what a copy holds, 0 to 1; what is there once is shared out. */
  readonly appShare: number;
}

const start: Stand = { copies: 0, given: 0, merged: 0 };

/** How far a side has got when so many of its events have happened. */
export const standOf = ({ sides }: Run, side: SideName, done: number): Stand =>
  done === 0 ? start : sides[side].events[done - 1]!.stand;

/** Everything that is drawn and counted of one side at a moment. */
export function sideView(run: Run, side: SideName, moment: Moment): SideView {
  const { plan, sides, params } = run;
  const stand = standOf(run, side, moment.done[side]);
  const use = memoryOf(plan, side, stand);
  const outcome = outcomeOf(run, side, moment);
  const each = sizeOf(side === 'vms' ? vmCopy(plan, false) : containerCopy(plan));
  const free = Math.max(0, plan.host.memory - use.total);
  const disk = diskOf(plan, side, stand.copies);
  const copies = stand.copies + (outcome === 'swap' ? 1 : 0);
  const kernels = side === 'vms' ? copies + 1 : 1;
  const own = use.host.kernel + use.host.programs;
  return {
    side,
    title: sideWords[side].title,
    copies,
    kernels,
    outcome,
    status: statusOf(outcome, side, stand.copies, free, sides[side].short),
    memory: memoryMap(use, side, plan.host.memory, ghostOf(outcome, each, free)),
    disk: diskMap(
      disk,
      side,
      params.images === 'full',
      plan.host.disk,
      outcome === 'disk' ? Math.max(disk.each, plan.host.disk - disk.total) : 0,
    ),
    diskUsed: disk.total,
    key: keyOf(use, side, plan.bases),
    now: {
      copies: stand.copies,
      held: use.total - own,
      each,
      once: use.once.files + use.once.program + use.once.merged,
      free,
      kernels: side === 'vms' ? stand.copies + 1 : 1,
    },
    appShare: stand.copies === 0 ? 0 : (plan.app.own * stand.copies) / (use.total - own),
  };
}

function outcomeOf({ beats, sides, params }: Run, side: SideName, { beat }: Moment): Outcome {
  if (!beats[beat]!.stopped.includes(side)) return 'none';
  if (sides[side].limit === 'disk') return 'disk';
  return params.after === 'refuse' ? 'refused' : params.after === 'swap' ? 'swap' : 'killed';
}

/** The copy that did not fit is drawn as far as there is room for it. */
const ghostOf = (outcome: Outcome, each: MiB, free: MiB): MiB =>
  outcome === 'none' || outcome === 'disk' ? 0 : Math.min(each, free);

function statusOf(outcome: Outcome, side: SideName, copies: number, free: MiB, short: MiB): string {
  switch (outcome) {
    case 'none':
      return status.filling(free);
    case 'refused':
      return status.refused(copies + 1);
    case 'swap':
      return status.swap(short);
    case 'killed':
      return status.killed[side];
    case 'disk':
      return status.disk(copies + 1);
  }
}

/** What is held beyond the host's own, for each copy. MiB. */
export const perCopy = ({ now: { held, copies } }: SideView): MiB => (copies === 0 ? 0 : held / copies);

import { ParamError } from '../shared/errors.ts';
import { build, type Stack } from './build.ts';
import type { Part, PartKind } from './part.ts';
import { layers, type StackSpec } from './spec.ts';

/** `system`: a kernel and its tools together, when a machine goes down and comes back up on something else. */
export type What = PartKind | 'system';

/** One layer taken off or put on; `stand` is the start, `insert` the moment at which a hidden machine turns out needed. */
export type Move = { readonly kind: 'stand' | 'insert'; readonly standing: readonly Part[] } | LayerMove;

export interface LayerMove {
  readonly kind: 'take' | 'put';
  readonly what: What;
  readonly moved: readonly Part[];
  /** What stands after it. */
  readonly standing: readonly Part[];
}

export interface Rebuild {
  readonly from: Stack;
  readonly to: Stack;
  readonly moves: readonly Move[];
}

/** Whether two orders are the same. */
export const sameSpec = (a: StackSpec, b: StackSpec): boolean =>
  a.host === b.host && layers.every((layer) => a[layer] === b[layer]);

/**
 * How one stack becomes another on the same machine, a layer a move: off from the top what is not to stay, then on
 * from the bottom what is new. What stays is never touched. From a stack to itself: apart down to the metal and up
 * again. Throws a ParamError on an order that cannot stand, or on two hosts.
 */
export function rebuild(was: StackSpec, now: StackSpec): Rebuild {
  if (was.host !== now.host) throw new ParamError('host', 'one machine does not turn into another.');
  const from = build(was);
  const to = build(now);
  const stays = sameSpec(was, now) ? new Set(['hardware']) : kept(from, to);
  const down = grouped(from.parts.filter(({ id }) => !stays.has(id)).reverse());
  const up = grouped(to.parts.filter(({ id }) => !stays.has(id)));
  // A kernel that only gets something under it is restarted in one go with its tools, not dismantled.
  const restarts = !sameSpec(was, now) && [down, up].every((side) => side.some(isHostKernel));

  // Where nothing moves, a machine may still have been put in unasked before and be asked for now.
  let standing = down.length + up.length === 0 ? to.parts : from.parts;
  const moves: Move[] = [{ kind: 'stand', standing }];
  const after = new Map(to.parts.map((part) => [part.id, part]));
  standing = standing.map((part) => (stays.has(part.id) ? after.get(part.id)! : part));
  const insert = () => {
    if (to.inserted && !from.inserted) moves.push({ kind: 'insert', standing });
  };
  const take = (moved: readonly Part[], what: What = moved[0]!.kind) => {
    const gone = new Set(moved.map(({ id }) => id));
    standing = standing.filter(({ id }) => !gone.has(id));
    moves.push({ kind: 'take', what, moved, standing });
  };
  const put = (moved: readonly Part[], what: What = moved[0]!.kind) => {
    standing = [...standing, ...moved];
    moves.push({ kind: 'put', what, moved, standing });
  };

  for (const group of down) {
    if (!restarts || !isHostSystem(group)) take(group);
    else if (!isHostKernel(group)) {
      insert();
      take(down.filter(isHostSystem).flat(), 'system');
    }
  }
  if (!restarts) insert();
  for (const group of up) {
    if (!restarts || !isHostSystem(group)) put(group);
    else if (isHostKernel(group)) put(up.filter(isHostSystem).flat(), 'system');
  }
  return { from, to, moves };
}

const isHostKernel = (group: readonly Part[]): boolean => group[0]!.id === 'kernel-host';
const isHostSystem = (group: readonly Part[]): boolean =>
  isHostKernel(group) || group[0]!.id === 'tools-host';

/** Ids of the parts that both stacks have in the same place. */
function kept(from: Stack, to: Stack): Set<string> {
  const before = new Map(from.parts.map((part) => [part.id, part]));
  const stays = new Set<string>();
  for (const part of to.parts) {
    const old = before.get(part.id);
    if (old && old.on.join() === part.on.join() && part.on.every((id) => stays.has(id))) stays.add(part.id);
  }
  return stays;
}

/** Neighbours of one kind, all on the host or all in guests. */
function grouped(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && last[0]!.kind === part.kind && last[0]!.machine > 0 === part.machine > 0) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

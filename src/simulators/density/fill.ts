import { ParamError } from '../shared/errors.ts';
import { diskOf, memoryOf } from './use.ts';
import type { MiB, Plan, SideName, Stand } from './types.ts';

/** `start`: one more copy; `give`: cache went back to the host; `merge`: KSM has been through the guests. */
export interface FillEvent {
  readonly kind: 'start' | 'give' | 'merge';
  readonly stand: Stand;
  /** MiB that `give` or `merge` made free. */
  readonly freed: MiB;
}

export interface Filled {
  readonly events: readonly FillEvent[];
  /** How it stands when nothing more helps. */
  readonly end: Stand;
  /** What the next copy did not find. */
  readonly limit: 'memory' | 'disk';
  /** MiB that the next copy would be short of. */
  readonly short: MiB;
}

/** Less than this is no help, MiB. */
const worthwhile = 0.01;
/** No host of the figure holds more; a plan whose copies cost next to nothing must not run for ever. */
const most = 20_000;

/**
 * Starts copies on one side until the next finds no room. Where memory is short, cache is asked back first (a host's
 * kernel takes its own by itself, guests need the balloon), then KSM merges, and then the copy is tried again.
 * Deterministic. Throws a ParamError on an app so small that more than 20,000 copies fit.
 */
export function fill(plan: Plan, side: SideName): Filled {
  let stand: Stand = { copies: 0, given: 0, merged: 0 };
  const events: FillEvent[] = [];
  const room = (of: Stand) => plan.host.memory - memoryOf(plan, side, of).total;
  const push = (kind: FillEvent['kind'], next: Stand) => {
    const freed = kind === 'start' ? 0 : room(next) - room(stand);
    if (kind !== 'start' && freed < worthwhile) return false;
    stand = next;
    events.push({ kind, stand, freed });
    return true;
  };
  for (;;) {
    const next: Stand = { ...stand, copies: stand.copies + 1 };
    const diskShort = diskOf(plan, side, next.copies).total - plan.host.disk;
    if (next.copies > most) throw new ParamError('app', `more than ${most} copies fit: it is too small.`);
    if (diskShort > 0) return { events, end: stand, limit: 'disk', short: diskShort };
    if (room(next) >= 0) push('start', next);
    else if (givesBack(plan, side) && push('give', { ...stand, given: stand.copies })) continue;
    else if (plan.ksm && side === 'vms' && push('merge', merged(stand))) continue;
    else return { events, end: stand, limit: 'memory', short: -room(next) };
  }
}

const givesBack = (plan: Plan, side: SideName) => side === 'containers' || plan.balloon;
const merged = (stand: Stand): Stand => ({ ...stand, merged: stand.copies });

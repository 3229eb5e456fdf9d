import type { Host } from '../core/policy.ts';
import { BALANCE_LIMIT } from './constants.ts';
import { currentPriority, setIdle, type XenState } from './state.ts';

/** The first idle CPU after `from` (round and round) that `task` may run on, −1 if there is none: `cpumask_cycle`. */
function nextIdle(host: Host, s: XenState, task: number, from: number): number {
  if (s.idlerCount === 0) return -1;
  const { idlers } = s;
  const mayRun = host.model.mayRun[task]!;
  for (let i = 0, cpu = from; i < idlers.length; i++) {
    cpu = cpu + 1 < idlers.length ? cpu + 1 : 0;
    if (idlers[cpu] === 1 && mayRun[cpu]!) return cpu;
  }
  return -1;
}

/**
 * Which CPU suits `task` best now: its home unless others wait there and an idle CPU would do. This is what
 * `_csched_cpu_pick` comes to where all CPUs are alike (no hyperthreads, one socket).
 */
export function bestCpu(host: Host, s: XenState, task: number): number {
  const home = s.home[task]!;
  if (s.idlers[home] === 1 || s.queues[home]!.length === 0) return home;
  const idle = nextIdle(host, s, task, home);
  return idle < 0 ? home : idle;
}

function call(host: Host, s: XenState, cpu: number): void {
  setIdle(s, cpu, false);
  host.resched(cpu);
}

/** Calls a CPU for `task`, which has just been queued, if one should look at it: `__runq_tickle`. */
export function tickle(host: Host, s: XenState, task: number): void {
  const home = s.home[task]!;
  if (s.current[home]! < 0) return call(host, s, home);
  const outranks = s.priority[task]! > currentPriority(s, home);
  if (s.idlerCount === 0) return outranks ? call(host, s, home) : undefined;
  const idle = nextIdle(host, s, task, s.lastTickled);
  if (idle >= 0) {
    s.lastTickled = idle;
    return call(host, s, idle);
  }
  if (!outranks) return;
  // Xen's comment and its code up to 4.12 look at where the current vCPU may run; since 8a04eaa8ea the code asks about
  // the new one, which can never be true here. This follows the comment.
  const current = s.current[home]!;
  if (host.model.mayRun[current]!.some((may, cpu) => may && s.idlers[cpu] === 1)) s.migrating[current] = 1;
  call(host, s, home);
}

/** What `steal` found. */
export interface Loot {
  task: number;
  from: number;
}

/**
 * Looks for work on other CPUs for `cpu`, whose own best has `priority` (OVER or IDLE), and takes it out of the other's
 * queue. Only from CPUs that run something, starting after the last victim; only vCPUs of strictly higher priority.
 * At most once per ms and CPU. `csched_schedule`, `csched_load_balance`, `csched_runq_steal`.
 */
export function steal(host: Host, s: XenState, cpu: number, priority: number, loot: Loot): boolean {
  if (host.now - s.lastBalance[cpu]! <= BALANCE_LIMIT) return false;
  s.lastBalance[cpu] = host.now;
  const cpus = s.queues.length;
  for (let i = 0, peer = s.lastVictim; i < cpus; i++) {
    peer = peer + 1 < cpus ? peer + 1 : 0;
    const queue = s.queues[peer]!;
    if (queue.length === 0 || peer === cpu || s.current[peer]! < 0) continue;
    for (let place = 0; place < queue.length; place++) {
      const task = queue[place]!;
      if (s.priority[task]! <= priority) break;
      if (!host.model.mayRun[task]![cpu]!) continue;
      queue.splice(place, 1);
      s.home[task] = cpu;
      s.lastVictim = peer;
      loot.task = task;
      loot.from = peer;
      return true;
    }
  }
  return false;
}

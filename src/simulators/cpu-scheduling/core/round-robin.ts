import type { Us } from '../../shared/units.ts';
import type { Choice, CreatePolicy, Host, Policy } from './policy.ts';

/**
 * The simplest policy there is, to test the core with: one queue for all CPUs, first come first served, slices of
 * `slice` µs. Idle CPUs are called for whoever wakes. Nobody is capped.
 */
export const roundRobin =
  (slice: Us): CreatePolicy =>
  (host: Host): Policy => {
    const { cpus } = host.model.scenario;
    const callIdle = (): void => {
      for (let cpu = 0; cpu < cpus; cpu++) if (host.running(cpu) < 0) host.resched(cpu);
    };
    const policy = {
      heldState: 'throttled' as const,
      timers: 0,
      state: { queue: [] as number[], charged: new Float64Array(host.model.tasks.length) },
      start: () => undefined,
      woke(task: number): void {
        policy.state.queue.push(task);
        callIdle();
      },
      stopped: () => undefined,
      timer: () => undefined,
      charge(task: number, _cpu: number, us: Us): void {
        policy.state.charged[task]! += us;
      },
      pick(cpu: number, prev: number, choice: Choice): number {
        const { queue } = policy.state;
        if (prev >= 0) queue.push(prev);
        const at = queue.findIndex((task) => host.model.mayRun[task]![cpu]);
        if (at < 0) return -1;
        choice.until = host.now + slice;
        const next = queue.splice(at, 1)[0]!;
        if (prev >= 0 && next !== prev) callIdle();
        return next;
      },
      facts: (task: number) => ({ credit: policy.state.charged[task]! }),
      queue: (cpu: number) => (cpu === 0 ? policy.state.queue : []),
    };
    return policy;
  };

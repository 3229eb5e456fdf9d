import type { Snapshot, TaskState } from '../types.ts';
import { HELD, RUNNABLE, RUNNING, SLEEPING, timeIn, type EngineState } from './engine-state.ts';
import type { Policy } from './policy.ts';

/** The state now, as the public contract has it. */
export function takeSnapshot(s: EngineState, policy: Policy): Snapshot {
  const queues = Array.from(s.running, (_, cpu) => [...policy.queue(cpu)]);
  const cpuOf = Array.from(s.cpuOf);
  queues.forEach((queue, cpu) => queue.forEach((task) => (cpuOf[task] = cpu)));
  const names: TaskState[] = ['sleeping', 'runnable', 'running', policy.heldState, 'exited'];
  return {
    t: s.now,
    cpus: queues.map((queue, cpu) => ({ running: s.running[cpu]!, since: s.onSince[cpu]!, queue })),
    tasks: cpuOf.map((cpu, task) => ({
      state: names[s.state[task]!]!,
      cpu,
      ran: timeIn(s, task, RUNNING),
      waited: timeIn(s, task, RUNNABLE),
      slept: timeIn(s, task, SLEEPING),
      held: timeIn(s, task, HELD),
      facts: policy.facts(task),
    })),
  };
}

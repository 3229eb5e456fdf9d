import { existsSync, readFileSync } from 'node:fs';

/** One look at a CPU: times in ns since boot, and when it was looked at. */
export interface CpuLook {
  readonly at: number;
  /** Time that any process ran, exact; undefined where the host does not count it by CPU. */
  readonly used: number | undefined;
  readonly idle: number;
  readonly steal: number;
}

const TICK_NS = 1e9 / 100;
const USAGE = ['cpuacct', 'cpu,cpuacct'].map((name) => `/sys/fs/cgroup/${name}/cpuacct.usage_percpu`);

/** Looks at a CPU: `cpuacct.usage_percpu` of cgroup v1 where there is one, and /proc/stat (ticks of 10 ms). */
export function lookAt(cpu: number): CpuLook {
  const usage = USAGE.find((path) => existsSync(path));
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`cpu${cpu} `));
  const ticks = (line ?? '').trim().split(/\s+/).slice(1).map(Number);
  return {
    at: Number(process.hrtime.bigint()),
    used: usage === undefined ? undefined : Number(readFileSync(usage, 'utf8').trim().split(/\s+/)[cpu]),
    idle: TICK_NS * ((ticks[3] ?? 0) + (ticks[4] ?? 0)),
    steal: TICK_NS * (ticks[7] ?? 0),
  };
}

/**
 * Percent of the CPU that went to others between two looks: other processes, and what the hypervisor took. `own` is what
 * the processes of the case used, in percent. Without exact times, what was neither ours nor idle counts as theirs.
 */
export function otherUse(before: CpuLook, after: CpuLook, own: number): number {
  const percent = (ns: number): number => (100 * ns) / (after.at - before.at);
  const steal = percent(after.steal - before.steal);
  const others =
    before.used === undefined || after.used === undefined
      ? 100 - percent(after.idle - before.idle) - steal - own
      : percent(after.used - before.used) - own;
  return Math.max(0, others) + steal;
}

/** Share of the CPU that was idle between two looks, in percent. */
export const idleShare = (before: CpuLook, after: CpuLook): number =>
  (100 * (after.idle - before.idle)) / (after.at - before.at);

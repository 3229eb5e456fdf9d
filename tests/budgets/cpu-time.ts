/** CPU times of several runs, in ms. */
export interface Times {
  readonly best: number;
  readonly median: number;
}

/**
 * Runs `work` `warmUps` times unmeasured and then `runs` times (at least 1). Gives CPU time, not wall time: other
 * processes do not count. All threads of this process do, so garbage collection and compilation are in it.
 */
export function cpuTime(work: () => void, runs: number, warmUps: number): Times {
  for (let i = 0; i < warmUps; i++) work();
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return { best: times[0]!, median: times[runs >> 1]! };
}

const STEPS = 50_000_000;
/** An integer multiplication takes 3 cycles and an exclusive or 1, on any recent x86-64 or arm64 core; each waits for the last. */
const CYCLES_PER_STEP = 4;

function chain(steps: number): number {
  let x = 0;
  for (let i = 0; i < steps; i++) x = Math.imul(x, 1_664_525) ^ i;
  return x;
}

/** How many GHz of a core this process gets for its CPU time at the moment: less than the clock where cores are shared. */
export function effectiveGigahertz(): number {
  const { best } = cpuTime(() => void chain(STEPS), 5, 2);
  return (STEPS * CYCLES_PER_STEP) / (best * 1e6);
}

/** Least-squares slope of log y over log x: y grows like x to this power. */
export function exponent(points: readonly { readonly x: number; readonly y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of: (p: { x: number; y: number }) => number): number =>
    logs.reduce((sum, p) => sum + of(p), 0) / logs.length;
  const x = mean((p) => p.x);
  const y = mean((p) => p.y);
  return mean((p) => (p.x - x) * (p.y - y)) / mean((p) => (p.x - x) ** 2);
}

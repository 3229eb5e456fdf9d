/**
 * A process that wakes every P µs and takes R µs of CPU: `node wake.ts R P`. Stops itself when it is ready, so that it
 * can be put into its group; a wake-up that comes late is served next, none is lost.
 */
const [run, every] = process.argv.slice(2).map(Number) as [number, number];
/** Nobody is left running for ever. */
const MOST_US = 120e6;
const clock = new Int32Array(new SharedArrayBuffer(4));
const used = (): number => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};
const now = (): number => Number(process.hrtime.bigint()) / 1000;

process.kill(process.pid, 'SIGSTOP');
// Counted in all, so that what waking up itself takes is part of the R µs.
const used0 = used();
const start = now();
for (let round = 1; round * every < MOST_US; round += 1) {
  while (used() - used0 < round * run);
  const pause = start + round * every - now();
  if (pause > 0) Atomics.wait(clock, 0, 0, pause / 1000);
}

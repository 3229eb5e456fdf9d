/**
 * `npm run bench`: what the simulators cost, against the bounds they are meant to keep. It reports, so the exit status
 * is 0; with `--strict` it is 1 if a bound is missed, 2 for any other argument.
 */
import {
  simulate,
  simulateTwoLevel,
  type PolicyName,
  type ScheduleRun,
} from '../../src/simulators/cpu-scheduling/index.ts';
import { apply } from '../../src/simulators/image-layers/overlay/apply.ts';
import { sec } from '../../src/simulators/shared/units.ts';
import { cpuTime, effectiveGigahertz, exponent, type Times } from './cpu-time.ts';
import { guests, operations, twentyThousandFiles, vms } from './loads.ts';

const POLICIES: readonly PolicyName[] = ['xen-credit', 'linux-eevdf'];
const DECISIONS_PER_SECOND = 1e6;
const RUN_MS = 30;
const SEEK_US = 50;
const OVERLAY_MS = 100;
const GROWTH = [10, 30, 100, 300, 1000] as const;
const SEEKS = 500;

let missed = 0;

function verdict(within: boolean): string {
  if (!within) missed++;
  return within ? 'within' : 'over';
}

function row(what: string, best: string, median: string, bound: string): void {
  console.log(`${what.padEnd(66)}${best.padStart(10)}${median.padStart(10)}  ${bound}`);
}

function timed(what: string, { best, median }: Times, unit: string, bound: number): void {
  const digits = best < 100 ? 1 : 0;
  row(what, best.toFixed(digits), median.toFixed(digits), `< ${bound} ${unit}: ${verdict(best < bound)}`);
}

const perSecond = (count: number, millis: number): number => (count / millis) * 1000;
const thousands = (value: number): string => `${Math.round(value / 1000)}k`;

function decisions(what: string, count: number, { best, median }: Times): void {
  const rate = perSecond(count, best);
  const bound = `>= 1000k /s: ${verdict(rate >= DECISIONS_PER_SECOND)}`;
  row(what, thousands(rate), thousands(perSecond(count, median)), bound);
}

function seeks(what: string, run: ScheduleRun, times: readonly number[]): void {
  const { best, median } = cpuTime(() => times.forEach((t) => run.at(t)), 15, 5);
  const micros = (millis: number): number => (millis * 1000) / times.length;
  timed(what, { best: micros(best), median: micros(median) }, 'µs', SEEK_US);
}

/** 30 s of 16 vCPUs on 4 CPUs, and states looked up in it. */
function smallRun(policy: PolicyName, tick = 0): void {
  const scenario = { ...vms(policy, 16, 4, 30), ...(tick > 0 && { tick }) };
  let run = simulate(scenario);
  const times = cpuTime(() => (run = simulate(scenario)), 25, 10);
  const ends = tick > 0 ? ', slices ending on a tick of 4 ms as in the figures' : '';
  console.log(`\n${policy}, 16 vCPUs on 4 CPUs, 30 s${ends}: ${run.decisions.length} decisions`);
  timed('the run, ms', times, 'ms', RUN_MS);
  decisions('decisions per second', run.decisions.length, times);
  const { horizon } = scenario;
  seeks(
    'look-up at any time, µs',
    run,
    Array.from({ length: SEEKS }, (_, i) => (i * 7_654_321) % horizon),
  );
  seeks(
    'look-up 1 ms later than the last, µs',
    run,
    Array.from({ length: SEEKS }, (_, i) => sec(10) + 1000 * i),
  );
  seeks(
    'look-up 1 ms earlier than the last, µs',
    run,
    Array.from({ length: SEEKS }, (_, i) => sec(10) - 1000 * i),
  );
}

/** The small run with a guest kernel in each VM. It has no bound of its own. */
function twoLevel(policy: PolicyName): void {
  const scenario = guests(policy, 16, 4, 30);
  let run = simulateTwoLevel(scenario);
  const times = cpuTime(() => (run = simulateTwoLevel(scenario)), 7, 3);
  const made = run.vms.reduce((sum, { believed }) => sum + believed.flat().length, run.host.decisions.length);
  console.log(
    `\ntwo levels, ${policy} below: the 16 vCPUs are 8 guests; ${made} host decisions and guest slices`,
  );
  row('the run, ms', times.best.toFixed(0), times.median.toFixed(0), 'no bound');
  const looks = Array.from({ length: SEEKS / 10 }, (_, i) => (i * 7_654_321) % scenario.horizon);
  const { best, median } = cpuTime(() => looks.forEach((t) => run.at(t)), 7, 3);
  const micros = (millis: number): string => ((millis * 1000) / looks.length).toFixed(0);
  row('look-up at any time, µs', micros(best), micros(median), 'no bound');
}

/** How the cost of 60 s on 64 CPUs grows with the number of vCPUs, and what a look-up costs in the largest run. */
function growth(policy: PolicyName): void {
  console.log(`\n${policy}, 64 CPUs, 60 s`);
  let run: ScheduleRun | undefined;
  const points = GROWTH.map((vcpus) => {
    const scenario = vms(policy, vcpus, 64, 60);
    run = undefined;
    const work = (): void => void (run = simulate(scenario));
    const times = cpuTime(work, vcpus < 300 ? 6 : 3, vcpus < 300 ? 3 : 1);
    const count = run!.decisions.length;
    const cost = `${(times.best / 1000).toFixed(2)} s, ${((times.best * 1000) / count).toFixed(2)} µs each`;
    decisions(`${vcpus} vCPUs: ${count} decisions in ${cost}; per second`, count, times);
    return { x: vcpus * Math.log2(vcpus), y: times.best };
  });
  const power = exponent(points);
  row('cost ~ (n log n)^p, n = 10 to 1000: p', power.toFixed(2), '', `<= 1: ${verdict(power <= 1)}`);
  const spread = Array.from({ length: 20 }, (_, i) => (i * 7_654_321) % sec(60));
  seeks('look-up at any time in the run of 1000, µs', run!, spread);
}

function overlay(): void {
  const start = twentyThousandFiles();
  const load = operations(10_000);
  const all = (): void => void load.reduce((mount, operation) => apply(mount, operation).mount, start);
  console.log('overlay, 20,000 files in 4 layers');
  timed('10,000 operations, ms', cpuTime(all, 25, 15), 'ms', OVERLAY_MS);
}

function main(args: readonly string[]): number {
  if (args.some((arg) => arg !== '--strict')) {
    console.error('Usage: npm run bench [-- --strict]');
    return 2;
  }
  console.log(
    `Node ${process.version}. CPU time of all threads of this process; bounds are for the best run.`,
  );
  console.log(
    `A core gives this process ${effectiveGigahertz().toFixed(1)} GHz now (idle machines: their clock rate).\n`,
  );
  row('', 'best', 'median', 'bound');
  overlay();
  for (const policy of POLICIES) smallRun(policy);
  smallRun('linux-eevdf', 4000);
  for (const policy of POLICIES) twoLevel(policy);
  for (const policy of POLICIES) growth(policy);
  console.log(
    `\nA core gave this process ${effectiveGigahertz().toFixed(1)} GHz at the end. ${missed} over their bound.`,
  );
  return args.includes('--strict') && missed > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));

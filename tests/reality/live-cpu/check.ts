import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { setTimeout as later } from 'node:timers/promises';
import {
  compareShares,
  SHARE_TOLERANCE,
} from '../../../src/simulators/cpu-scheduling/agreement/compare-shares.ts';
import {
  type MeasuredScenario,
  readMeasuredShares,
} from '../../../src/simulators/cpu-scheduling/agreement/measured-shares.ts';
import { simulate } from '../../../src/simulators/cpu-scheduling/index.ts';
import { Kernel } from '../live-overlay/kernel.ts';
import { type CpuController, findController, GroupTree, processBesideGroup } from './cgroups.ts';
import { measureShares } from './measure.ts';
import { idleShare, lookAt } from './other-use.ts';

type Say = (line: string) => void;

/** Each rule once: weights, groups, nice, quotas alone and against a neighbour, nesting, sleepers. */
const SELECTION = [
  'two-equal',
  'weights-1-3',
  'weights-1-10',
  'one-vs-four-same-weight',
  'nice-0-5-in-one-group',
  'idle-neighbour',
  'quota-20-alone',
  'quota-short-period',
  'quota-50-cuts-its-weight',
  'nested-halves',
  'nested-quota-on-parent',
  'process-beside-group',
  'sleeper-10-vs-hog',
  'sleeper-10-quota-5',
];
const SECONDS = 3;
const TRIES = 3;
/** Points that others may take from our processes before a case counts as disturbed. */
const QUIET = 1;
const CLOCK_REALTIME_COARSE = 5;

/** Ticks per second of this kernel: the coarse clock moves once a tick. */
async function ticksPerSecond(): Promise<number> {
  const kernel = new Kernel();
  try {
    const { out } = await kernel.call('clock_getres', CLOCK_REALTIME_COARSE, { size: 16 });
    return Math.round(1e9 / Number(out[0]!.readBigInt64LE(8)));
  } finally {
    await kernel.end();
  }
}

/** The CPU, of those we may use, that others leave alone most. */
async function quietestCpu(): Promise<number> {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const cpus = list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  const before = cpus.map(lookAt);
  await later(500);
  const idle = cpus.map((cpu, i) => idleShare(before[i]!, lookAt(cpu)));
  return cpus[idle.indexOf(Math.max(...idle))]!;
}

interface Result {
  readonly agrees: boolean;
  /** Points that others took of what our processes would have used; what we left idle is free for all. */
  readonly disturbed: number;
  readonly words: string;
}

async function tryOnce(
  tree: GroupTree,
  scenario: MeasuredScenario,
  cpu: number,
  hz: number,
): Promise<Result> {
  const live = await measureShares(tree, scenario, cpu, SECONDS);
  const rows = compareShares(
    { hz, seconds: SECONDS, scenarios: [{ ...scenario, percent: live.percent, noisy: false }] },
    simulate,
  );
  const words = rows.map(
    ({ process: name, measured, simulated }) =>
      `${name} ${measured.toFixed(1)} (model ${simulated.toFixed(1)})`,
  );
  const missing = rows.reduce((sum, { difference }) => sum + difference, 0);
  return {
    agrees: rows.every(({ difference }) => Math.abs(difference) <= SHARE_TOLERANCE),
    disturbed: Math.min(live.other, Math.max(0, missing)),
    words: `${words.join(', ')}; others took ${live.other.toFixed(1)} %`,
  };
}

/** Tries again while the CPU is disturbed and the shares are off; the least disturbed try counts. */
async function quietest(measure: () => Promise<Result>): Promise<Result> {
  let best = await measure();
  for (let tries = 1; tries < TRIES && !best.agrees && best.disturbed > QUIET; tries += 1) {
    const again = await measure();
    if (again.agrees || again.disturbed < best.disturbed) best = again;
  }
  return best;
}

function controllerHere(): CpuController | null {
  return findController(readFileSync('/proc/mounts', 'utf8'), (path) => readFileSync(path, 'utf8'));
}

/**
 * Puts the weights and quotas of `tests/fixtures/cpu-shares.json` into real cgroups and compares what busy and sleeping
 * processes got on one CPU with the model, within 2 points. Gives how many disagreed, or null where the host has no
 * cgroups to give, after saying why. A disagreement on a CPU that others used too is reported and not counted.
 */
export async function checkCpu(say: Say): Promise<number | null> {
  const leftOut = (why: string): null => {
    say(`left out: CPU shares, because ${why}`);
    return null;
  };
  const [major = 0, minor = 0] = release().split('.').map(Number);
  if (major < 6 || (major === 6 && minor < 6)) {
    return leftOut('the model is EEVDF, which Linux has since 6.6; this one schedules by CFS');
  }
  const controller = controllerHere();
  if (!controller) return leftOut('no cgroup hierarchy here has the cpu controller');
  if (!existsSync('/proc/self/schedstat')) return leftOut('this kernel has no /proc/*/schedstat');
  if (spawnSync('taskset', ['--version']).status !== 0) return leftOut('taskset is not installed');
  let hz: number;
  let tree: GroupTree;
  try {
    hz = await ticksPerSecond();
  } catch (error) {
    return leftOut(`nobody can say how many ticks a second this kernel has: ${(error as Error).message}`);
  }
  try {
    tree = new GroupTree(controller);
  } catch (error) {
    return leftOut(`no CPU group can be made: ${(error as Error).message}`);
  }
  try {
    return await checkSelection(tree, controller, hz, say);
  } finally {
    tree.close();
  }
}

async function checkSelection(
  tree: GroupTree,
  { version }: CpuController,
  hz: number,
  say: Say,
): Promise<number> {
  const file = new URL('../../fixtures/cpu-shares.json', import.meta.url);
  const { scenarios } = readMeasuredShares(JSON.parse(readFileSync(file, 'utf8')));
  const cpu = await quietestCpu();
  const count = { agree: 0, differ: 0, noisy: 0 };
  say(`CPU shares in cgroup v${version} on CPU ${cpu}, HZ=${hz}, ${SECONDS} s each, in percent:`);
  for (const name of SELECTION) {
    const scenario = scenarios.find((each) => each.name === name);
    if (!scenario) throw new Error(`tests/fixtures/cpu-shares.json has no scenario ${name}`);
    if (version === 2 && processBesideGroup(scenario.groups)) {
      say(`left out: ${name}, because cgroup v2 lets no process stay beside a child group`);
      continue;
    }
    const { agrees, disturbed, words } = await quietest(() => tryOnce(tree, scenario, cpu, hz));
    const verdict = agrees ? 'agree' : disturbed > QUIET ? 'noisy' : 'differ';
    count[verdict] += 1;
    say(`${{ agree: 'agrees ', noisy: 'noisy  ', differ: 'differs' }[verdict]}  ${name}: ${words}`);
  }
  const noisy = count.noisy > 0 ? `, ${count.noisy} too disturbed by other programs to tell` : '';
  say(`CPU shares: ${count.agree} agree, ${count.differ} differ${noisy}`);
  return count.differ;
}

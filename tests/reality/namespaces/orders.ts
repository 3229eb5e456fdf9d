/**
 * Throws the switches of the process-walls model in many orders on this machine's kernel, asks everything after each
 * step inside and on the host, and compares. Each order gets a small host of its own, made of namespaces; the machine's
 * own processes, mounts, network and name are left alone. With --record the answers become
 * tests/fixtures/namespaces-orders.json.
 *
 * Root, Linux on x86-64, gcc, util-linux, iproute2, procps, e2fsprogs, control groups of version 2 mounted:
 * node tests/reality/namespaces/orders.ts [--runs 60] [--seed N] [--record]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import {
  asks,
  compareOrder,
  type Answers,
  type RecordedOrder,
  type RecordedStep,
} from '../../../src/simulators/process-walls/agreement/recorded-order.ts';
import {
  bolts,
  namespaces,
  type Starter,
  type Switch,
  type Walls,
} from '../../../src/simulators/process-walls/types.ts';
import { plain, play } from '../../../src/simulators/process-walls/walls.ts';
import { tidyAtExit } from '../tidy.ts';
import { normalised, type Machine } from './asked.ts';
import { type Ground, shell, WallsHost } from './host.ts';

type Asked = readonly [Starter, readonly Switch[]];

/** Orders that the figure's presets and the chapter speak of, and the traps. */
const told: readonly Asked[] = [
  ['root', []],
  ['root', ['user', 'pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'time']],
  ['root', ['pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'root', 'caps', 'seccomp']],
  ['user', ['user', 'pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'root']],
  ['root', ['user', 'pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'time', 'root', 'caps', 'seccomp']],
  ['root', ['caps', 'pid', 'net', 'mount', 'root']],
  ['root', ['seccomp', 'user', 'mount', 'root']],
  ['root', ['mount', 'root']],
  ['root', ['mount', 'root', 'pid']],
  ['root', ['uts', 'user', 'mount']],
  ['root', ['pid', 'user', 'mount', 'root']],
  ['root', ['root', 'mount', 'user']],
  ['root', ['user', 'root', 'mount', 'ipc']],
  ['root', ['caps', 'user', 'mount', 'pid']],
  ['user', ['pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'time', 'root']],
];

const known = [...namespaces, ...bolts] as const;
const anyOrder: fc.Arbitrary<Asked> = fc.tuple(
  fc.constantFrom<Starter>('root', 'root', 'user'),
  fc.shuffledSubarray<Switch>([...known], { minLength: 3 }),
);

/** One order, thrown on a host of its own. */
async function record(ground: Ground, [starter, order]: Asked, rest: Omit<Machine, 'pid'>) {
  const host = await WallsHost.open(ground, starter);
  try {
    let told: Record<string, string> = {};
    const changes = async (): Promise<Answers> => {
      const machine = { ...rest, pid: host.pid() };
      const now: Record<string, string> = {};
      for (const side of ['inside', 'host'] as const) {
        const said = await host.ask(side);
        for (const ask of asks) now[`${side} ${ask}`] = normalised(ask, said[ask] ?? [], machine);
      }
      const changed = Object.entries(now).filter(([key, text]) => told[key] !== text);
      told = now;
      return Object.fromEntries(changed);
    };
    const first = await changes();
    const steps: RecordedStep[] = [];
    const story = play(starter, order);
    let before: Walls = plain(starter);
    for (const [i, { sw, act, what, after }] of story.entries()) {
      const came =
        act === 'throw'
          ? await host.throwSwitch(sw, before.own.mount === null && before.caps !== 'none')
          : await host.setUp(what);
      const toFollow = act === 'throw' && sw === 'root' && story[i + 1]?.sw === 'root';
      if (sw === 'root' && !toFollow) await host.detachOldRoot();
      steps.push({
        did: act === 'throw' ? sw : `+${what}`,
        came,
        answers: toFollow ? {} : await changes(),
      });
      before = after;
      if (came !== 'ok' && came !== 'EPERM') break;
    }
    const { clock, disk, shadow, through, out } = await host.misbehave();
    const deeds = {
      clock: clock?.[0] ?? '',
      disk: disk?.[0] ?? '',
      shadow: waysTo(shadow?.[0], through?.[0], out?.[0]),
    };
    return { starter, order, plain: first, steps, deeds } satisfies RecordedOrder;
  } finally {
    await host.close();
  }
}

/** Ways to the host's /etc/shadow that were open, in the model's words; if none was, what the plain path gave. */
function waysTo(direct = '', through = '', out = ''): string[] {
  const secret = 'HOST-SECRET';
  if (direct === secret) return ['reads-host'];
  const ways = [
    ...(out === secret ? ['breaks-out'] : []),
    ...(through === secret ? ['reads-through-proc'] : []),
  ];
  return ways.length > 0 ? ways : [direct === 'IMAGE-SECRET' ? 'reads-own' : 'denied'];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, record: { type: 'boolean' } },
  });
  const runs = Number(values.runs ?? (values.record ? 14 : 60));
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const work = mkdtempSync(join(tmpdir(), 'walls-'));
  const done = tidyAtExit(() => rmSync(work, { recursive: true, force: true }));
  const program = join(work, 'walls');
  shell(`gcc -static -O1 -pthread -o ${program} ${join(import.meta.dirname, 'walls.c')}`);
  shell(`truncate -s 16M ${work}/disk && mkfs.ext4 -q ${work}/disk`);
  const device = shell(`losetup -f --show -r ${work}/disk`);
  const detached = tidyAtExit(() => shell(`losetup -d ${device}`));
  const farEnd = spawn('unshare', ['--net', 'sleep', '3600'], { stdio: 'ignore' });
  const ended = tidyAtExit(() => farEnd.kill());
  const ground = { program, farEnd: farEnd.pid!, disk: device.replace('/dev/loop', '') };
  const machine = {
    total: shell("free -m | awk '/^Mem:/ { print $2 }'"),
    caps: /CapEff:\s+(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]!,
  };
  const all = [...told, ...fc.sample(anyOrder, { numRuns: runs, seed })];
  const orders: RecordedOrder[] = [];
  let differ = 0;
  for (const asked of all) {
    const recorded = await record(ground, asked, machine);
    orders.push(recorded);
    const differences = compareOrder(recorded);
    if (differences.length === 0) continue;
    differ += 1;
    console.log(`differs  ${asked[0]}: ${asked[1].join(' ')}`);
    for (const difference of differences.slice(0, 6)) console.log(`  ${difference}`);
  }
  const steps = orders.reduce((sum, one) => sum + one.steps.length, 0);
  console.log(
    `walls on Linux ${release()} (seed ${seed}): ${all.length - differ} orders agree, ${differ} differ; ${steps} steps, ${asks.length} questions on each side after each`,
  );
  if (values.record) {
    const file = join(import.meta.dirname, '../../fixtures/namespaces-orders.json');
    const lines = orders.map((one) => JSON.stringify(one)).join(',\n');
    writeFileSync(
      file,
      `{ "kernel": ${JSON.stringify(release().split('-')[0])}, "seed": ${seed}, "orders": [\n${lines}\n] }\n`,
    );
  }
  for (const tidy of [ended, detached, done]) tidy();
  farEnd.kill();
  shell(`losetup -d ${device}`);
  rmSync(work, { recursive: true, force: true });
  return differ === 0 ? 0 : 1;
}

try {
  if (process.getuid?.() !== 0) throw new Error('This makes namespaces as root; run it as root.');
  process.exitCode = await main();
} catch (error) {
  console.error(`The comparison broke off: ${(error as Error).message}`);
  process.exitCode = 1;
}

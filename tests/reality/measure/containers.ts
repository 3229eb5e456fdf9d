import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredRow } from '../../../src/schemas/measurement.ts';
import { bundle, busyboxRoot, defaultSeccomp } from './bundles.ts';
import { atEnd, command, firstResponse, freePort, timed } from './run.ts';
import { phases, runcStart, type RuncStart } from './runc-phases.ts';
import { rowOf, rowsOf } from './statistics.ts';
import { traced } from './tracefs.ts';
import { overlay, type Trees } from './trees.ts';

let made = 0;
/** A name that no container of this program had. */
export const fresh = () => `measure-${process.pid}-${(made += 1)}`;

/** One run more than asked for; the first only warms the caches. */
async function warm<T>(n: number, run: () => T | Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let i = 0; i <= n; i += 1) all.push(await run());
  return all.slice(1);
}

/** The times of starting things, one row each, and a sentence about each runtime that refused. */
export async function containerStart(
  work: string,
  trees: Trees,
  runtimes: readonly string[],
  n: number,
): Promise<{ rows: MeasuredRow[]; limits: string[] }> {
  const rows: MeasuredRow[] = [];
  const limits: string[] = [];
  const add = async (id: string, what: string, run: () => number | Promise<number>) =>
    rows.push(rowOf(id, what, await warm(n, run)));

  await add('host-true', 'host: /bin/true, from starting it to its end', () => timed('/bin/true', []));
  await add('unshare-true', 'unshare -mpuinC --fork /bin/true, the whole command', () =>
    timed('unshare', ['-mpuinC', '--fork', '/bin/true']),
  );
  await add('overlay-mount', 'mount -t overlay (three lower layers, one upper), the whole command', () =>
    timeMount(work, trees),
  );
  for (const runtime of runtimes) {
    try {
      rows.push(...(await runtimeRows(work, runtime, n)));
    } catch (error) {
      limits.push(
        `${runtime} could not start a container here: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  await add(
    'app-host',
    'host: the app over the same files (chroot), from starting it to its first HTTP 200',
    () => timeAppOnHost(work, trees),
  );
  const [runtime] = runtimes.filter((name) => rows.some(({ id }) => id.startsWith(name)));
  if (runtime)
    await add(
      `${runtime}-app`,
      `${runtime}: the app in a container on the host’s network, layers mounted, from the command to its first HTTP 200`,
      () => timeAppInContainer(work, trees, runtime),
    );
  return { rows, limits };
}

async function runtimeRows(work: string, runtime: string, n: number): Promise<MeasuredRow[]> {
  const root = busyboxRoot(join(work, fresh()));
  const seccomp = defaultSeccomp();
  const plan = (args: string[], full: boolean) =>
    bundle(join(work, fresh()), {
      root,
      args,
      network: 'own',
      limits: full,
      seccomp: full ? seccomp : undefined,
    });
  const bare = plan(['/bin/true'], false);
  const full = plan(['/bin/true'], true);
  const says = plan(['/bin/echo', 'up'], true);
  const list = seccomp ? 'seccomp list, limits' : 'limits, no seccomp list';
  const run = (folder: string) => ['run', '--bundle', folder, fresh()];
  return [
    rowOf(
      `${runtime}-true-bare`,
      `${runtime} run, busybox /bin/true, six namespaces, from the command to its end`,
      await warm(n, () => timed(runtime, run(bare))),
    ),
    rowOf(
      `${runtime}-true-full`,
      `${runtime} run, busybox /bin/true, six namespaces, ${list}, from the command to its end`,
      await warm(n, () => timed(runtime, run(full))),
    ),
    rowOf(
      `${runtime}-first-output`,
      `${runtime} run, busybox echo, six namespaces, ${list}, from the command to the first byte it says`,
      await warm(n, () => timeFirstByte(runtime, run(says))),
    ),
  ];
}

function timeFirstByte(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let first: number | undefined;
    child.stdout.once('data', () => (first = performance.now() - begin));
    child.once('error', reject);
    child.once('close', (status) =>
      first === undefined || status !== 0
        ? reject(new Error(`${program} ended with status ${status} before it said a word.`))
        : resolve(first),
    );
  });
}

function timeMount(work: string, { debian, python, app }: Trees): number {
  const folder = join(work, fresh());
  for (const name of ['upper', 'work', 'merged']) mkdirSync(join(folder, name), { recursive: true });
  const layers = `lowerdir=${app}:${python}:${debian},upperdir=${folder}/upper,workdir=${folder}/work`;
  const ms = timed('mount', ['-t', 'overlay', 'overlay', '-o', layers, join(folder, 'merged')]);
  command('umount', [join(folder, 'merged')]);
  return ms;
}

async function timeAppOnHost(work: string, { debian, python, app }: Trees): Promise<number> {
  const { merged, unmount } = overlay(join(work, fresh()), [debian, python, app]);
  const port = await freePort();
  const begin = performance.now();
  const child = spawn('chroot', [merged, '/usr/bin/python3', '/srv/app.py'], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port) },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    return (await firstResponse(port, child, 20_000)) - begin;
  } finally {
    child.kill('SIGKILL');
    await ended;
    unmount();
  }
}

async function timeAppInContainer(work: string, trees: Trees, runtime: string): Promise<number> {
  const app = await startApp(work, trees, runtime);
  await app.stop();
  return app.ms;
}

export interface RunningApp {
  /** From the command to the first HTTP 200, in milliseconds. */
  readonly ms: number;
  /** Id of the app's process on the host. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts the app in a container over an overlay of its own on the shared layers, and waits for its first answer. */
export async function startApp(
  work: string,
  { debian, python, app }: Trees,
  runtime: string,
): Promise<RunningApp> {
  const folder = join(work, fresh());
  const { merged, unmount } = overlay(folder, [debian, python, app]);
  const port = await freePort();
  const args = ['/usr/bin/python3', '/srv/app.py'];
  const seccomp = defaultSeccomp();
  bundle(folder, { root: merged, args, env: [`PORT=${port}`], network: 'host', limits: true, seccomp });
  const name = fresh();
  const begin = performance.now();
  const child = spawn(runtime, ['run', '--bundle', folder, name], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let running = true;
  const kill = () => {
    if (running) command(runtime, ['delete', '--force', name]);
    running = false;
  };
  atEnd(kill);
  try {
    const ms = (await firstResponse(port, child, 20_000)) - begin;
    const { pid } = JSON.parse(command(runtime, ['state', name])) as { pid: number };
    return {
      ms,
      pid,
      stop: async () => {
        kill();
        await ended;
        unmount();
      },
    };
  } catch (error) {
    kill();
    await ended;
    throw error;
  }
}

/** The phases of runc, traced; the first run only warms. */
export async function runcPhases(work: string, n: number): Promise<MeasuredRow[]> {
  const root = busyboxRoot(join(work, fresh()));
  const seccomp = defaultSeccomp();
  const folder = bundle(join(work, fresh()), {
    root,
    args: ['/bin/true'],
    network: 'own',
    limits: true,
    seccomp,
  });
  const args = () => ['run', '--bundle', folder, fresh()];
  const starts: RuncStart[] = await warm(n, () => runcStart(traced(['runc', ...args()])));
  const words = new Map<string, string>(phases);
  return [
    ...rowsOf(
      phases.map(([id]) => id),
      starts.map((start) => start.phases),
      (id) => ({ id, what: words.get(id)! }),
    ),
    rowOf(
      'to-first-instruction',
      'all of it from runc’s own first instruction to the program’s',
      starts.map((start) => start.toFirstInstruction),
    ),
    rowOf(
      'mount-calls',
      'calls of mount in one start',
      starts.map((start) => start.mounts),
      { unit: 'mounts' },
    ),
    rowOf('wall-untraced', 'the whole command without the trace', await warm(n, () => timed('runc', args()))),
  ];
}

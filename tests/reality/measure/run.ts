import { spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { request } from 'node:http';

const undone: (() => void)[] = [];

/** Keeps what must be undone at the end, however it ends; the last comes first. */
export function atEnd(undo: () => void): void {
  undone.push(undo);
}

/** Undoes everything that `atEnd` was given; goes on when one of them fails. */
export function undoAll(): void {
  for (let undo = undone.pop(); undo; undo = undone.pop()) {
    try {
      undo();
    } catch (error) {
      console.error(`Cleaning up: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** Runs a command to its end and gives what it printed. Throws an Error with its last line where it fails. */
export function command(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  if (error) throw new Error(`${program} could not be started: ${error.message}.`);
  if (status !== 0)
    throw new Error(`${program} ${args[0] ?? ''} failed: ${lastLine(stderr) || `status ${status}`}`);
  return stdout;
}

/** Milliseconds from starting a command to its end, output thrown away. Throws as `command` does. */
export function timed(program: string, args: readonly string[]): number {
  const begin = performance.now();
  const { status, error } = spawnSync(program, args, { stdio: 'ignore' });
  const ms = performance.now() - begin;
  if (error || status !== 0) command(program, args);
  return ms;
}

export const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A TCP port of the loopback address that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** When (performance.now) the first HTTP 200 came from a loopback port, asked anew 1 ms after each refusal. */
export async function firstResponse(port: number, child: ChildProcess, patience: number): Promise<number> {
  const last = performance.now() + patience;
  while (performance.now() < last) {
    if (child.exitCode !== null)
      throw new Error(`It ended (status ${child.exitCode}) before its first answer.`);
    if ((await ask(port)) === 200) return performance.now();
    await sleep(1);
  }
  throw new Error(`No answer on port ${port} within ${patience / 1000} s.`);
}

/** The status of one GET /; undefined where nobody answers within a second. */
function ask(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, agent: false, timeout: 1000 }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
      answer.once('error', () => resolve(undefined));
    });
    asked.once('error', () => resolve(undefined));
    asked.once('timeout', () => asked.destroy());
    asked.end();
  });
}

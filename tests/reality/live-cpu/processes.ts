import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tidyAtExit } from '../tidy.ts';
import type { PlacedGroup } from './cgroups.ts';

// Nobody is left running for ever, even if we are killed outright.
const BUSY = 'ulimit -t 60; kill -STOP $$; while :; do :; done';
const SLEEP = 'kill -STOP $$; exec sleep 120';
const READY_MS = 10_000;

/** A process of a scenario, stopped until `go`. */
export class Worker {
  /** As the fixture names it: "A/0" is the first process of group A. */
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #tidied: () => void;

  private constructor(name: string, child: ChildProcess) {
    this.name = name;
    this.#child = child;
    this.#tidied = tidyAtExit(() => child.kill('SIGKILL'));
  }

  /** Starts what the fixture's words say ("busy nice 5"), pinned on one CPU, and waits until it has stopped itself. */
  static async start(name: string, words: string, cpu: number): Promise<Worker> {
    const wake = /^wake (\d+) us every (\d+) us$/.exec(words);
    const command = wake
      ? [process.execPath, fileURLToPath(new URL('wake.ts', import.meta.url)), wake[1]!, wake[2]!]
      : words === 'sleep'
        ? ['sh', '-c', SLEEP]
        : ['sh', '-c', BUSY];
    const child = spawn('taskset', ['-c', `${cpu}`, ...command], { stdio: 'ignore' });
    const worker = new Worker(name, child);
    try {
      await worker.#stopped();
      const nice = /^busy nice (-?\d+)$/.exec(words);
      // Not inherited from whoever started us.
      setPriority(child.pid!, Number(nice?.[1] ?? 0));
      return worker;
    } catch (error) {
      await worker.end();
      throw error;
    }
  }

  async #stopped(): Promise<void> {
    let failed: Error | undefined;
    this.#child.once('error', (error) => (failed = error));
    for (const end = Date.now() + READY_MS; Date.now() < end; await later(5)) {
      if (failed) throw failed;
      if (this.#child.exitCode !== null) throw new Error(`the process of ${this.name} ended at once`);
      if (
        this.#child.pid !== undefined &&
        /\) T /.test(readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8'))
      )
        return;
    }
    throw new Error(`the process of ${this.name} was not ready in time`);
  }

  join({ path }: PlacedGroup): void {
    writeFileSync(join(path, 'cgroup.procs'), `${this.#child.pid}`);
  }

  go(): void {
    this.#child.kill('SIGCONT');
  }

  /** CPU time so far in ns, all its threads, and when that was read. */
  read(): { readonly ran: number; readonly at: number } {
    const tasks = `/proc/${this.#child.pid}/task`;
    const ran = readdirSync(tasks).map((task) =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return { ran: ran.reduce((sum, each) => sum + each, 0), at: Number(process.hrtime.bigint()) };
  }

  async end(): Promise<void> {
    this.#tidied();
    if (this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null)
      return;
    const gone = new Promise((done) => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    await gone;
  }
}

import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredGroup } from '../../../src/simulators/cpu-scheduling/agreement/measured-shares.ts';
import { tidyAtExit } from '../tidy.ts';

/** Where CPU groups are made: the hierarchy of version 1 that has the cpu controller, or the one of version 2. */
export interface CpuController {
  readonly version: 1 | 2;
  readonly root: string;
}

interface MountLine {
  readonly at: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** Takes the text of /proc/mounts and a way to read files; gives the controller, or null if none is mounted. */
export function findController(mounts: string, read: (path: string) => string): CpuController | null {
  const lines = mounts.split('\n').map((line): MountLine => {
    const [, at = '', type = '', options = ''] = line.split(' ');
    return { at, type, options: options.split(',') };
  });
  const first = lines.find(({ type, options }) => type === 'cgroup' && options.includes('cpu'));
  if (first) return { version: 1, root: first.at };
  const second = lines.find(
    ({ at, type }) => type === 'cgroup2' && read(`${at}/cgroup.controllers`).split(/\s+/).includes('cpu'),
  );
  return second ? { version: 2, root: second.at } : null;
}

type Settings = Pick<MeasuredGroup, 'shares' | 'quota' | 'idle'>;

/**
 * What is written into the files of a group, in order. In version 2 a weight is shares · 100 / 1024 (the fixture's own
 * rule), as the model has it. An idle group takes no other weight, so `cpu.idle` comes last.
 */
export function settingsOf(
  version: 1 | 2,
  { shares, quota, idle }: Settings,
): [file: string, text: string][] {
  const last: [string, string][] = idle ? [['cpu.idle', '1']] : [];
  if (version === 2) {
    const weight = Math.min(10_000, Math.max(1, Math.round((shares * 100) / 1024)));
    const max: [string, string][] = quota ? [['cpu.max', `${quota.quota} ${quota.period}`]] : [];
    return [['cpu.weight', `${weight}`], ...max, ...last];
  }
  const cfs: [string, string][] = quota
    ? [
        ['cpu.cfs_period_us', `${quota.period}`],
        ['cpu.cfs_quota_us', `${quota.quota}`],
      ]
    : [];
  return [['cpu.shares', `${shares}`], ...cfs, ...last];
}

/** A group on disk and the processes it is to have. */
export interface PlacedGroup {
  readonly path: string;
  readonly name: string;
  readonly procs: readonly string[];
}

/** CPU groups below one of our own, which outweighs the rest of the machine so that little of it comes between. */
export class GroupTree {
  readonly #controller: CpuController;
  readonly #top: string;
  readonly #tidied: () => void;

  /** Makes the group on top. Throws what the file system answers if the host does not let us. */
  constructor(controller: CpuController) {
    this.#controller = controller;
    this.#top = join(controller.root, `agreement-${process.pid}`);
    mkdirSync(this.#top);
    this.#tidied = tidyAtExit(() => removeSoon(this.#top));
    if (controller.version === 2) this.#delegate(controller.root);
    this.#set(this.#top, { shares: controller.version === 1 ? 262_144 : 102_400, idle: false });
  }

  /** Makes the groups of a scenario; gives each with its processes, parents first. */
  make(groups: Readonly<Record<string, MeasuredGroup>>): PlacedGroup[] {
    return this.#makeBelow(this.#top, '', groups);
  }

  /** Removes all groups of a scenario; their processes must be gone. */
  clear(): void {
    for (const name of directories(this.#top)) remove(join(this.#top, name));
  }

  close(): void {
    this.#tidied();
    remove(this.#top);
  }

  #makeBelow(at: string, prefix: string, groups: Readonly<Record<string, MeasuredGroup>>): PlacedGroup[] {
    if (this.#controller.version === 2 && Object.keys(groups).length > 0) this.#delegate(at);
    return Object.entries(groups).flatMap(([last, group]) => {
      const path = join(at, last);
      const name = `${prefix}${last}`;
      mkdirSync(path);
      this.#set(path, group);
      return [{ path, name, procs: group.procs }, ...this.#makeBelow(path, `${name}/`, group.groups)];
    });
  }

  #set(path: string, group: Settings): void {
    for (const [file, text] of settingsOf(this.#controller.version, group))
      writeFileSync(join(path, file), text);
  }

  /** Version 2: the children of this group get the cpu controller. */
  #delegate(path: string): void {
    const file = join(path, 'cgroup.subtree_control');
    if (!readFileSync(file, 'utf8').split(/\s+/).includes('cpu')) writeFileSync(file, '+cpu');
  }
}

const directories = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

function remove(path: string): void {
  if (!existsSync(path)) return;
  for (const name of directories(path)) remove(join(path, name));
  rmdirSync(path);
}

/** A group can go once its processes have; they have been told. */
function removeSoon(path: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 1; tries <= 100; tries += 1) {
    try {
      return remove(path);
    } catch {
      Atomics.wait(pause, 0, 0, 20);
    }
  }
}

/** Version 2 lets no process stay beside a child group (the "no internal process" rule of cgroup-v2.rst). */
export function processBesideGroup(groups: Readonly<Record<string, MeasuredGroup>>): boolean {
  return Object.values(groups).some(
    ({ procs, groups: below }) =>
      (procs.length > 0 && Object.keys(below).length > 0) || processBesideGroup(below),
  );
}

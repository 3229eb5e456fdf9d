import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg, release, totalmem } from 'node:os';
import { gunzipSync } from 'node:zlib';
import type { Machine } from '../../../src/schemas/measurement.ts';
import { command } from './run.ts';

/** This machine, without its name; `folder` is where the measuring happens. */
export function thisMachine(folder: string): Machine {
  const kernel = /^\d+\.\d+(\.\d+)?/.exec(release())?.[0] ?? release();
  return {
    kind: /\bhypervisor\b/.test(read('/proc/cpuinfo')) ? 'virtual machine' : 'physical machine',
    cpus: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel,
    system: /^PRETTY_NAME="(.*)"$/m.exec(read('/etc/os-release'))?.[1] ?? 'unknown distribution',
    storage: command('stat', ['-f', '-c', '%T', folder]).trim().replace('ext2/ext3', 'ext4'),
    scheduler: [atLeast(kernel, 6, 6) ? 'EEVDF' : 'CFS', tick()].filter(Boolean).join(', '),
    cgroups: cgroups(),
  };
}

/** The load average over one minute. */
export const loadNow = () => loadavg()[0]!.toFixed(1);

function atLeast(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/** "HZ=250", where the kernel shows its configuration. */
function tick(): string {
  if (!existsSync('/proc/config.gz')) return '';
  const config = gunzipSync(readFileSync('/proc/config.gz')).toString();
  return /^CONFIG_(HZ=\d+)$/m.exec(config)?.[1] ?? '';
}

function cgroups(): string {
  if (existsSync('/sys/fs/cgroup/cgroup.controllers')) return 'v2';
  return existsSync('/sys/fs/cgroup/unified') ? 'v1 hybrid' : 'v1';
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

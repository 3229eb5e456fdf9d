import { asks, type Ask } from '../../../src/simulators/process-walls/agreement/recorded-order.ts';
import { capabilitySets, hostPid } from '../../../src/simulators/process-walls/answers.ts';
import type { Side } from '../../../src/simulators/process-walls/types.ts';

/** Shell script that asks everything on a side; on the host `$1` is the process's number there. */
export function askScript(side: Side): string {
  const self = side === 'inside' ? 'self' : '$1';
  const commands: Readonly<Record<Ask, string>> = {
    ps: 'ps -eo pid,user,comm',
    hostname: 'hostname',
    ip: 'ip -brief addr',
    mount: 'findmnt -l -o TARGET,SOURCE,FSTYPE',
    id: side === 'inside' ? 'id' : 'ps -o uid,user,comm -p $1',
    cgroup: `cat /proc/${self}/cgroup`,
    uptime: 'uptime -p',
    ipcs: 'ipcs -m',
    status: `grep -E 'CapEff|Seccomp:' /proc/${self}/status`,
    free: 'free -m',
  };
  return ['cd /', ...asks.map((ask) => `echo @${ask}; ${commands[ask]} 2>&1`), ''].join('\n');
}

/** Shell script that tries the misdeeds; `minor` is the loop device that is the host's disk. */
export const deedScript = (minor: string): string =>
  [
    'cd /',
    'echo @clock; /walls/act act clock',
    `echo @disk; /walls/act act disk ${minor}`,
    'echo @shadow; cat /etc/shadow 2>&1',
    'echo @through; cat /proc/1/root/etc/shadow 2>&1',
    'echo @out; /walls/act act break-out',
    '',
  ].join('\n');

/** Lines under each "@name", with single spaces and without empty ones. */
export function sections(text: string): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (/^@[a-z]+$/.test(line)) out[line.slice(1)] = lines = [];
    else if (line.trim() !== '') lines.push(line.trim().replace(/\s+/g, ' '));
  }
  return out;
}

/** Programs that only serve the asking. */
const tools = /^(kworker|ps|sh|nsenter)$/;

/** What this machine has, that another has otherwise. */
export interface Machine {
  /** The process's number on the host. */
  readonly pid: number;
  /** MiB of memory, as free tells the host. */
  readonly total: string;
  /** All that root may have here; some machines keep a capability from everybody. */
  readonly caps: string;
}

/** An answer in the recorded form: what is the same on every machine. */
export function normalised(ask: Ask, lines: readonly string[], { pid, total, caps }: Machine): string {
  switch (ask) {
    case 'ps':
    case 'id':
      return lines
        .filter((line) => !tools.test(line.split(' ').at(-1) ?? ''))
        .map((line) => line.replace(new RegExp(`^(\\$\\$ )?${pid}\\b`), `$1${hostPid}`))
        .join(' | ');
    case 'ip':
      return lines.map((line) => line.replace(/@if\d+/, '').replace(/ fe80::\S+/, '')).join(' | ');
    case 'mount':
      return lines
        .filter((line) => !line.startsWith('/walls/'))
        .map((line) => line.replace('hostdisk overlay', '/dev/vda1 ext4'))
        .join(' | ');
    case 'cgroup':
      // A hybrid host also lists its groups of version 1.
      return lines.filter((line) => !/^[1-9]\d*:/.test(line)).join(' | ');
    case 'ipcs':
      return ['shmid owner perms bytes', ...lines.filter((line) => line.startsWith('0x')).map(segment)].join(
        ' | ',
      );
    case 'status':
      return lines.map((line) => line.replace(caps, capabilitySets.full)).join(' | ');
    case 'free': {
      const told = lines.find((line) => line.startsWith('Mem:'))?.split(' ')[1];
      if (told === undefined) return lines.join(' | ');
      return told === total ? 'total of the host' : 'another total';
    }
    default:
      return lines.join(' | ');
  }
}

const segment = (line: string): string => line.split(' ').slice(1, 5).join(' ');

import { hostUid } from './answers.ts';
import type { Walls } from './types.ts';
import { rulesHost } from './walls.ts';

export const deeds = ['cpu', 'memory', 'pids', 'shadow', 'clock', 'disk'] as const;
export type Deed = (typeof deeds)[number];

export type Outcome =
  | 'takes-all'
  | 'throttled'
  | 'oom-killed'
  | 'eagain'
  | 'reads-host'
  | 'reads-through-proc'
  | 'breaks-out'
  | 'reads-own'
  | 'denied'
  | 'does-it'
  | 'refused';

/** What comes of a misdeed behind these walls. Rules: cgroup-v2, capabilities(7), proc(5), chroot(2) and the kernel's answers. */
export function attempt(walls: Walls, deed: Deed): Outcome {
  switch (deed) {
    case 'cpu':
      return walls.limits.cpu ? 'throttled' : 'takes-all';
    case 'memory':
      return walls.limits.memory ? 'oom-killed' : 'takes-all';
    case 'pids':
      return walls.limits.pids ? 'eagain' : 'takes-all';
    case 'shadow':
      return shadow(walls);
    // The clock on the wall and the disks belong to the first user namespace, whatever else was made.
    case 'clock':
    case 'disk':
      return rulesHost(walls) ? 'does-it' : 'refused';
  }
}

/** Whether the outcome did harm to the host. */
export const harmful = (outcome: Outcome): boolean =>
  ['takes-all', 'reads-host', 'reads-through-proc', 'breaks-out', 'does-it'].includes(outcome);

function shadow(walls: Walls): Outcome {
  const hostRoot = hostUid(walls) === 0 && walls.own.user === null;
  if (walls.root === 'host') return hostRoot ? 'reads-host' : 'denied';
  if (!hostRoot) return 'reads-own';
  // The file's name leads into the image; there are two ways round the name.
  if (walls.root === 'chroot') return 'breaks-out';
  return walls.proc === 'host' && walls.own.pid === null && walls.caps === 'full'
    ? 'reads-through-proc'
    : 'reads-own';
}

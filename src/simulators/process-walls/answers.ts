import type { Side, Walls } from './types.ts';

export const commands = [
  'ps',
  'hostname',
  'ip',
  'mount',
  'id',
  'cgroup',
  'uptime',
  'ipcs',
  'ls',
  'free',
  'status',
  'limits',
] as const;
export type Command = (typeof commands)[number];

/** The process's number on the host. */
export const hostPid = 2210;
/** Bytes of memory.max, the numbers of cpu.max, and pids.max, where the limit is set. */
export const limitValues = { memory: '268435456', cpu: '50000 100000', pids: '64' } as const;
const unlimited = { memory: 'max', cpu: 'max 100000', pids: 'max' } as const;

/** What is typed on a side: the host asks after the process where the process asks after itself. */
export function typed(command: Command, side: Side): string {
  const self = side === 'inside' ? 'self' : String(hostPid);
  const lines: Record<Command, string> = {
    ps: side === 'inside' ? 'echo $$; ps -eo pid,user,comm' : 'ps -eo pid,user,comm',
    hostname: 'hostname',
    ip: 'ip -brief addr',
    mount: 'findmnt -l -o TARGET,SOURCE,FSTYPE',
    id: side === 'inside' ? 'id' : `ps -o uid,user,comm -p ${hostPid}`,
    cgroup: `cat /proc/${self}/cgroup`,
    uptime: 'uptime -p',
    ipcs: 'ipcs -m',
    ls: 'ls /',
    free: 'free -m',
    status: `grep -E 'CapEff|Seccomp:' /proc/${self}/status`,
    limits: 'cat /sys/fs/cgroup/box/{cpu,memory,pids}.max',
  };
  return lines[command];
}

/** A host uid as a name: seen from inside through the uid_map, or from the host. */
export function userName(walls: Walls, side: Side, uid: number): string {
  if (side === 'inside' && walls.own.user !== null)
    return walls.mapped && uid === hostUid(walls) ? 'root' : 'nobody';
  return uid === 0 ? 'root' : uid === 1000 ? 'app' : String(uid);
}

/** The process's user id as the host counts: the first of a range kept for it once root has mapped it away. */
export const hostUid = (walls: Walls): number =>
  walls.starter === 'user' ? 1000 : walls.mapped ? 100_000 : 0;

const others: readonly (readonly [number, string])[] = [
  [1, 'systemd'],
  [412, 'sshd'],
  [655, 'cron'],
  [1044, 'bash'],
];
const row = (...cells: readonly (string | number)[]) =>
  cells
    .map((cell, i) =>
      i === 0 ? String(cell).padStart(7) : i < cells.length - 1 ? String(cell).padEnd(8) : cell,
    )
    .join(' ');
const columns = (...cells: readonly string[]) =>
  cells.map((cell, i) => (i < cells.length - 1 ? cell.padEnd(i === 0 ? 10 : 11) : cell)).join('');
const lo = 'lo      UNKNOWN 127.0.0.1/8 ::1/128';

/** What a command prints on a side, line by line, in the shape the real tool gives it. */
export function answer(walls: Walls, command: Command, side: Side): readonly string[] {
  const inside = side === 'inside';
  const noProc = inside && walls.proc === 'none';
  const image = inside && walls.root !== 'host';
  const who = (uid: number) => userName(walls, side, uid);
  switch (command) {
    case 'ps': {
      const self = inside ? [String(walls.own.pid === null ? hostPid : 1)] : [];
      if (noProc) return [...self, 'Error, do this: mount -t proc proc /proc'];
      const head = row('PID', 'USER', 'COMMAND');
      const user = who(hostUid(walls));
      if (inside && walls.proc === 'own') return [...self, head, row(1, user, 'web')];
      return [
        ...self,
        head,
        ...others.map(([pid, name]) => row(pid, who(0), name)),
        row(hostPid, user, 'web'),
      ];
    }
    case 'hostname':
      return [inside && walls.named ? 'box' : 'host'];
    case 'ip':
      return links(walls, inside);
    case 'mount':
      return noProc
        ? ["findmnt: can't read /proc/mounts: No such file or directory"]
        : [columns('TARGET', 'SOURCE', 'FSTYPE'), ...mounts(walls, inside)];
    case 'id': {
      if (!inside) return [row('UID', 'USER', 'COMMAND'), row(hostUid(walls), who(hostUid(walls)), 'web')];
      const name = who(hostUid(walls));
      const uid = name === 'root' ? 0 : name === 'nobody' ? 65534 : 1000;
      const group = name === 'nobody' ? 'nogroup' : name;
      return [`uid=${uid}(${name}) gid=${uid}(${group}) groups=${uid}(${group})`];
    }
    case 'cgroup':
      if (noProc) return ['cat: /proc/self/cgroup: No such file or directory'];
      return [inside && walls.own.cgroup !== null ? '0::/' : '0::/box'];
    case 'uptime':
      if (noProc) return ['uptime: Cannot get system uptime: No such file or directory'];
      return [inside && walls.own.time !== null ? 'up 5 minutes' : 'up 3 days, 2 hours, 5 minutes'];
    case 'ipcs': {
      // Without /proc ipcs asks segment by segment, and learns nothing of those it may not read.
      const hidesSegment = inside && (walls.own.ipc !== null || (noProc && walls.own.user !== null));
      return [
        'shmid   owner   perms  bytes',
        ...(hidesSegment ? [] : [`0       ${who(0).padEnd(7)} 600    4194304`]),
      ];
    }
    case 'ls':
      return image
        ? ['app', 'bin', 'etc', 'lib', 'proc', 'usr']
        : ['bin', 'etc', 'home', 'lib', 'proc', 'srv', 'usr'];
    case 'free':
      if (noProc) return ['free: Memory information file /proc/meminfo does not exist'];
      return ['        total   used   free', 'Mem:     4096    812   3284'];
    case 'status':
      if (noProc) return ['grep: /proc/self/status: No such file or directory'];
      // Who has no name yet in a user namespace loses all capabilities with every program it starts, grep too.
      return [
        `CapEff: ${capabilitySets[inside && walls.own.user !== null && !walls.mapped ? 'none' : walls.caps]}`,
        `Seccomp: ${walls.seccomp ? 2 : 0}`,
      ];
    case 'limits':
      return (['cpu', 'memory', 'pids'] as const).map((limit) =>
        image
          ? `cat: /sys/fs/cgroup/box/${limit}.max: No such file or directory`
          : walls.limits[limit]
            ? limitValues[limit]
            : unlimited[limit],
      );
  }
}

/** Bits as /proc/<pid>/status prints them: all of Linux's, and those that Docker leaves. */
export const capabilitySets = {
  full: '000001ffffffffff',
  docker: '00000000a80425fb',
  none: '0000000000000000',
} as const;

function links(walls: Walls, inside: boolean): string[] {
  if (!inside || walls.own.net === null)
    return [
      lo,
      'eth0    UP      192.0.2.10/24',
      ...(walls.cable === 'veth' ? ['veth0@if2 UP    10.0.0.1/24'] : []),
    ];
  if (walls.cable === 'none') return ['lo      DOWN'];
  return walls.cable === 'lo' ? [lo] : [lo, 'eth0@if3 UP     10.0.0.2/24'];
}

function mounts(walls: Walls, inside: boolean): string[] {
  const proc = columns('/proc', 'proc', 'proc');
  if (inside && walls.root !== 'host')
    return [columns('/', 'overlay', 'overlay'), proc, ...(walls.procOver ? [proc] : [])];
  return [
    columns('/', '/dev/vda1', 'ext4'),
    proc,
    ...(walls.root === 'chroot' ? [columns('/srv/box', 'overlay', 'overlay')] : []),
    ...(inside && walls.scratch ? [columns('/mnt', 'tmpfs', 'tmpfs')] : []),
    ...(inside && walls.procOver ? [proc] : []),
  ];
}

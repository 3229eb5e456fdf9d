export const namespaces = ['user', 'pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'time'] as const;
export const limits = ['cpu', 'memory', 'pids'] as const;
export const bolts = ['root', 'caps', 'seccomp'] as const;
export const switches = [...namespaces, ...limits, ...bolts] as const;

export type Namespace = (typeof namespaces)[number];
export type Limit = (typeof limits)[number];
export type Switch = (typeof switches)[number];
/** Who starts the process: root of the host, or an ordinary user of it. */
export type Starter = 'root' | 'user';
/** Where a command is typed: in the process's place, or in a root shell of the host. */
export type Side = 'inside' | 'host';

/** All that the kernel holds against, or for, the one process. */
export interface Walls {
  readonly starter: Starter;
  /** Which user namespace owns each namespace made for the process; null: it shares the host's. */
  readonly own: Readonly<Record<Namespace, 'host' | 'box' | null>>;
  /** Its user namespace has a uid_map, and the process has become root in it. */
  readonly mapped: boolean;
  readonly limits: Readonly<Record<Limit, boolean>>;
  /** Whose files a path begins at, and by which call that came about. */
  readonly root: 'host' | 'chroot' | 'pivot';
  /** The process list at /proc: none, the host's, or one mounted in a PID namespace of its own. */
  readonly proc: 'none' | 'host' | 'own';
  /** A second /proc lies over the first. */
  readonly procOver: boolean;
  /** A file system of its own, mounted only to see who else sees it. */
  readonly scratch: boolean;
  readonly named: boolean;
  readonly cable: 'none' | 'lo' | 'veth';
  readonly caps: 'full' | 'docker' | 'none';
  readonly seccomp: boolean;
}

/** Why the kernel refused; all of them are EPERM. */
export type Refusal = 'no-privilege' | 'caps-gone' | 'filtered' | 'chrooted' | 'not-owner' | 'hosts-own';

/** What one throw, or the setting up after it, came to. */
export interface Happening {
  readonly sw: Switch;
  readonly act: 'throw' | 'set-up';
  /** null: it worked. */
  readonly refused: Refusal | null;
  /** What was set up; '' for a throw. */
  readonly what: '' | 'map' | 'proc' | 'proc-shared' | 'scratch' | 'name' | 'veth' | 'lo';
  readonly after: Walls;
}

/** What the bundle's config.json asks for. */
export interface Bundle {
  readonly noNewPrivs: boolean;
  readonly userNamespace: boolean;
  readonly seccomp: boolean;
}

/** Which of runc's processes asks: runc itself, or the three stages of its copy, of which the last becomes the program. */
export type Asker = 'runc' | 'stage 0' | 'stage 1' | 'stage 2';

export interface Request {
  readonly by: Asker;
  readonly what: string;
}

export const stepIds = [
  'bundle',
  'read',
  'init',
  'cgroup',
  'stage-1',
  'user-namespace',
  'namespaces',
  'stage-2',
  'mounts',
  'pivot',
  'fittings',
  'early-filter',
  'give-up',
  'filter',
  'created',
  'start',
  'execve',
  'running',
] as const;
export type StepId = (typeof stepIds)[number];

export type NamespaceKind = 'user' | 'mnt' | 'uts' | 'ipc' | 'net' | 'pid';

/** What is there after a step. */
export interface State {
  /** Processes that live, the oldest first. */
  readonly processes: readonly (Asker | 'shim' | 'program')[];
  /** The namespaces that the process to come has for itself. */
  readonly own: readonly NamespaceKind[];
  readonly inCgroup: boolean;
  /** What it sees as /: the host's files, those with the room's mounts made ready beside them, or the bundle's alone. */
  readonly root: 'host' | 'host, room ready' | 'bundle';
  readonly hostName: boolean;
  readonly noNewPrivs: boolean;
  readonly capabilities: 'all' | 'few';
  readonly filter: boolean;
  /** The named pipe on which it waits. */
  readonly fifo: 'none' | 'there' | 'waits' | 'opened';
  /** As the runtime specification names it. */
  readonly status: 'none' | 'creating' | 'created' | 'running';
  readonly kernels: 1;
}

export interface Step {
  readonly id: StepId;
  readonly requests: readonly Request[];
  readonly after: State;
}

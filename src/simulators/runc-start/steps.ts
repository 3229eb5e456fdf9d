import type { Asker, Bundle, NamespaceKind, Request, State, Step, StepId } from './types.ts';

const nothing: State = {
  processes: ['shim'],
  own: [],
  inCgroup: false,
  root: 'host',
  hostName: false,
  noNewPrivs: false,
  capabilities: 'all',
  filter: false,
  fifo: 'none',
  status: 'none',
  kernels: 1,
};

const by =
  (asker: Asker) =>
  (...what: string[]): Request[] =>
    what.map((each) => ({ by: asker, what: each }));
const runc = by('runc');
const stage0 = by('stage 0');
const stage1 = by('stage 1');
const stage2 = by('stage 2');

/** The namespaces made in one call, in the kernel's names; the last stage is born into the new pid namespace. */
const usual: readonly NamespaceKind[] = ['mnt', 'uts', 'ipc', 'pid', 'net'];

interface Planned {
  readonly id: StepId;
  readonly requests: readonly Request[];
  readonly change: (state: State) => Partial<State>;
}

function plan({ noNewPrivs, userNamespace, seccomp }: Bundle): Planned[] {
  const filter = { requests: stage2('seccomp filter'), change: () => ({ filter: true }) };
  return [
    { id: 'bundle', requests: [], change: () => ({}) },
    {
      id: 'read',
      requests: runc('make exec.fifo'),
      change: () => ({ processes: ['shim', 'runc'], fifo: 'there', status: 'creating' }),
    },
    {
      id: 'init',
      requests: stage0('execve runc init'),
      change: () => ({ processes: ['shim', 'runc', 'stage 0'] }),
    },
    { id: 'cgroup', requests: runc('join cgroup'), change: () => ({ inCgroup: true }) },
    {
      id: 'stage-1',
      requests: stage0('clone'),
      change: () => ({ processes: ['shim', 'runc', 'stage 0', 'stage 1'] }),
    },
    // The user namespace comes first and alone: what follows is done with the rights that it gives.
    ...(userNamespace
      ? [
          {
            id: 'user-namespace' as const,
            requests: [...stage1('unshare NEWUSER'), ...stage0('write uid_map')],
            change: () => ({ own: ['user' as const] }),
          },
        ]
      : []),
    {
      id: 'namespaces',
      requests: stage1('unshare NEWNS NEWUTS NEWIPC NEWPID NEWNET'),
      change: ({ own }) => ({ own: [...own, ...usual] }),
    },
    {
      id: 'stage-2',
      requests: [...stage1('clone'), ...stage2('setuid')],
      change: () => ({ processes: ['shim', 'runc', 'stage 2'] }),
    },
    { id: 'mounts', requests: stage2('mount /proc'), change: () => ({ root: 'host, room ready' }) },
    { id: 'pivot', requests: stage2('pivot_root', 'detach old root'), change: () => ({ root: 'bundle' }) },
    {
      id: 'fittings',
      requests: stage2('sethostname', ...(noNewPrivs ? ['no_new_privs'] : [])),
      change: () => ({ hostName: true, noNewPrivs }),
    },
    // Loading a filter takes either no_new_privs or a privilege that is about to go.
    ...(seccomp && !noNewPrivs ? [{ id: 'early-filter' as const, ...filter }] : []),
    { id: 'give-up', requests: stage2('setuid', 'capset'), change: () => ({ capabilities: 'few' }) },
    ...(seccomp && noNewPrivs ? [{ id: 'filter' as const, ...filter }] : []),
    // Beside a shim there are two runcs: "runc create" ends here, and the process falls to the shim; "runc start" comes next.
    {
      id: 'created',
      requests: [],
      change: () => ({ processes: ['shim', 'stage 2'], fifo: 'waits', status: 'created' }),
    },
    {
      id: 'start',
      requests: runc('open exec.fifo'),
      change: () => ({ processes: ['shim', 'runc', 'stage 2'], fifo: 'opened' }),
    },
    {
      id: 'execve',
      requests: stage2('execve /bin/true'),
      change: () => ({ processes: ['shim', 'runc', 'program'], fifo: 'none', status: 'running' }),
    },
    { id: 'running', requests: [], change: () => ({ processes: ['shim', 'program'] }) },
  ];
}

/**
 * What runc does between a bundle and the program's first instruction, and what exists after each step. The order is
 * that of runc's sources (libcontainer/process_linux.go, nsenter/nsexec.c, standard_init_linux.go) and agrees request
 * for request with a trace of runc 1.1.5 (tests/fixtures/runc-start.json). Pure.
 */
export function startSteps(bundle: Bundle): Step[] {
  let state = nothing;
  return plan(bundle).map(({ id, requests, change }) => {
    state = { ...state, ...change(state) };
    return { id, requests, after: state };
  });
}

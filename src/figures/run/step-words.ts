import type { StepId } from '../../simulators/runc-start/index.ts';

/** A step's name in the list, and what is said when it has been done. */
export const stepWords: Readonly<Record<StepId, { readonly name: string; readonly say: string }>> = {
  bundle: {
    name: 'The bundle',
    say: 'A directory with a root file system and a config.json: that is the bundle. The shim waits, no container exists, and the kernel has been running for weeks.',
  },
  read: {
    name: 'Read and check',
    say: 'runc reads config.json, checks it, and leaves a named pipe for later, the exec FIFO. The container has a state now: creating.',
  },
  init: {
    name: 'A second self',
    say: 'runc starts a copy of itself, runc init. In a few steps this copy will be your program.',
  },
  cgroup: {
    name: 'Cgroup first',
    say: 'Before the copy does anything that could cost something it is put into its cgroup. Whatever it takes from here on is counted and limited.',
  },
  'stage-1': {
    name: 'Split once',
    say: 'Stage 0 clones stage 1. Somebody outside has to stay and write down who is who.',
  },
  'user-namespace': {
    name: 'User namespace',
    say: 'Stage 1 makes a user namespace, and stage 0, still outside, writes its map of users: root inside, a stranger on the host.',
  },
  namespaces: {
    name: 'Namespaces',
    say: 'One call, and the process has mounts, a host name, queues and a network of its own, and process numbers for its children. The walls stand, and the room is still the host’s.',
  },
  'stage-2': {
    name: 'Split again',
    say: 'A new process namespace is for children only, so stage 1 has a child: stage 2, born as process 1 of it. The other two leave.',
  },
  mounts: {
    name: 'The room',
    say: 'Stage 2 mounts the root file system, /proc and /dev where nobody else can see it. Its own / is still the host’s.',
  },
  pivot: {
    name: 'pivot_root',
    say: 'The new tree becomes the root and the old one is let go. From here the host’s files have no name any more.',
  },
  fittings: {
    name: 'Fittings',
    say: 'A host name, masked paths under /proc, and what else the bundle asks for.',
  },
  'early-filter': {
    name: 'Filter, early',
    say: 'The filter is loaded now: without no_new_privs it takes a privilege that the next step gives away.',
  },
  'give-up': {
    name: 'Give up rights',
    say: 'It changes to its user and drops its capabilities. What it has built it could not build again.',
  },
  filter: {
    name: 'Filter, last',
    say: 'The filter of system calls comes last: it would have forbidden much of what went before.',
  },
  created: {
    name: 'Created',
    say: 'The container is created: everything is there but your program. The process waits at the exec FIFO until somebody opens its other end. This runc leaves, and the process falls to the shim.',
  },
  start: {
    name: 'Start',
    say: 'Somebody says start: a second runc opens the other end of the pipe.',
  },
  execve: {
    name: 'execve',
    say: 'The process asks the kernel to replace its program with yours. Same process, same walls, another program: your first instruction runs.',
  },
  running: {
    name: 'runc leaves',
    say: 'The second runc is done too and leaves; the shim stays as parent. Count the kernels: as many as before, one.',
  },
};

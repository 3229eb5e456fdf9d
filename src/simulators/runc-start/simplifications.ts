import type { Simplification } from '../shared/simplification.ts';

/** What the start of a container follows, in words for a page. */
export const RUNC_VERSION =
  'runc 1.1.5, its sources and a trace of its system calls on Linux 6.18, for four configurations.';

/** What the start of a container leaves out, for the page that says how the models work. */
export const RUNC_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Of some hundred requests to the kernel the steps name those that leave something behind. Mounts stand for one another: one is named, a usual bundle makes dozens.',
    consequence:
      'The share of the list that a step takes says nothing of its cost; the measured times beside it do.',
  },
  {
    what: 'The trace was taken on cgroup v1, where the example that runc writes asks for no cgroup namespace. On v2 it does.',
    consequence:
      'There the last stage makes one call more, for that namespace alone, once it has become root.',
  },
  {
    what: 'The trace was of runc run, which creates and starts in one process. The picture has a shim, which calls runc create and then runc start.',
    consequence:
      'Who lives after each step follows the runtime specification and containerd, not the trace: the first runc is gone before the second opens the pipe.',
  },
  {
    what: 'Hooks, consoles, AppArmor and SELinux labels, checkpoints and time namespaces are left out.',
    consequence: 'With them there are more steps between those that are shown, in the same order.',
  },
  {
    what: 'Newer versions of runc set some things in another way, such as a protected copy of their own program.',
    consequence: 'A trace of today’s runc has other calls between these.',
  },
];

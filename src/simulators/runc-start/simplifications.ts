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
    what: 'The trace was taken on cgroup v1, where runc makes no cgroup namespace. On v2 its example asks for one as well.',
    consequence: 'There one more flag stands in the call that makes the namespaces.',
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

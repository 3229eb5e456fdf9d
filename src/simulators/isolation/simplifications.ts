import type { Simplification } from '../shared/simplification.ts';

/** What the spread of a fault follows, in words for a page. */
export const ISOLATION_VERSION =
  'the kernel’s documents on cgroups, the records of the holes that are named, and the security pages of gVisor and Kata, as read in 2026.';

/** What the spread of a fault leaves out, for the page that says how the models work. */
export const ISOLATION_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'A hole is there or it is not, and the attacker knows how to use it.',
    consequence:
      'How likely each of them is cannot be read off. A wall that needs two bugs is stronger than one that needs one, and nobody knows by how much.',
  },
  {
    what: 'When memory runs short the kernel kills the copy that eats it.',
    consequence:
      'It picks the process with the worst score, which is as a rule the largest. A neighbour can be hit first.',
  },
  {
    what: 'A sandbox of gVisor’s holds one container, and ends with that container’s first process.',
    consequence:
      'In a pod of Kubernetes it is held by a container that does nothing, so the Sentry outlives an app that crashes. A kill for memory still ends all of it.',
  },
  {
    what: 'What is taken is taken whole: a kernel with all that it serves.',
    consequence: 'A real break-in takes time and can be noticed on the way.',
  },
  {
    what: 'Capabilities, seccomp, user namespaces, AppArmor and SELinux are left out, inside containers and around them.',
    consequence: 'Each of them has stopped real holes that the picture lets through.',
  },
  {
    what: 'Holes in the Sentry, in Kata’s agent and in the hypervisor’s own part of the kernel are left out.',
    consequence: 'Here gVisor and Kata look untouched in cases for which they may have holes of their own.',
  },
  {
    what: 'Leaks in the hardware, such as those through caches and speculation, are left out.',
    consequence: 'They pass under every wall here.',
  },
];

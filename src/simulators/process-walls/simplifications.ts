import type { Simplification } from '../shared/simplification.ts';

/** Which real things the model of a process behind walls follows. */
export const WALLS_VERSION =
  'namespaces, capabilities and chroot as Linux 6.18 answered on our machine; limits as in cgroup v2; Docker’s default capabilities, and its default seccomp profile for those.';

/** What the model of a process behind walls leaves out, for the page that says how the models work. */
export const WALLS_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'A new PID or time namespace holds the process at once. On Linux it is the next child that enters it, so a tool makes the namespace and then forks.',
    consequence: 'One process here stands for the tool and the child it starts.',
  },
  {
    what: 'The commands do not list themselves, the host has five processes and two mounts, and the columns of some tools are fewer.',
    consequence: 'On a real host the same command prints a longer list of the same kind.',
  },
  {
    what: 'Devices are left out: a real engine also filters which device files a container may open, and mounts a small /dev.',
    consequence:
      'A root process with all its capabilities gets at a disk more easily here than under an engine.',
  },
  {
    what: 'Security modules, masked parts of /proc, no_new_privs and resource limits of users are left out.',
    consequence:
      'Some misdeeds that succeed here would meet one more guard on a distribution that sets them up.',
  },
  {
    what: 'Limits are written by root of the host, and swap is off.',
    consequence:
      'A user can only limit what was delegated to that user; and with swap, memory past the limit may first be pushed out.',
  },
  {
    what: 'Misdeeds are tried one by one, by their plainest way, and without bugs in the kernel.',
    consequence: 'A refusal here is no proof of safety.',
  },
];

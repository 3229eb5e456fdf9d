import type { Simplification } from '../shared/simplification.ts';

/** What the start-up model is made of, in words for a page. */
export const STARTUP_VERSION =
  'no single system: phases with lengths from claims, run by the schedulers above on the host’s CPUs.';

/** What a start leaves out, for the page that says how the models work. */
export const STARTUP_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'A phase is so much computing and so much waiting, in pieces of ten milliseconds. Only the sums come from claims.',
    consequence: 'How the copies interleave within a phase is ours, not measured.',
  },
  {
    what: 'Copies compete for CPUs only. Disks, memory and the network’s latency are never short.',
    consequence:
      'Many real guests that boot at once also wait for one disk, which makes crowds slower than here.',
  },
  {
    what: 'Downloads share a link evenly and start at full speed; unpacking and copying run at one rate.',
    consequence: 'Real registries, disks and file systems are less steady.',
  },
  {
    what: 'A container is started by the low-level runtime alone.',
    consequence:
      'An engine with its daemon, shim and network adds its own time, often more than the runtime takes.',
  },
];

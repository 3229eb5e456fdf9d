import type { Simplification } from '../shared/simplification.ts';

/** What the model of a guest's services follows, in words for a page. */
export const BOOT_VERSION =
  'systemd 252 in a small Debian 12 guest: its units, their order, and how many instructions each of them took.';

/** What the start of a guest's services leaves out, for the page that says how the models work. */
export const BOOT_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'A unit is a number of instructions; what it waits for outside the guest’s CPUs, such as a disk or a lease from the network, is left out.',
    consequence: 'On slow storage the same units take longer, and more vCPUs gain less than here.',
  },
  {
    what: 'One process, systemd, starts all units one by one. Here each unit does that part of the work itself.',
    consequence: 'Units begin closer together than in truth, and more vCPUs help a little more.',
  },
  {
    what: 'Sockets, timers and paths are left out, and units alike (seven login prompts, five modules) are one line with equal shares.',
    consequence: 'The real list of units is about three times as long, without other work in it.',
  },
  {
    what: 'The work of udev is shared evenly by ten workers, who get all devices at once.',
    consequence:
      'Real devices differ, and udev starts no more workers than it has devices for. How many it may have follows from the memory in a guest as small as this, and from the CPUs in a large one.',
  },
];

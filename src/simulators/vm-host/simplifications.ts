import type { Simplification } from '../shared/simplification.ts';

/** What the host with several guests follows, in words for a page. */
export const VM_HOST_VERSION =
  'the documentation of Linux and QEMU: memory that is backed when it is touched, reclaim, swap and the out-of-memory killer of mm/oom_kill.c; disk images that grow as they are written, and QEMU’s default answer to a full disk, which we also saw QEMU 7.2 give. vCPUs are run by the EEVDF model.';

/** What it leaves out, for the page that says how the models work. */
export const VM_HOST_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Pages are large squares, and the page taken back is always the one that was touched longest ago. The real kernel keeps approximate lists, begins before memory is full, and drops its own page cache first.',
    consequence:
      'Which page goes to swap, and when exactly it begins, differ on a real host; that it goes does not.',
  },
  {
    what: 'What the host’s kernel and the VMM processes need is a fixed part of the memory and never changes.',
    consequence:
      'A real VMM adds some memory of its own for each guest, so real hosts are full a little sooner.',
  },
  {
    what: 'The out-of-memory killer weighs guests only, and nobody has set oom_score_adj. Equal pages in several guests are not merged (KSM), and guests have no swap of their own.',
    consequence: 'A real host may spare or choose others, and may save some memory.',
  },
  {
    what: 'Events have an order and no length. A guest that waits for swap keeps its place in the schedule, and all guests do the same things one after the other.',
    consequence: 'How slow swapping makes a guest cannot be read off; only that it waits.',
  },
  {
    what: 'The network shares its link fairly among all who send. Disk speed, caches, latency and packets between guests are left out, and device threads use no CPU.',
    consequence:
      'Neighbours on a real host disturb each other’s disks too, and a greedy sender can get more than its part.',
  },
];

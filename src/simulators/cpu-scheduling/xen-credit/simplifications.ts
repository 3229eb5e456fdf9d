import type { Simplification } from '../../shared/simplification.ts';

/** Which hypervisor `xen-credit` follows, in words for a page. */
export const XEN_VERSION =
  'Xen’s first credit scheduler as in the sources of 2026 (xen/common/sched/credit.c). Since Xen 4.12 a new Xen starts with its successor, credit2.';

/** Every deliberate difference between `xen-credit` and that scheduler, for the page that says how the models work. */
export const XEN_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Switching vCPUs, moving them and the scheduler’s own work take no time, and caches are never cold.',
    consequence: 'Nothing is lost to overhead. A real host loses a little at every switch.',
  },
  {
    what: 'The control domain, which serves the guests’ disks and networks, is not among the VMs.',
    consequence: 'Guests get all of the CPUs. In a real Xen the control domain competes with them.',
  },
  {
    what: 'All CPUs are alike: no hyperthreads, no NUMA nodes, no soft affinity. The order of stealing is by CPU number.',
    consequence: 'Who steals from whom differs from a large machine, and a step away costs nothing here.',
  },
  {
    what: 'Time slice, rate limit and migration delay have their default values, and no vCPU yields.',
    consequence: 'A tuned host, or a guest that yields while it waits for a lock, behaves in another way.',
  },
  {
    what: 'The vCPUs start on the CPUs one after the other, in the order they are listed; all ticks begin at time 0, and every CPU may steal at once.',
    consequence: 'The first turns are tidier than on a host where VMs come and go.',
  },
  {
    what: 'Sums do not overflow where Xen counts in 32 bits. Which idle CPU was called last is remembered once for all CPUs, not for each. When a vCPU wakes and no idle CPU may run it, whether the running one could move to an idle CPU is asked as Xen’s comment says, not as its code does.',
    consequence:
      'Which idle CPU is called first may differ. With extreme weights, or vCPUs bound to CPUs, a real Xen may decide otherwise.',
  },
];

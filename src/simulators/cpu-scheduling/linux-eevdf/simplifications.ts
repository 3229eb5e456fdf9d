import type { Simplification } from '../../shared/simplification.ts';

/** Which kernel `linux-eevdf` follows, in words for a page. */
export const LINUX_VERSION =
  'Linux v6.12 (kernel/sched/fair.c), with cpu.max as since v6.18: a task that may not run on leaves its queue when it is picked.';

/** Every deliberate difference between `linux-eevdf` and that kernel, for the page that says how the models work. */
export const LINUX_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Switching tasks, ticks, wake-ups and moving a task to another CPU take no time; caches are never cold; all CPUs are equal and share one cache.',
    consequence:
      'Nothing is lost to overhead. A real machine loses a little at every switch, and moves tasks less eagerly.',
  },
  {
    what: 'Only the fair class exists: no real-time or deadline tasks, no interrupts, no kernel threads.',
    consequence: 'Shares add up to all of the CPU, where on a real machine a little goes to others.',
  },
  {
    what: 'Every task asks for the base slice. Slices of a task’s own (sched_setattr) and PREEMPT_SHORT between different slices are left out.',
    consequence: 'Tasks that ask for short slices to be served sooner cannot be shown.',
  },
  {
    // kernel/Kconfig.hz
    what: 'The length of the tick (HZ) is a choice of the model. Linux is built for 100, 250, 300 or 1,000 ticks a second; where nothing else is said, 250 are used here, as on the machine we measured. Without a tick (tick 0) a slice ends the moment it is used up, and no tick limits lag.',
    consequence:
      'A slice ends on a tick, so turns come out as whole ticks (HZ 250: 4 ms), on another kernel of another length, and without a tick shorter. Shares are the same.',
  },
  {
    what: 'All CPUs tick at the same time, and periods of cpu.max begin at whole multiples of the period. The kernel gives every group a random phase.',
    consequence:
      'Stalls of different groups line up, and a stall may differ from a measured one by up to a tick.',
  },
  {
    what: 'A group’s weight on each CPU is its weight in proportion to the load it has queued there now (the kernel’s formula for it), and follows every change at once. The kernel uses averages that lag behind, and updates them on the tick.',
    consequence:
      'On several CPUs the split between groups that sleep and wake settles faster than in a kernel. On one CPU nothing differs.',
  },
  {
    what: 'A new task goes to the allowed CPU with the fewest tasks; a woken one to the CPU it had, or to an idle one that is allowed. The kernel also weighs who woke it, caches and utilization.',
    consequence: 'Placement on several CPUs is plausible, not predicted.',
  },
  {
    what: 'An idle CPU takes the task that has waited longest from the CPU with the most, at once. The kernel does this when a CPU becomes idle, and otherwise on a tick, and hesitates over tasks that ran less than 0.5 ms ago.',
    consequence:
      'No CPU is idle while a task waits that may run there; in a kernel that can happen for a while.',
  },
  {
    what: 'A busy CPU looks for more even load every 16 ms times the number of CPUs less one tick, by the loads of that moment, the CPUs taking turns. The kernel doubles the interval while all is well, looks at averages, and may push a running task away.',
    consequence:
      'More busy tasks than CPUs take turns in being crowded, but who moves when is not what a kernel would do. Eight equal tasks on four CPUs get half a CPU each. With some numbers the turns do not even out: of six on four CPUs some keep about three quarters of a CPU and others half.',
  },
  {
    what: 'A task that may not run on because of cpu.max stops at once. The kernel stops it on its way back to user space, so after a system call.',
    consequence: 'None of these tasks does anything but compute, so there is nothing to wait for.',
  },
  {
    what: 'Since v7.3 the kernel picks from one flat queue per CPU and splits a group’s weight in another way (concur). This is the hierarchy of v6.6 to v7.2.',
    consequence:
      'On one CPU the shares are the same. On several, a group with more threads than its rival gets more of a shared CPU in v7.3.',
  },
];

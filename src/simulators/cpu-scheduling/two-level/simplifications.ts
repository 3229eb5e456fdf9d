import type { Simplification } from '../../shared/simplification.ts';

/** Which systems two-level scheduling follows, in words for a page. */
export const TWO_LEVEL_VERSION =
  'the Linux scheduler above inside every guest, that or Xen’s credit scheduler on the host, and steal time as a Linux guest gets it, from KVM (MSR_KVM_STEAL_TIME) or from Xen’s run states. On both it goes on while cpu.max or a cap holds a vCPU back that has work. No figure shows this model yet; tests run it, and nothing you see here comes from it.';

/** Every deliberate difference between the model and a real guest on a real host, for the page that says how the models work. */
export const TWO_LEVEL_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Entering and leaving a guest, its timers, and the interrupts by which one vCPU calls another take no time.',
    consequence: 'A real guest also loses time to its own exits. Here all it lacks is steal time.',
  },
  {
    what: 'A vCPU with nothing to do halts at once and gives up the CPU. KVM first polls, by default for up to 200 µs.',
    consequence:
      'Guests that sleep often use less of the host here than on KVM, where polling costs the host CPU and saves delay at the next wake-up.',
  },
  {
    what: 'Processes share no locks, and the guest kernel has none. A vCPU that is off holds nothing that another needs.',
    consequence:
      'Steal time costs exactly itself here. With several vCPUs a real guest can lose more: the others may spin for a lock whose holder is off.',
  },
  {
    what: 'The guest takes steal time off what it charges to a process (CONFIG_PARAVIRT_TIME_ACCOUNTING), to the microsecond. Its ticks are left out: a slice is over when the process has run for it.',
    consequence:
      'Processes inside a guest share what the guest gets by their weights. A guest that does not know of steal time charges it to whoever was on the vCPU; the model keeps that sum, but turns do not follow it.',
  },
  {
    what: 'A sleeping process is woken by a timer on the vCPU it went to sleep on, and when that vCPU is off, only when it is back. Linux may have moved the timer to another vCPU that was busy.',
    consequence: 'With several vCPUs a wake-up may come late here and on time there.',
  },
  {
    what: 'Placing and balancing processes is simplified as on the host. The guest does not ask whether a vCPU is off (vcpu_is_preempted), and a turn to balance comes by the clock, even to a vCPU that is off.',
    consequence:
      'With several vCPUs, who moves where is plausible, not predicted. A process may wait on a vCPU that is off while another is idle.',
  },
  {
    what: 'The host knows a VM by its vCPUs only. Threads that emulate devices, and the hypervisor itself, use no CPU.',
    consequence: 'CPU time adds up to the vCPUs’ own. On a real host input and output cost CPU beside them.',
  },
  {
    what: 'What the guest calls system, iowait or irq time is not told apart: all time of a vCPU that runs is user time.',
    consequence:
      'Steal and idle mean what a real /proc/stat means by them; user is the sum of all the rest there.',
  },
];

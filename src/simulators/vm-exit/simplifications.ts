import type { Simplification } from '../shared/simplification.ts';

/** Which real things the model of a VM exit follows. */
export const VM_EXIT_VERSION =
  'an Intel CPU with EPT, virtual interrupt controller and posted interrupts under KVM of Linux 6.12; the e1000 card of QEMU and the e1000 and virtio_net drivers of Linux 6.12, checked against what the drivers of Linux 6.1 did on QEMU 7.2.';

/** What following an instruction leaves out, for the page that says how the models work. */
export const VM_EXIT_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'There is no time in it, only order. An exit that goes on to the VMM is one exit, like one that KVM answers at once.',
    consequence:
      'Ten exits of one kind can cost less than one of another; the number alone is no measure of speed.',
  },
  {
    what: 'A line of the guest’s program is one instruction where it leaves the guest or looks up an address, and a stretch of ordinary computing elsewhere.',
    consequence: 'Counting lines is not counting instructions: sending a packet takes thousands.',
  },
  {
    what: 'A walk starts with nothing but the TLB. Real CPUs also remember upper levels of both tables and find most entries in their caches.',
    consequence:
      'The number of reads is the most that a walk can need; it usually needs far fewer, and most of them are quick.',
  },
  {
    what: 'Only the app’s own pages and the page that is being cleared are looked up in the open. The kernel’s other memory counts as known to the TLB, and a device’s address is looked up without being counted.',
    consequence: 'Every touch of a device costs look-ups besides its exit.',
  },
  {
    what: 'Accessed and dirty bits, process identifiers in the TLB and access rights are left out.',
    consequence: 'A switch of processes empties the TLB here, which newer kernels and CPUs avoid.',
  },
  {
    what: 'The CPU takes interrupts to the guest without an exit, and the only exits are the guest’s own doing.',
    consequence:
      'On an older CPU each interrupt costs exits too, and on any CPU the host’s own clock and devices take the guest’s CPU away now and then.',
  },
  {
    what: 'The e1000 holds back further interrupts for as long as eight items of the guest’s program take; QEMU does so for 128 µs at least.',
    consequence:
      'A slower guest gets an interrupt for nearly every packet, which makes the imitated card cost more.',
  },
  {
    what: 'The thread that empties the queue either needs one item longer than the guest or is done at once.',
    consequence: 'Real bursts lie between: some kicks are spared and some are not.',
  },
  {
    what: 'A packet takes one descriptor. The drivers we watched used two, and nothing else of theirs was different.',
    consequence: 'The ring’s numbers grow half as fast here.',
  },
  {
    what: 'Before a nap the guest sets its timer once, and once after it.',
    consequence: 'Linux sometimes sets it more often on its way to sleep, one exit each time.',
  },
];

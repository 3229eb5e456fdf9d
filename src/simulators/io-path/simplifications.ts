import type { Simplification } from '../shared/simplification.ts';

/** Which real things the paths follow. */
export const IO_PATH_VERSION =
  'Linux 6.12 on host and guest, QEMU 7.2 with virtio and vhost, gVisor 3c5eee1 on systrap and Kata Containers 4.1 with QEMU, each as it comes by default.';

/** What the path of a system call leaves out, for the page that says how the models work. */
export const IO_PATH_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'There is no time in it, only order: a system call, an exit and a disk that empties its cache are one hop each.',
    consequence:
      'The number of hops is no measure of speed. One visit to a disk can outweigh all the rest together.',
  },
  {
    what: 'A program that waits, and the calls by which it waits and is woken (poll, futex, reading an eventfd), are left out.',
    consequence:
      'Helpers make more system calls than are counted. A guest that has nothing else to do while it waits also halts, which is one more exit.',
  },
  {
    what: 'The file is on a volume and exists; a block of it is written over, and only its data has to reach the disk.',
    consequence:
      'A file that grows takes more: its file system writes a journal too, and in a guest each such request is a kick of its own.',
  },
  {
    what: 'Nobody else is busy. Each request is kicked by itself and each answer comes by an interrupt.',
    consequence: 'Under load, kicks and interrupts are shared by many requests, and cost less for each.',
  },
  {
    what: 'In gVisor every system call is caught by seccomp, as the first one from any place in a program is.',
    consequence:
      'It then replaces many such places by a jump, so that later calls from there reach the Sentry without the host’s kernel.',
  },
  {
    what: 'The Sentry’s goroutines, which share threads of the host, and its queue of packets to send are one program here.',
    consequence: 'A packet of gVisor’s may change threads on its way.',
  },
  {
    what: 'The network is the usual one of containers and pods: a pair of veth devices, a bridge, one network card. Filters and address translation belong to the bridge.',
    consequence: 'A plug-in without a bridge, or a card that is handed to a guest, takes another way.',
  },
  {
    what: 'Answers of the network, and the interrupt by which a card says that a packet has left, are not followed.',
    consequence: 'What comes in takes the same walls in the other direction, and wakes more on its way.',
  },
];

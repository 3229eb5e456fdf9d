/** The boxes an app can run in, all on one Linux host. */
export const boxes = ['container', 'vm', 'gvisor', 'kata'] as const;
export type Box = (typeof boxes)[number];

/** What the app does: write over a block of a file it has; the same, and wait for the disk; send one packet. */
export const jobs = ['write', 'sync', 'packet'] as const;
export type Job = (typeof jobs)[number];

/** Whether a VM's disk, a file of the host, is written through the host's page cache or around it (O_DIRECT). */
export const diskCaches = ['through', 'around'] as const;
export type DiskCache = (typeof diskCaches)[number];

/** Whose code has the bytes. `vmm` is QEMU; `device` is the disk or the network card. */
export type Part =
  'app' | 'guest-kernel' | 'sentry' | 'gofer' | 'virtiofsd' | 'vmm' | 'engine' | 'host-kernel' | 'device';

/** In which mode a part's code runs. Guest modes are those of a CPU in a virtual machine. */
export type Mode = 'user' | 'kernel' | 'guest-user' | 'guest-kernel' | 'device';

/** What is crossed on the way from one part to the next. */
export type Crossing =
  /** Nothing before the first hop, and nothing between two works of one part. */
  | 'none'
  /** A program enters its kernel, and that kernel gives it back. */
  | 'system-call'
  | 'return'
  /** Seccomp stops an app's system call at the door and hands it, as a signal, to the Sentry; the Sentry lets the app go on. */
  | 'caught'
  | 'resume'
  /** The CPU leaves the guest for the host's kernel; an interrupt is put into the guest. */
  | 'exit'
  | 'injection'
  /** A process that waited for the kernel is woken. */
  | 'wake'
  /** A kernel gives a device work; the device interrupts when it is done. */
  | 'request'
  | 'interrupt';

/** What is done at a hop. */
export type Deed =
  | 'app-writes'
  | 'app-syncs'
  | 'app-sends'
  | 'app-goes-on'
  | 'caches'
  | 'submits'
  | 'submits-direct'
  | 'submits-flush'
  | 'completes'
  | 'disk-writes'
  | 'disk-takes'
  | 'disk-flushes'
  | 'catches'
  | 'sentry-writes'
  | 'sentry-syncs'
  | 'sentry-answers'
  | 'sentry-sends'
  | 'queues-block'
  | 'queues-flush'
  | 'queues-write'
  | 'queues-sync'
  | 'queues-packet'
  | 'takes-answer'
  | 'kicked'
  | 'kicked-vhost'
  | 'server-writes'
  | 'server-flushes'
  | 'server-answers'
  | 'injects'
  | 'stack'
  | 'raw-socket'
  | 'veth'
  | 'vhost'
  | 'redirect'
  | 'bridge'
  | 'card-sends';

/** One stop on the way: a part does something. */
export interface Hop {
  readonly part: Part;
  readonly mode: Mode;
  readonly crossing: Crossing;
  readonly deed: Deed;
  /** The CPU copies the bytes here. A device that fetches them itself is no copy. */
  readonly copies: boolean;
  /** Who holds the bytes after this hop. */
  readonly holds: readonly Part[];
}

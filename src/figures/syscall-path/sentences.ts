import type { Box, Counts, Deed, Hop, Job, Part } from '../../simulators/io-path/index.ts';
import { boxWords } from './words.ts';

/** "a", "a and b", "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;

const namesOf = (boxes: readonly Box[]): string => listed(boxes.map((box) => boxWords[box].say));

const starts: Readonly<Record<Job, string>> = {
  write: 'The app is about to write over one block of a file that it has open.',
  sync: 'The app is about to write over one block of a file, and this time it will not go on before the disk has it.',
  packet: 'The app is about to send a few bytes to somebody far away.',
};

/** What is about to happen. */
export const start = (job: Job, boxes: readonly Box[]): string =>
  `${starts[job]} ${boxes.length > 1 ? `One box after the other: ${namesOf(boxes)}.` : `The box: ${namesOf(boxes)}.`}`;

const whose = (part: Part): string => (part === 'guest-kernel' ? 'the guest’s kernel' : 'the host’s kernel');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const serverOf = (box: Box): string => (box === 'kata' ? 'virtiofsd' : 'QEMU');

/** What a hop does. */
export function hopSay(box: Box, job: Job, { deed, part }: Hop): string {
  const text = deeds[deed];
  return typeof text === 'string' ? text : text(box, job, part);
}

type Said = string | ((box: Box, job: Job, part: Part) => string);

const deeds: Readonly<Record<Deed, Said>> = {
  'app-writes': 'The app calls write(). Its libc has one instruction for that, and it asks for a kernel.',
  'app-syncs':
    'write() has returned, and no disk has been asked. The app wants to be sure, so it calls fdatasync().',
  'app-sends': 'The app calls send(). Its libc has one instruction for that, and it asks for a kernel.',
  'app-goes-on': (box, job) => (job === 'sync' ? synced[box] : written[box]),
  caches: (box, _, part) =>
    box === 'gvisor'
      ? 'The host’s kernel serves the Sentry as it serves any program. It copies the bytes into its page cache, straight from the app’s memory, which the Sentry has mapped.'
      : part === 'host-kernel' && box !== 'container'
        ? 'To the host’s kernel this is any program writing to any file. It copies the bytes out of the guest’s memory into its page cache.'
        : `${capital(whose(part))} takes over, finds the file and copies the bytes into its page cache. The page is dirty now. The disk is told later.`,
  submits:
    'The host’s kernel hands the dirty page to the disk’s driver: here it lies in memory, and empty your own cache too.',
  'submits-direct':
    'The host’s kernel goes around its page cache and points the disk straight at the guest’s memory.',
  'submits-flush': 'The host’s kernel tells the disk to empty its own cache.',
  'disk-writes':
    'The disk fetches the bytes from memory by itself, and answers when they are safe. No CPU copies them.',
  'disk-takes':
    'The disk fetches the bytes from memory by itself. It may still keep them in a cache of its own.',
  'disk-flushes': 'The disk empties its cache. Now the bytes are safe.',
  completes: 'The disk interrupts: done. The host’s kernel wakes whoever waited for it.',
  catches:
    'The call comes as far as the host’s kernel and no further: a seccomp filter turns it into a signal, and that hands it to the Sentry.',
  'sentry-writes':
    'The Sentry answers, a kernel written in Go that runs as a program. It has the file open, by a door that the Gofer once gave it. So it makes a call of its own, pwritev2().',
  'sentry-syncs': 'The Sentry answers: it calls for a sync of its own, on the file that it has open.',
  'sentry-answers': 'The Sentry notes the answer where the app expects it, and lets the app’s thread go on.',
  'sentry-sends':
    'The Sentry answers. It has a network stack of its own, netstack: it copies the bytes into a packet and puts the headers on.',
  'queues-block':
    'The guest’s kernel points at its dirty page in the queue of its virtio disk, and rings the doorbell.',
  'queues-flush':
    'Written, it says, but perhaps only to a cache. The guest’s kernel queues a second request, a flush, and rings again.',
  'queues-write':
    'The guest’s kernel takes over and copies the bytes into its page cache. But the file is the host’s, shared by virtio-fs. So it queues a WRITE at once, and rings.',
  'queues-sync': 'The guest’s kernel passes the wish on: it queues an FSYNC for the host, and rings.',
  'queues-packet':
    'The guest’s virtio driver points at the packet in the queue that it shares with the host, and rings the doorbell.',
  'takes-answer': (box, job) =>
    box === 'kata' && job === 'write'
      ? 'The guest’s kernel finds the answer in the queue: the host has the bytes.'
      : 'The guest’s kernel finds the answer in the queue.',
  kicked: (box) =>
    `There is no memory at the doorbell’s address, so the CPU leaves the guest: a VM exit. KVM wakes ${serverOf(box)} and lets the guest run on.`,
  'kicked-vhost':
    'There is no memory at the doorbell’s address, so the CPU leaves the guest: a VM exit. KVM wakes the vhost thread, in the host’s kernel itself, and lets the guest run on.',
  'server-writes': (box) =>
    box === 'kata'
      ? 'virtiofsd, a program of the host, finds the request and writes to the real file, with the guest’s memory as its buffer. QEMU sleeps on.'
      : 'QEMU finds the request. Its disk is a file of the host, so it writes to that, with the guest’s memory as its buffer.',
  'server-flushes': (box) => `${serverOf(box)} finds the request and calls fdatasync() on the host’s file.`,
  'server-answers': (box) => `${serverOf(box)} puts the answer into the queue and asks KVM for an interrupt.`,
  injects: 'KVM puts an interrupt into the guest.',
  stack: (_, __, part) =>
    part === 'guest-kernel'
      ? 'The guest’s kernel takes over. Its network stack copies the bytes into a packet and puts the headers on.'
      : 'The host’s kernel takes over. Its network stack copies the bytes into a packet and puts the headers on, with the addresses of the container’s namespace.',
  'raw-socket':
    'The Sentry hands the finished packet to a raw socket. The host’s kernel copies it and adds nothing.',
  veth: 'Out of the container’s namespace through a pair of veth devices: another place in the same kernel, and no copy.',
  vhost:
    'The vhost thread takes the packet from the queue, copies it out of the guest’s memory and puts it into the tap device.',
  redirect:
    'A rule of Kata’s redirects it from the tap to the pod’s veth. From there on it looks like any container’s packet.',
  bridge: 'The host’s kernel takes it over the bridge and through its filters to the driver of the card.',
  'card-sends': (box) => sent[box],
};

const written: Readonly<Record<Box, string>> = {
  container:
    'write() has returned. The bytes stand in the page cache of the host’s kernel, and no disk has been asked.',
  vm: 'write() has returned. The bytes stand in the page cache of the guest’s kernel. The VM was never left, and the host knows nothing of it.',
  gvisor:
    'write() has returned. Two system calls for one; the bytes stand in the host’s page cache, as a container’s would.',
  kata: 'write() has returned, after one way out of the VM and back. The bytes stand in two page caches, the guest’s and the host’s.',
};

const synced: Readonly<Record<Box, string>> = {
  container: 'fdatasync() has returned, and the disk has the bytes. One kernel did all of it.',
  vm: 'fdatasync() has returned, and the disk has the bytes. Two kernels and QEMU saw to it.',
  gvisor: 'fdatasync() has returned, and the disk has the bytes.',
  kata: 'fdatasync() has returned, and the disk has the bytes.',
};

const sent: Readonly<Record<Box, string>> = {
  container: 'The card fetches the packet from memory and sends it. One kernel had it all the way.',
  vm: 'The card fetches the packet from memory and sends it. Two kernels had it, and QEMU never did.',
  gvisor:
    'The card fetches the packet from memory and sends it. The Sentry made it, the host’s kernel moved it.',
  kata: 'The card fetches the packet from memory and sends it. Two kernels had it, the guest’s and the host’s.',
};

const many = (n: number, one: string, more = `${one}s`): string =>
  `${n === 0 ? 'no' : n} ${n === 1 ? one : more}`;

/** The books of one box: "Container: 1 system call, no exits, 1 copy, 1 kernel." */
const books = (box: Box, { systemCalls, exits, copies, kernels }: Counts): string =>
  `${boxWords[box].name}: ${many(systemCalls, 'system call')}, ${many(exits, 'exit')}, ${many(copies, 'copy', 'copies')}, ${many(kernels, 'kernel')}.`;

const closings: Readonly<Record<Job, string>> = {
  write: 'No disk has been asked yet.',
  sync: 'Now the disk has it.',
  packet: 'Nobody asked an engine.',
};

/** The sum of it, where nothing else happens. */
export const sum = (job: Job, counts: readonly (readonly [Box, Counts])[]): string =>
  `${counts.map(([box, count]) => books(box, count)).join(' ')} ${closings[job]}`;

/** What an end does, with the boxes whose bytes are lost and those whose bytes are safe, on a disk or in memory. */
export function endSay(
  end: 'kill' | 'power',
  onDisk: boolean,
  lost: readonly Box[],
  safe: readonly Box[],
): string {
  const what =
    end === 'kill'
      ? 'Now the box is killed: the app, and whatever kernel and helpers came with it.'
      : 'Now the host loses its power, and every memory in it forgets.';
  const losers = lost.length === 0 ? '' : ` The bytes are lost in ${namesOf(lost)}.`;
  const savers =
    safe.length === 0
      ? ''
      : ` ${lost.length === 0 ? 'The bytes are safe in' : 'Those of'} ${namesOf(safe)}${lost.length === 0 ? '' : ' are safe'}: ${onDisk ? 'the disk has them' : 'the host’s kernel has them, and will write them'}.`;
  return `${what}${losers}${savers}`;
}

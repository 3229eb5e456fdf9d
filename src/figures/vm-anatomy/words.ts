import type { GuestStatus } from '../../simulators/vm-host/index.ts';
import type { Facts } from './claims.ts';
import type { Frame } from './frame.ts';
import type { Join } from './joins.ts';
import type { GuestCell, HostCell } from './machine-view.ts';
import type { PartId } from './params.ts';
import { guestName } from './sentences.ts';
import { amount, count, sentence, size } from './text.ts';

export const title = 'A guest’s computer, and what is behind it';

/** The heads of each part: what the guest sees, what joins, what is there. */
export const heads: Readonly<Record<PartId, { guest: string; join: string; host: string }>> = {
  cpu: { guest: 'vCPUs', join: 'threads', host: 'CPUs' },
  ram: { guest: 'memory', join: 'nested page tables', host: 'memory' },
  disk: { guest: 'disk', join: 'image file', host: 'disk' },
  net: { guest: 'network card', join: 'queues, tap, bridge', host: 'network card' },
};

const guestSays: Readonly<Record<GuestStatus, string>> = {
  refused: 'was never started',
  off: 'not started yet',
  running: 'takes all this for a computer',
  paused: 'stopped in mid-write',
  killed: 'gone with its process',
};

export const words = {
  guests: 'Guests on this host',
  guestTitle: (guest: number) => `What ${guestName(guest)} is shown`,
  joinTitle: 'What joins them',
  hostTitle: 'What is there',
  promiseTitle: 'Does it hold?',
  guestKernel: 'guest’s kernel',
  guestSays,
  hostKernel: 'host’s kernel',
  hostKernelSub: 'with KVM, and a QEMU process for each guest',
  hardware: 'hardware',
  hardwareSub: ({ cpus, frames, ownFrames, memorySquare }: Facts) =>
    `${count(cpus, 'CPU')}, ${size((frames + ownFrames) * memorySquare)} of memory, a disk, a card`,
  look: 'Look at guest',
  /** What the three names of a row are, where the columns have no heads. */
  sides: { guest: 'shown', join: 'joined by', host: 'there is' },
  lookSide: { guest: 'Parts of the guest', join: 'What joins the parts', host: 'Parts of the host' },
  squares: { ram: 'Pages of the guest', disk: 'Blocks of the guest’s disk' },
  hostSquares: { ram: 'Frames of the host', disk: 'The host’s store' },
  kvmThread: (vcpu: number) => `CPU ${vcpu}/KVM`,
  seenCpu: (vcpu: number) => `CPU ${vcpu}`,
  hostCpu: (cpu: number) => `CPU ${cpu}`,
  cpuNote: {
    refused: 'never there',
    off: 'not looked at yet',
    running: 'always there, to the guest',
    paused: 'stand still, and do not know it',
    killed: 'gone',
  },
  threadKey: { ran: 'runs', waited: 'ready, and waits' },
  laneNote: 'a twentieth of a second, in the guests’ colours',
  own: 'host',
  none: '–',
  swap: 'swap',
  noEntry: 'no entry',
  swapLine: (used: number, of: number) => (of === 0 ? 'no swap' : `swap: ${used} of ${of} slots`),
  file: (guest: number) => `guest-${guest + 1}.qcow2`,
  fileSize: (written: number, of: number, square: number) =>
    `${size(written * square)} on the host, ${size(of * square)} to the guest`,
  translate: {
    app: 'an app’s address',
    own: 'guest’s table',
    nested: 'host’s table for it',
    page: (index: number) => `page ${index}`,
    frame: (place: number) => `frame ${place}`,
  },
  entries: (filled: number, of: number) => `${filled} of ${of} entries filled`,
  linkUp: 'link up',
  linkDown: 'nobody there',
  linkSpeed: 'speed: not said',
  sends: (asks: number, gets: number) =>
    asks === 0
      ? 'sends nothing'
      : asks > gets
        ? `sends what it can: ${amount(gets)} Gbit/s`
        : `sends ${amount(gets)} Gbit/s`,
  queues: ['virtio queue out', 'virtio queue in'],
  tap: (guest: number) => `tap${guest + 1}`,
  bridge: 'bridge br0',
  link: (whole: number) => `${whole} Gbit/s for all`,
  linkFree: 'free',
  settings: {
    vcpus: 'vCPUs for each guest',
    cpu: 'They compute',
    ram: 'They use of their memory',
    disk: 'They write',
    net: 'They send',
    some: 'a little',
    allTime: 'all the time',
    all: 'all of it',
    turns: 'all of it, in turns',
    fill: 'until their disks are full',
    can: 'all they can',
    swap: 'The host’s swap',
    on: 'on',
    off: 'off',
    report: 'Freed memory',
    kept: 'the host is not told',
    told: 'the host is told',
    admit: 'The host promises',
    anything: 'whatever is asked',
    nova: 'by OpenStack’s ratios',
    reserved: 'what it has, set aside',
  },
} as const;

/** "6 vCPUs for 2 CPUs": how much is promised, and of what there is. */
export function ratioText(part: PartId, frame: Frame, facts: Facts, vcpus: number): string {
  const guests = frame.guests.filter(({ status }) => status !== 'refused').length;
  switch (part) {
    case 'cpu':
      return `${guests * vcpus} promised on ${facts.cpus}`;
    case 'ram':
      return `${size(guests * facts.guestPages * facts.memorySquare)} promised on ${size(facts.frames * facts.memorySquare)}`;
    case 'disk':
      return `${size(guests * facts.guestBlocks * facts.diskSquare)} promised on ${size(facts.blocks * facts.diskSquare)}`;
    case 'net':
      return `${count(guests, 'link')} promised on 1`;
  }
}

/** A square of the guest, for those who do not see it. */
export function guestSquareText(part: 'ram' | 'disk', { index, state, place, freed }: GuestCell): string {
  const name = part === 'ram' ? `page ${index}` : `block ${index}`;
  if (state === 'none') return `${name}, only promised`;
  if (state === 'swap') return `${name}, in the host’s swap`;
  return `${name}, ${part === 'ram' ? 'in frame' : 'at place'} ${place}${freed ? ', freed by the guest' : ''}`;
}

/** A square of the host, likewise. */
export function hostSquareText(part: 'ram' | 'disk', { index, state, owner }: HostCell): string {
  const name = part === 'ram' ? `frame ${index}` : `place ${index}`;
  if (state === 'own') return `${name}, the host’s own`;
  if (!owner) return `${name}, free`;
  return `${name}, ${part === 'ram' ? 'page' : 'block'} ${owner.page} of ${guestName(owner.guest)}`;
}

/** What joins the two ends of what the reader touches. */
export function joinText(join: Join, frame: Frame): string {
  const who = sentence(guestName(join.guest));
  const state = frame.guests[join.guest]!.status;
  if (state === 'refused') return `${who} was refused, so there is nothing on the host that belongs to it.`;
  if (state === 'killed' && join.part !== 'disk')
    return `${who}’s QEMU process was killed. Its threads, its memory and its tap went with it.`;
  switch (join.part) {
    case 'cpu':
      return `${who}’s vCPUs are threads of its QEMU process. The host’s kernel puts them on any CPU when it is their turn. In between, the guest stands still and does not know it.`;
    case 'ram':
      return ramJoin(who, join, frame);
    case 'disk':
      return diskJoin(who, join);
    case 'net':
      return `${who}’s driver puts packets into a queue in shared memory. A thread on the host takes them out and hands them to tap${join.guest + 1}, and the bridge passes them on, to the real card or to another guest.`;
  }
}

function ramJoin(who: string, { guest, guestCell, hostCell, swap }: Join, frame: Frame): string {
  if (guestCell < 0 && hostCell < 0)
    return `${who}’s memory is memory of its QEMU process. The host finds a frame for a page when the guest first touches it, and notes it in a second table.`;
  if (guestCell < 0)
    return frame.host.frames[hostCell]?.state === 'own'
      ? `Frame ${hostCell} is the host’s own: its kernel, its programs and QEMU itself have to be somewhere.`
      : `Frame ${hostCell} is free. It goes to whoever touches a promised page next.`;
  if (hostCell >= 0) {
    const freed = frame.host.frames[hostCell]?.freed
      ? ' Its own kernel has freed it, and the host was not told.'
      : '';
    return `Page ${guestCell} of ${guestName(guest)} is frame ${hostCell} of the host. The CPU walks two tables: the guest’s own, from an app’s address to page ${guestCell}, then the host’s, from there to frame ${hostCell}.${freed}`;
  }
  if (swap)
    return `Page ${guestCell} of ${guestName(guest)} is on the host’s disk. The second table has no entry for it any more: a touch leaves the guest, and the vCPU waits until the page has been read back.`;
  return `Page ${guestCell} of ${guestName(guest)} is only promised. The second table has no entry for it: the first touch leaves the guest, and the host’s kernel looks for a frame.`;
}

function diskJoin(who: string, { guest, guestCell, hostCell }: Join): string {
  if (guestCell < 0 && hostCell < 0)
    return `${who}’s disk is a file on the host. A thread of QEMU reads and writes it, and the file grows when a block is written for the first time.`;
  if (guestCell < 0)
    return `Place ${hostCell} of the store is free. It goes to whoever writes a new block next.`;
  if (hostCell >= 0)
    return `Block ${guestCell} of ${guestName(guest)}’s disk is in its file guest-${guest + 1}.qcow2, and that part of the file lies at place ${hostCell} of the host’s disk.`;
  return `Block ${guestCell} of ${guestName(guest)}’s disk was never written. It is in no file and takes no space; read it, and you get zeros.`;
}

export const leavesOut = {
  summary: 'What this leaves out',
  lines: ({ memorySquare, diskSquare, pageText, clusterText }: Facts): readonly string[] => [
    `Size. A square of memory stands for ${size(memorySquare)} and a square of disk for ${size(diskSquare)}; we say page, frame and block for them. Real pages have ${pageText}, real clusters of an image ${clusterText}. The host and the guests are made up; what a guest takes to boot and to install was measured.`,
    'Time. There are steps here and no seconds, and a guest that waits for swap keeps its place in the schedule. Only the CPU lanes have a length: they are the scheduler’s own, with each guest in a cgroup of equal weight.',
    'Which page goes to swap. Here it is the one untouched for longest. Linux keeps approximate lists, begins before memory is full, and gives up cached files first.',
    'What else a host can do: merge equal pages (KSM), use huge pages, limit each guest with cgroups, spare one from the out-of-memory killer. And what else a guest shares: caches, the speed of the disk, the time of the threads that carry its packets.',
    'Other hypervisors. This is Linux with KVM and QEMU, and QEMU’s default answer to a full disk. Xen, Hyper-V and ESXi keep the same promises with other parts.',
  ],
} as const;

export const sourcesSummary = 'Where every number comes from';

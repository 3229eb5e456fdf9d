import { fixed, upTo } from '../../playback/format-number.ts';
import { formatLength } from '../../playback/format-time.ts';
import type { Us } from '../../playback/timeline.ts';
import type { Part, RowId } from './params.ts';

export const title = 'What happens between start and first answer';

export const presetWords = {
  three: {
    label: 'All three',
    promise:
      'The container answers first, the microVM next, the Debian guest long after both. Its kernel is soon done; its services are not.',
  },
  debian: {
    label: 'A full Debian',
    promise:
      'systemd starts its services as soon as each may. The app waits for a chain of four of them, and is answering before anybody could log in.',
  },
  vcpus: {
    label: 'Four vCPUs',
    promise:
      'Services spread out over the vCPUs and take less than a third of the time. Firmware, boot loader, kernel and initramfs take as long as before.',
  },
  microvm: {
    label: 'A microVM',
    promise:
      'A monitor, a kernel, the app: nothing else is left of the machine, and most of it is the kernel.',
  },
  container: {
    label: 'A container',
    promise:
      'No kernel starts, the orange was there before. The app’s own start is the largest part, two fifths of the wait; the namespaces are a sliver.',
  },
  strip: {
    label: 'Strip it down',
    promise:
      'Everything that can go is gone from the Debian guest. A kernel and an app are left: a microVM, whatever you call it.',
  },
  left: {
    label: 'The kernel too',
    promise:
      'Without a kernel of its own nothing is left to boot. The upper row has become the lowest: a process that needs walls.',
  },
} as const;

export const rowWords: Readonly<
  Record<RowId, { readonly title: string; readonly what: string; readonly label: string }>
> = {
  debian: { title: 'Debian guest', what: 'a whole general-purpose system', label: 'illustrative' },
  microvm: { title: 'MicroVM', what: 'the least that boots', label: 'illustrative' },
  container: { title: 'Container', what: 'runc, image at hand', label: 'measured' },
};

/** The Debian row once its kernel is gone. */
export const leftOver = { title: 'What was a Debian guest', what: 'a container', label: 'measured' };

/** What the Debian row is once something is gone. */
export const whatIsLeft = { some: 'what is left of it', bare: 'a kernel and an app' };

/** A stretch of a start: its name, a shorter one for narrow places, and what it is doing. */
export interface SegmentWords {
  readonly label: string;
  readonly short: string;
  readonly does: string;
}

export const segmentWords: Readonly<Record<string, SegmentWords>> = {
  firmware: {
    label: 'firmware',
    short: 'fw',
    does: 'BIOS or UEFI, as software, checks the pretend machine and looks for a disk to boot from.',
  },
  loader: {
    label: 'boot loader',
    short: 'ldr',
    does: 'GRUB reads kernel and initramfs from the disk, asking the firmware for every block. The kernel unpacks itself.',
  },
  handover: {
    label: 'handover',
    short: 'h',
    does: 'The monitor puts the kernel into the guest’s memory. The kernel unpacks itself.',
  },
  monitor: {
    label: 'monitor',
    short: 'mon',
    does: 'The monitor, a process on the host, starts up and takes its orders.',
  },
  kernel: {
    label: 'kernel',
    short: 'K',
    does: 'A kernel takes stock of the CPU, the memory and the devices it was given.',
  },
  initramfs: {
    label: 'initramfs',
    short: 'ini',
    does: 'Programs from a small file system in memory load the disk’s driver and mount the real root.',
  },
  init: {
    label: 'systemd',
    short: 'sd',
    does: 'systemd, process 1, runs its generators, reads its units and works out their order.',
  },
  services: {
    label: 'services',
    short: 'svc',
    does: 'Devices, logs, mounts, settings, network: each unit starts once those before it are ready.',
  },
  app: { label: 'app', short: 'app', does: 'Python starts, reads the app and opens a port.' },
  files: {
    label: 'files',
    short: 'f',
    does: 'One overlay mount: the image’s layers below, an empty writable layer on top.',
  },
  limits: {
    label: 'limits',
    short: 'lim',
    does: 'runc starts, reads its orders and puts its child into cgroups.',
  },
  views: {
    label: 'views',
    short: 'vw',
    does: 'Namespaces, then mounts and pivot_root inside them: the process now sees a world of its own.',
  },
  rights: {
    label: 'rights',
    short: 'rts',
    does: 'Privileges are dropped, the filter of system calls is loaded, and execve turns runc into the app.',
  },
  runtime: {
    label: 'runc',
    short: 'rc',
    does: 'runc, a program written in Go, starts and checks its configuration.',
  },
  spawn: { label: 'child', short: 'ch', does: 'runc prepares its child, which will become the container.' },
  bootstrap: {
    label: 'bootstrap',
    short: 'b',
    does: 'The child’s first steps, until it is put into a cgroup.',
  },
  cgroups: {
    label: 'cgroups',
    short: 'cg',
    does: 'Ten cgroup directories are made, joined and given limits.',
  },
  namespaces: { label: 'namespaces', short: 'ns', does: 'Six namespaces, by clone and unshare.' },
  'second-runtime': {
    label: 'Go again',
    short: 'go',
    does: 'The Go runtime starts a second time, now inside the namespaces.',
  },
  mounts: { label: 'mounts', short: 'mnt', does: 'The container’s mounts and device nodes.' },
  pivot: {
    label: 'pivot_root',
    short: 'p',
    does: 'pivot_root: the image’s files become the root, the host’s are let go.',
  },
  masks: { label: 'masks', short: 'm', does: 'Host name; paths that are hidden or read-only.' },
  privileges: { label: 'privileges', short: 'pr', does: 'Capabilities are dropped, user and group are set.' },
  seccomp: {
    label: 'seccomp',
    short: 'sec',
    does: 'The list of allowed system calls is compiled and loaded.',
  },
  exec: { label: 'exec', short: 'ex', does: 'runc waits for the word, then execve turns it into the app.' },
  unexplained: {
    label: 'unexplained',
    short: '?',
    does: 'Time until the first answer that no step of ours explains.',
  },
};

export const segmentLabel = (id: string): string => segmentWords[id]?.label ?? id;

/** Where the kernel is that serves the app. */
export const kernelWords = {
  host: 'the host’s, up long before this clock began',
  notYet: 'none of its own yet',
  own: (since: Us): string => `its own, since ${formatLength(since)}`,
};

export const stackWords = {
  app: 'app',
  userSpace: 'user space',
  walls: 'walls',
  kernel: 'guest kernel',
  hostKernel: 'host kernel',
  machine: 'virtual machine',
  here: 'running',
  serving: 'answering',
  working: 'starting',
  booting: 'booting',
  not: 'not yet',
  long: 'all along',
};

export const partWords: Readonly<
  Record<Part, { readonly label: string; readonly loses: string; readonly like: string }>
> = {
  firmware: {
    label: 'firmware',
    loses:
      'No disk is chosen, no boot menu, no boot over the network. The monitor has to put the kernel into memory.',
    like: 'Firecracker has none.',
  },
  loader: {
    label: 'boot loader',
    loses:
      'No older kernel to fall back to: the kernel is a file of the host, and whoever runs the host picks it.',
    like: 'QEMU does it with its option -kernel, microVMs know nothing else.',
  },
  kernel: {
    label: 'kernel',
    loses:
      'No kernel of its own: no other version, no other system, no second wall. And no machine, for nobody would run on it.',
    like: 'That is a container.',
  },
  initramfs: {
    label: 'initramfs',
    loses:
      'The driver of the root disk has to be part of the kernel. In Debian’s cloud kernel the one for NVMe disks is, the one for virtio disks is not. The kernel has less to unpack, so it gets shorter too.',
    like: 'Guests with a kernel made for them. We booted this very guest so, from an NVMe disk.',
  },
  init: {
    label: 'systemd',
    loses:
      'The app is process 1. Nobody restarts it, nobody collects orphaned processes unless it does, and none of the services below runs.',
    like: 'Most containers; microVMs that run a single function.',
  },
  devices: {
    label: 'devices',
    loses:
      'No driver is loaded for what turns up after the initramfs, and no device gets the name and the permissions that udev’s rules have for it.',
    like: 'Machines whose few devices are known beforehand.',
  },
  logs: {
    label: 'logs',
    loses: 'What services say is not kept.',
    like: 'Guests that write to their console and leave the keeping to the host.',
  },
  house: {
    label: 'housekeeping',
    loses:
      'No mounts beside the root, temporary files stay, kernel settings are the defaults, no seed is kept for the random numbers.',
    like: 'Guests that are thrown away after use.',
  },
  network: {
    label: 'network',
    loses:
      'Nobody gives the network card its address. The app answers to nobody but its own machine, unless the kernel sets an address itself, which Debian’s cloud kernel cannot.',
    like: 'Guests with an address on the kernel’s command line.',
  },
  logins: {
    label: 'logins',
    loses: 'Nobody can log in at the console, also not to find out what is wrong.',
    like: 'Most things that are replaced instead of repaired.',
  },
};

export const words = {
  overview: (to: string) => `All on one scale, 0 to ${to}`,
  vcpu: (i: number) => `vCPU${i}`,
  answered: 'It answers.',
  answers: (t: string) => `answers after ${t}`,
  notYet: 'no answer yet',
  larger: (times: number) =>
    times < 1.05
      ? 'drawn on the scale above'
      : `drawn ${times < 10 ? fixed(times, 1) : upTo(times, 0)} times larger than above`,
  kernel: 'Kernel',
  takeAway: 'Take away from the Debian guest',
  goesWith: (what: string) => `goes with ${what}`,
  was: (length: string) => `was ${length}`,
  computes: (length: string) => `${length} of CPU`,
  putBack: 'Put everything back',
  left: (left: string, whole: string) => `Left: ${left} of ${whole}.`,
  nothingSaved: (left: string, whole: string, why: string) =>
    `Nothing saved: ${left}, and with everything in it ${whole}. ${why}`,
  costs: 'What you took away, and what it costs',
  costsNothing:
    'Nothing yet. Press on a part above the clock: here stands what you lose and who builds it so, and the clock shows what it saves.',
  builtSo: 'Built so:',
  inside: 'Inside the guest, from systemd’s first line on',
  lanes: 'Who had the vCPUs',
  units: 'Units: waiting for nothing more, until ready',
  chain: (units: readonly string[]) => `The app had to wait for ${units.join(', then ')}.`,
  chainHeld: 'What the app has to wait for stands here when it starts.',
  onChain: 'the app waits for it',
  clock: 'The clock runs for',
  rows: { all: 'all three', debian: 'Debian', microvm: 'microVM', container: 'container' },
  vcpus: 'Debian’s vCPUs',
  scale: 'Emulated times divided by',
  scaleUnit: 'tenths',
  sources: 'Where every number comes from',
};

import { fixed, upTo } from '../../playback/format-number.ts';
import { formatLength } from '../../playback/format-time.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import type { LayerName } from './claims.ts';
import { eventsAt, type Event } from './events.ts';
import type { Frame } from './frame.ts';
import { hostSeries, neighbourSeries } from './occupancy.ts';
import { timeline, type Run } from './run.ts';

export const title = 'Virtual machines and containers, side by side';

export const layerLabels: Record<LayerName, string> = {
  debian: 'Debian',
  python: 'Python',
  libraries: 'libraries',
  app: 'app code',
};

/** What a copy does in a phase, as the second line of its box. */
export const phaseLabels: Record<string, string> = {
  waiting: 'waiting for its files',
  disk: 'copying its disk',
  firmware: 'firmware',
  vmm: 'monitor starts',
  loader: 'boot loader',
  kernel: 'kernel boots',
  initramfs: 'finding its disk',
  init: 'init starts services',
  mount: 'mounting',
  cgroups: 'cgroups: limits',
  namespaces: 'namespaces: views',
  seccomp: 'dropping privileges',
  app: 'app starts',
  serving: 'serving',
};

const vmSays: Record<string, (who: string, many: boolean) => string> = {
  disk: (who, many) =>
    `${who} ${many ? 'get disks of their own, copied' : 'gets a disk of its own, copied'} in full.`,
  firmware: (who, many) =>
    `${who} ${many ? 'power on; their firmware looks' : 'powers on; its firmware looks'} for something to boot.`,
  vmm: (who, many) =>
    `${who}: the ${many ? 'monitors start' : 'monitor starts'}, with no firmware and no boot loader to run.`,
  loader: (who, many) =>
    `${who}: the boot loader${many ? 's fetch and unpack a kernel each' : ' fetches a kernel and unpacks it'}.`,
  kernel: (who, many) => `${who} ${many ? 'start kernels of their own' : 'starts a kernel of its own'}.`,
  initramfs: (who, many) =>
    `${who}: the kernel${many ? 's run an initramfs' : ' runs its initramfs'} to find the root disk.`,
  init: (who) => `${who}: init starts the services of a whole operating system.`,
  app: (who, many) => `${who} at last ${many ? 'start' : 'starts'} the app.`,
};

const containerSays: Record<string, (who: string, many: boolean) => string> = {
  mount: (who, many) =>
    `${who} ${many ? 'get a thin writable layer each' : 'gets a thin writable layer'} on top of the image.`,
  cgroups: (who, many) => `${who} ${many ? 'are' : 'is'} put into cgroups, which limit.`,
  namespaces: (who, many) => `${who} ${many ? 'get' : 'gets'} namespaces, which hide.`,
  seccomp: (who, many) =>
    `${who} ${many ? 'give' : 'gives'} up privileges and ${many ? 'load' : 'loads'} a system call filter.`,
  app: (who, many) =>
    `${who} ${many ? 'run the app as processes' : 'runs the app as a process'} on the kernel that was there all along.`,
};

/** The narration: what begins at the last step at or before `t`, and in the end what it came to. */
export function sentence(of: Run, frame: Pick<Frame, 'vmScore' | 'containerScore'>, t: Us): string {
  const { steps } = timeline(of);
  const step = steps[indexAt(steps, t)] ?? 0;
  const events = eventsAt(of, step);
  const said = events.map((event) => eventSentence(of, event));
  const allServe = frame.vmScore.last !== null && frame.containerScore.last !== null;
  if (!allServe && frame.containerScore.last !== null && events.every(({ side }) => side === 'vm')) {
    const since = formatLength(frame.containerScore.last);
    said.push(
      of.params.copies === 1
        ? `The container has been serving since ${since}.`
        : `All containers have been serving since ${since}.`,
    );
  }
  if (
    frame.vmScore.last !== null &&
    frame.containerScore.last !== null &&
    step >= Math.max(of.vm.lastResponse, of.container.lastResponse)
  ) {
    said.push(
      `All copies serve: ${kernels(frame.vmScore, of.params.hypervisor)} on the left, ${kernels(frame.containerScore, 'kvm')} on the right.`,
    );
  }
  return said.length > 0 ? said.join(' ') : 'Nothing has begun yet.';
}

function eventSentence(of: Run, { side, what, who, t }: Event): string {
  if (what === 'download') {
    return side === 'vm'
      ? `The guest’s disk sets out over the network, ${bytes(of.sizes.vmTransfer)}.`
      : `The image’s ${layerList(of, who)} ${who.length > 1 ? 'layers set' : 'layer sets'} out over the network.`;
  }
  if (what === 'downloaded') {
    return side === 'vm'
      ? 'The guest’s disk has arrived.'
      : `The ${layerList(of, who)} ${who.length > 1 ? 'layers have' : 'layer has'} arrived.`;
  }
  if (what === 'unpack-disk') return `The host unpacks the guest’s disk to ${bytes(of.sizes.vmDisk)}.`;
  const layer = of.plans.layers[who[0]! - 1];
  const shared =
    side === 'container' && of.container.shared.some((span) => span.id === what && span.start === t);
  if (shared && layer)
    return `The host unpacks the ${layerLabels[layer.name]} layer, once for all containers.`;
  const many = who.length > 1;
  const names = list(side === 'vm' ? 'VM' : 'Container', who);
  if (what === 'served') return `${names} ${many ? 'answer' : 'answers'} for the first time.`;
  return (side === 'vm' ? vmSays : containerSays)[what]?.(names, many) ?? `${names}: ${what}.`;
}

const layerList = (of: Run, who: readonly number[]): string =>
  and(who.map((i) => layerLabels[of.plans.layers[i - 1]!.name]));

const list = (noun: string, who: readonly number[]): string =>
  `${noun}${who.length > 1 ? 's' : ''} ${and(who.map(String))}`;

function and(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Whose kernel a host with guests has beside theirs: with Xen that is the control domain's. */
const kernelOwners = { kvm: 'host’s', xen: 'control domain’s' } as const;

/** "1 kernel", "4 kernels (the host’s and 3 guests’)"; with Xen the first is the control domain's. */
export function kernels(
  { hostKernels, guestKernels }: { readonly hostKernels: number; readonly guestKernels: number },
  hypervisor: keyof typeof kernelOwners,
): string {
  if (guestKernels === 0) return `${hostKernels} kernel`;
  const guests = `${guestKernels} ${guestKernels === 1 ? 'guest’s' : 'guests’'}`;
  return `${hostKernels + guestKernels} kernels (the ${kernelOwners[hypervisor]} and ${guests})`;
}

/** Bytes in powers of 1000, three digits: "480 MB". */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let rest = value;
  let unit = 0;
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${Number(rest.toPrecision(3))} ${units[unit]}`;
}

export const memory = (mib: number): string =>
  mib >= 1024 ? `${fixed(mib / 1024, 2)} GiB` : `${upTo(mib, 0)} MiB`;

export const answer = (t: Us | null): string => (t === null ? 'not yet' : formatLength(t));

/** What the picture shows, for those who do not see it. */
export function altText(of: Run, frame: Omit<Frame, 'say' | 'alt'>): string {
  const vms = frame.vms.map((vm, i) => `VM ${i + 1} ${phaseLabels[vm.phase] ?? vm.phase}`);
  const containers = frame.containers.map((c, i) => `container ${i + 1} ${phaseLabels[c.phase] ?? c.phase}`);
  const layers = frame.layers.filter(({ state }) => state === 'here').length;
  return [
    `At ${formatLength(frame.t)}, on ${of.params.cpus} ${of.params.cpus === 1 ? 'CPU' : 'CPUs'}.`,
    `Left: ${vms.join(', ')}; ${kernels(frame.vmScore, of.params.hypervisor)} running.`,
    `Right: ${layers} of ${frame.layers.length} image layers in place; ${containers.join(', ')}; ${kernels(frame.containerScore, 'kvm')} running.`,
  ].join(' ');
}

export const betWords = {
  question: 'how much sooner will the first container answer than the first virtual machine?',
  options: [
    { id: 'same', label: 'hardly at all' },
    { id: 'few', label: 'a few times sooner' },
    { id: 'ten', label: 'about ten times' },
    { id: 'many', label: 'twenty times or more' },
  ] as const,
  verdict: (of: Run, times: number, picked: string, right: boolean): string => {
    const label = betWords.options.find(({ id }) => id === picked)?.label ?? picked;
    const found = `The first container answered after ${formatLength(of.container.firstResponse)}, the first VM after ${formatLength(of.vm.firstResponse)}: ${times < 10 ? fixed(times, 1) : Math.round(times)} times as long.`;
    return `You said “${label}”${right ? ', and so it was' : ', and it was not'}. ${found}`;
  },
};

export const leavesOut = {
  summary: 'What this figure leaves out',
  lines: [
    'Guests boot as they would alone but for the CPUs they share; disks and memory are never short.',
    'A guest’s phases were measured under emulation and divided by a factor, so only their order and proportions are ours. How much of a phase computes and how much waits is an assumption.',
    'Slices on Linux end on a tick of 4 ms, as on the machine we measured. With Xen the control domain’s own work is not shown.',
    'Memory is counted in full from the moment a kernel or an app starts; in truth it grows. What the host itself holds, or the control domain with Xen, is not counted on either side.',
    'A monitor’s memory is what it has written to. It was published for an idle guest, and grows with many devices and much traffic.',
    'We measured no microVM. Its disk here is the image’s files, and travels packed as small as the image’s layers do, with a kernel file that lies on the host once. Its memory is added up from parts: a small kernel, its tables, and our app with the files it reads.',
    'Containers are created by runc alone. A full engine adds its own time on top.',
  ],
};

export const hardwareLine = (cpus: number): string =>
  `${cpus} ${cpus === 1 ? 'CPU' : 'CPUs'}, memory, disk, NIC`;

/** The parts that are drawn. */
export const parts = {
  vm: (copy: number) => `VM ${copy}`,
  container: (copy: number) => `container ${copy}`,
  app: 'web app',
  userSpace: { debian: 'init, libraries', microvm: 'libraries' },
  guestKernel: 'guest kernel',
  machine: 'virtual machine',
  machineSub: 'vCPU, RAM, NIC, disk',
  writable: 'writable',
  kvm: 'KVM',
  xen: 'Xen',
  control: 'control domain',
  controlTools: 'tools, drivers',
  controlKernel: 'its kernel',
  hostKernel: 'host kernel',
  hostKernelSub: 'namespaces, cgroups, overlayfs',
  hardware: 'hardware',
  serving: 'serving',
  starts: 'starts',
  boots: 'boots',
  running: 'running',
} as const;

export const words = {
  vms: 'Virtual machines',
  containers: 'Containers',
  what: 'What is counted',
  nothing: 'not yet',
  diskState: {
    downloading: 'The guests’ disk is on its way over the network.',
    unpacking: 'The host unpacks the guests’ disk.',
  },
  layer: {
    absent: 'not here',
    downloading: 'downloading',
    downloaded: 'arrived, packed',
    unpacking: 'unpacking',
  },
  shared: (size: string, copies: number) => (copies === 1 ? size : `${size}, one copy for all ${copies}`),
  kvm: 'makes the kernel below a hypervisor',
  xen: 'the hypervisor, with no Linux under it',
  schedulesVcpus: 'schedules vCPUs onto CPUs',
  schedulesProcesses: 'schedules processes onto CPUs',
  lanesVm: 'Who had the CPUs, whole run: each colour is a vCPU',
  lanesContainer: 'Who had the CPUs, whole run: each colour is a container’s process',
  host: 'the host’s own work',
  neighbour: 'the neighbour',
  lens: 'This moment, slice by slice: a tenth of a second',
  lensMoving: 'Stop to see this moment slice by slice',
  task: (side: 'vm' | 'container', series: number) =>
    series === hostSeries
      ? 'host'
      : series === neighbourSeries
        ? 'neighbour'
        : `${side === 'vm' ? 'v' : 'p'}${series}`,
  kernels: 'kernels running',
  disk: 'disk',
  memory: 'memory',
  first: 'first response',
  last: 'last response',
  inTheEnd: 'In the end:',
  copies: 'Copies',
  cpus: 'CPUs',
  start: 'Disk and image',
  warm: 'on the host',
  cold: 'not here yet',
  guest: 'Guest',
  debian: 'general purpose',
  microvm: 'microVM',
  hypervisor: 'Hypervisor',
  kvmName: 'KVM on Linux',
  xenName: 'Xen, credit scheduler',
  hog: 'Busy neighbour’s threads',
  limit: 'Neighbour’s limit',
  limitUnit: '% of one CPU, 0 is none',
  assumptions: 'What no source gives: set it yourself',
  assumptionsWhy: 'These are illustrative: we found no source for them, so they are yours to change.',
  sources: 'Where every number comes from',
  fields: [
    { key: 'scale', label: 'Emulated boot divided by', unit: 'tenths', min: 10, max: 300, step: 10 },
    { key: 'vmcpu', label: 'Share of a boot phase that computes', unit: '%', min: 10, max: 100, step: 10 },
    {
      key: 'ctcpu',
      label: 'Share of a container phase that computes',
      unit: '%',
      min: 10,
      max: 100,
      step: 10,
    },
    { key: 'link', label: 'Network', unit: 'Mbit/s', min: 10, max: 10_000, step: 100 },
    { key: 'unpack', label: 'Unpacking', unit: 'MB/s', min: 10, max: 2000, step: 50 },
    { key: 'copy', label: 'Copying a disk', unit: 'MB/s', min: 10, max: 10_000, step: 100 },
    { key: 'libs', label: 'Libraries layer', unit: 'MB', min: 0, max: 500, step: 5 },
    { key: 'upper', label: 'Writable layer at first', unit: 'kB', min: 0, max: 100_000, step: 4 },
  ] as const,
} as const;

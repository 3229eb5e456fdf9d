import { fixed } from '../../playback/format-number.ts';
import { formatLength } from '../../playback/format-time.ts';
import type { Us } from '../../simulators/shared/units.ts';
import type { Facts } from './claims.ts';
import type { Load, PolicyChoice } from './params.ts';
import { vmName } from './names.ts';
import { heavy, light } from './workloads.ts';

export const title = 'Who gets the CPU: virtual machines under a scheduler';

export const presetWords = {
  fair: {
    label: 'Fair share',
    promise:
      'Three equal VMs that never sleep, and two CPUs. Each runs about two thirds of the time and waits the rest; nobody is robbed.',
  },
  'two-to-one': {
    label: 'Weights 1 : 2',
    promise:
      'One CPU, weights 256 and 512. A gets a third and B two thirds: in the long run one turn for A, then two for B.',
  },
  noisy: {
    label: 'Noisy neighbour',
    promise:
      'A would take both CPUs for itself. B asks for little and gets it all, at once. C asks for more than its share: it gets that and some of what B leaves, but when its credit is used up its wake-ups come late.',
  },
  cap: {
    label: 'A cap',
    promise:
      'A is alone with work and capped at 40 %. It gets its 40 %, in stretches, and the CPU stands idle for the rest.',
  },
  boost: {
    label: 'A boost',
    promise:
      'A is a web server that mostly sleeps, so a request wakes it straight to the front: it hardly waits. C works more than its weight allows. It often wakes with its credit used up, gets no boost, and waits many times as long.',
  },
  overcommit: {
    label: 'Four to one',
    promise:
      'Eight vCPUs on two CPUs, and all of them awake. Each gets a quarter of a CPU; three quarters are steal.',
  },
  'two-vcpus': {
    label: 'One vCPU against two',
    promise:
      'Equal weights, but B has two vCPUs. Xen counts the weight once for each of them, so B gets twice as much. Then choose KVM: there the weight belongs to the VM, and each gets half.',
  },
} as const;

export const loadLabels: Record<Load, string> = {
  busy: 'busy',
  light: 'light',
  heavy: 'heavy',
  idle: 'idle',
};

export const loadOptions: Record<Load, string> = {
  busy: 'busy: never sleeps',
  light: `light: ${formatLength(light.run)} of work every ${formatLength(light.every)}`,
  heavy: `heavy: ${formatLength(heavy.run)} of work, ${formatLength(heavy.rest)} of rest`,
  idle: 'idle: no work at all',
};

export const loadNotes: Record<Load, string> = {
  busy: 'never sleeps',
  light: `${formatLength(light.run)} every ${formatLength(light.every)}`,
  heavy: `${formatLength(heavy.run)}, then ${formatLength(heavy.rest)} of rest`,
  idle: 'asleep',
};

export const policyLabels: Record<PolicyChoice, string> = {
  xen: 'Xen, credit scheduler',
  kvm: 'KVM on Linux, EEVDF',
};

export const scheduler: Record<PolicyChoice, { readonly label: string; readonly sub: string }> = {
  xen: { label: 'Hypervisor: Xen', sub: 'its credit scheduler runs vCPUs on CPUs' },
  kvm: { label: 'Host kernel: Linux with KVM', sub: 'its scheduler (EEVDF) runs vCPU threads on CPUs' },
};

export const key: Record<PolicyChoice, string> = {
  xen: 'BOOST goes before UNDER, UNDER before OVER; inside a class, first come, first served. The number is the credit. Classes change on payday: until then one may be UNDER and overdrawn.',
  kvm: 'Owed: it has had no more than its share, so it may go (“eligible”). Among those the earliest virtual deadline goes first: the number, counted from the queue’s virtual now.',
};

/** Which scheduler this is, and which it is not. */
export function about(policy: PolicyChoice, facts: Facts): string {
  return policy === 'xen'
    ? `This is one well documented hypervisor scheduler, not the one a new Xen runs: since Xen ${facts.credit2.text} the default is its successor, credit2.`
    : `Each VM is a cgroup: its weight is cpu.weight, its cap cpu.max. As in Linux 6.12, on a kernel clock of ${facts.linuxTicks.text}.`;
}

export function ratio(vcpus: number, cpus: number, facts: Facts): string {
  const per = vcpus / cpus;
  const text = `${count(vcpus, 'vCPU')} on ${count(cpus, 'CPU')}: ${trim(per, 1)} for each CPU.`;
  return per >= facts.overcommit.value
    ? `${text} OpenStack Nova stops promising at ${facts.overcommit.text}, unless told otherwise.`
    : text;
}

export const leavesOut: Record<PolicyChoice, string> = {
  xen: 'Switching costs nothing here, and all CPUs are alike: no hyperthreads, no NUMA nodes, no pinning, no warm caches. Xen’s own work and that of its control domain are left out. A vCPU works or sleeps as a whole; what the guest’s kernel runs on it is not shown. Weights are those of busy vCPUs; the real list of active vCPUs is kept by the scheduler and follows at its ticks.',
  kvm: 'Switching costs nothing here, and all CPUs share one cache. The VMM’s own threads, halt polling and interrupts are left out. Which CPU a thread waits on follows a simple cut of Linux’s load balancing, so what each gets across CPUs is approximate; on one CPU the order is exact. “Entitled” is by weight alone, which Linux aims for and does not promise across CPUs.',
};

export const places = {
  queue: (cpu: number) => `queue of CPU ${cpu}`,
  cpu: (cpu: number) => `CPU ${cpu}`,
  idle: 'idle',
  held: { xen: 'Parked by a cap', kvm: 'Throttled by cpu.max' } as Record<PolicyChoice, string>,
  away: { cpu: 'runs', queue: 'waits', held: 'held back' },
  asleep: 'asleep',
  throttled: 'throttled',
};

export const parts = {
  kernel: 'guest kernel',
  steal: (share: number) => `reads ${percent(share)} steal`,
  vcpus: (n: number) => count(n, 'vCPU'),
  weight: (weight: number, cap: number) => `weight ${weight}${cap > 0 ? ` · cap ${cap} %` : ''}`,
  history: 'Who had which CPU',
};

export const due = (deadline: Us): string => `due ${signedMs(deadline)}`;
export const payday = (left: Us): string => `next payday in ${Math.ceil(left / 1000)} ms`;

/** What would answer the bet is told when the run is over. */
const untold = 'at the end';

export const table = {
  caption: 'Entitled, got, missed. 100 % is one CPU.',
  vm: 'VM',
  entitled: 'Entitled to',
  got: 'Got so far',
  steal: 'Steal so far',
  long: (got: number | undefined, over: Us) =>
    `over ${trim(over / 1_000_000, 1)} s: ${got === undefined ? untold : percent(got)}`,
  due: (entitled: number | undefined) => (entitled === undefined ? untold : percent(entitled)),
  asks: (share: number) => `asks for ${percent(share)}`,
  idle: 'asks for nothing',
  missed: (share: number) => `${percent(share)} of its time`,
  wakes: (vm: string, times: number, mean: Us, worst: Us) =>
    times === 0
      ? `VM ${vm} has not been woken yet.`
      : `From waking up to running, VM ${vm} took ${delay(mean)} on average and ${delay(worst)} at worst, in ${count(times, 'wake-up')}.`,
  note: 'Steal is what the guest’s kernel reads: time in which its vCPUs had work and did not run, because they waited or a cap held them back. Time asleep is not counted.',
};

const delay = (us: Us): string => (us < 50 ? '0 ms' : `${trim(us / 1000, 1)} ms`);

export const settings = {
  policy: 'Scheduler',
  cpus: 'CPUs',
  vm: (name: string) => `VM ${name}`,
  vcpus: 'vCPUs',
  weight: 'weight',
  cap: 'cap, % (0: none)',
  load: 'load',
  add: 'Add a VM',
  remove: (name: string) => `Remove VM ${name}`,
  sources: 'Where the numbers come from',
  leavesOut: 'What this leaves out',
};

/** A share of one CPU: "67 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const milliseconds = (us: Us): string => `${Math.round(us / 1000)} ms`;
/** "+50", "−100", "0". */
export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');
export const signedMs = (us: number): string => {
  const value = trim(Math.abs(us) / 1000, 1);
  return `${us < 0 && value !== '0' ? '−' : '+'}${value}`;
};

export const trim = (value: number, digits: number): string => fixed(value, digits).replace(/\.0+$/, '');
export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const refuseWeight = (vm: string, weight: number, most: string): string =>
  `the weight of VM ${vm} is ${weight}, and cpu.weight goes no higher than ${most} on Linux; lower it or choose Xen.`;

export const bet = {
  question: 'of the time that VM A has work to do, how much will it really run?',
  options: {
    quarter: 'less than 30 %',
    third: '30 to 40 %',
    half: '40 to 60 %',
    most: '60 to 75 %',
    all: '75 % or more',
  },
  verdict: (picked: string, right: boolean, ran: number, held: number, slept: boolean): string => {
    if (slept) return 'VM A is idle here: it never asked, so nothing was taken from it.';
    const waited = Math.max(0, 1 - ran - held);
    const why = held > waited ? 'its cap held it back' : 'it was ready and others had the CPU';
    const rest = ran > 0.995 ? 'It never had to wait.' : `The other ${percent(1 - ran)} of that time ${why}.`;
    return `You bet “${picked}”. VM A ran ${percent(ran)} of the time it had work${right ? ': you were right' : ''}. ${rest}`;
  },
};

export const vmLabel = (vm: number): string => `VM ${vmName(vm)}`;

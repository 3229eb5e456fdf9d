import { locale } from '../../language/locale.ts';
import type { Box, Fault, Harm, PartKind } from '../../simulators/isolation/index.ts';

/** Names and labels; what is said of a fault is in sentences.ts. */
export const title = 'Throw a fault, and see how far it gets';

export const presetWords = {
  crash: {
    label: 'The app crashes',
    promise: 'The same in all six: one copy goes, and whatever Linux is under it sweeps up.',
  },
  memory: {
    label: 'A memory hog',
    promise:
      'Without a limit the neighbours feel it wherever they share a kernel’s memory. Namespaces do not help.',
  },
  limits: {
    label: 'The same, with limits',
    promise:
      'With a limit for each copy the hog is killed alone, in all six boxes. Isolated and limited are two switches.',
  },
  fork: {
    label: 'A fork bomb',
    promise: 'Whoever shares the kernel can start nothing any more. A guest keeps the trouble to itself.',
  },
  panic: {
    label: 'The kernel panics',
    promise:
      'A process and a container take all three copies along. A guest takes its own, and the Sentry lacks the bug.',
  },
  exploit: {
    label: 'A kernel exploit',
    promise: 'From a process or a container one bug is enough for all three copies. From a guest it is not.',
  },
  runtime: {
    label: 'A hole in runc',
    promise: 'Only the boxes that are made by runc have it, and in a guest it opens the guest, not the host.',
  },
  vmm: {
    label: 'A hole in the VMM',
    promise:
      'The boxes without a machine have no such door. Behind the others waits a jail, and here it holds.',
  },
} as const;

export const faultWords: Readonly<Record<Fault, string>> = {
  crash: 'App crash',
  memory: 'Memory hog',
  fork: 'Fork bomb',
  panic: 'Kernel panic',
  exploit: 'Kernel exploit',
  runtime: 'Hole in runc',
  vmm: 'Hole in the VMM',
};

export const boxWords: Readonly<
  Record<Box, { readonly name: string; readonly say: string; readonly sub: string }>
> = {
  process: { name: 'Process', say: 'the plain process', sub: 'no walls' },
  container: { name: 'Container', say: 'the container', sub: 'runc on the host' },
  vm: { name: 'Virtual machine', say: 'the virtual machine', sub: 'one for each copy' },
  'container-in-vm': {
    name: 'Container in a VM',
    say: 'the container in a VM',
    sub: 'a VM for each of two owners',
  },
  gvisor: { name: 'gVisor', say: 'gVisor', sub: 'a Sentry for each copy' },
  kata: { name: 'Kata', say: 'Kata', sub: 'a small VM for each pod' },
};

export const partWords: Readonly<Record<PartKind, string>> = {
  'host-kernel': 'host kernel',
  vmm: 'VMM',
  'guest-kernel': 'kernel',
  sentry: 'Sentry',
  container: 'container',
  app: 'copy',
};

export const harmWords: Readonly<Record<Harm, string>> = {
  strained: 'strained',
  down: 'down',
  taken: 'taken',
};

export const labels = {
  boxes: 'Six boxes, each with three copies of the app',
  fault: 'What goes wrong in copy 1',
  limited: 'Limit memory and processes of each copy',
  jailed: 'Put the VMM into a jail',
  held: 'wall held',
  well: 'untouched',
  cve: 'A real one',
  severity: (score: string) => `severity ${score} of 10`,
  leavesOut: 'What this figure leaves out',
} as const;

/** "17 June 2019". The date has no hour, so no time zone may move it. */
export const dayText = (date: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** "1 taken, 2 untouched". */
export const countText = (counts: Readonly<Partial<Record<Harm | 'well', number>>>): string =>
  (['taken', 'down', 'strained', 'well'] as const)
    .flatMap((state) =>
      counts[state] ? [`${counts[state]} ${state === 'well' ? labels.well : harmWords[state]}`] : [],
    )
    .join(', ');

const partSays: Readonly<Record<PartKind, string>> = {
  'host-kernel': 'host kernel',
  vmm: 'vmm',
  'guest-kernel': 'guest kernel',
  sentry: 'sentry',
  container: 'container',
  app: 'app',
};

/** A harmed part in words, "guest kernel 2 down"; the host's kernel has the number 0, which is not said. */
export const altPart = (kind: PartKind, number: number, harm: Harm): string =>
  `${partSays[kind]}${number > 0 ? ` ${number}` : ''} ${harmWords[harm]}`;

/** A box in words: how its copies are, which parts are harmed, and why it went no further once it has ended. */
export const altBox = (
  name: string,
  counts: string,
  harmed: readonly string[],
  hold: string | null,
): string =>
  `${name}: copies ${counts}${harmed.length > 0 ? ` (${harmed.join(', ')})` : ''}.${hold === null ? '' : ` ${hold}`}`;

export const leavesOut: readonly string[] = [
  'How likely any of this is. A hole is there, and the attacker knows it; a wall that takes two holes is stronger than one that takes one, and nobody can say by how much.',
  'Capabilities, seccomp, user namespaces, AppArmor and SELinux. Each of them has stopped real holes that get through here.',
  'Holes of the Sentry’s own, of Kata’s agent, and of KVM in the host’s kernel. They exist: CVE-2021-29657 led from a guest to the host through KVM, with no VMM in between.',
  'What the kernel kills when memory runs short. It takes the process with the worst score, as a rule the largest. A neighbour can be hit first.',
  'The attacker’s way into copy 1, and from a user in a guest to the guest’s kernel. Most break-ins never need to go further.',
  'Leaks through caches and speculation. They pass under every wall in the picture.',
];

import type { KernelKind, LevelKind } from '../../simulators/spectrum/index.ts';
import { capital, inWords } from './words.ts';

/** Names and sentences for boxes in boxes. */
export const levelWords: Readonly<Record<LevelKind, { readonly one: string; readonly many: string }>> = {
  host: { one: 'provider’s host', many: 'provider’s hosts' },
  mac: { one: 'Mac', many: 'Macs' },
  node: { one: 'node', many: 'nodes' },
  pod: { one: 'pod', many: 'pods' },
  container: { one: 'container', many: 'containers' },
};

export const kernelWords: Readonly<Record<KernelKind, { readonly label: string; readonly say: string }>> = {
  host: { label: 'host kernel', say: 'the host’s kernel' },
  macos: { label: 'macOS kernel', say: 'the Mac’s kernel' },
  node: { label: 'node’s kernel', say: 'the node’s kernel' },
  pod: { label: 'pod’s kernel', say: 'the pod’s own kernel' },
};
/** A node on a Mac is no node but the Linux machine that nobody ordered. */
export const macVm = {
  name: 'hidden Linux VM',
  label: 'Linux kernel',
  say: 'the Linux kernel of the hidden VM',
} as const;

export const nestLabels = {
  vm: 'VM',
  physical: 'physical',
  asked: 'uname -r',
  answers: 'answers',
  broken: 'broken',
  taken: 'open to it',
} as const;

const boxesOf = (kind: LevelKind, n: number) =>
  `${inWords(n)} ${n === 1 ? levelWords[kind].one : levelWords[kind].many}`;
const kernels = (n: number) => (n === 1 ? 'one kernel' : `${inWords(n)} kernels`);
const more = (n: number) => (n === 1 ? 'one kernel more' : `${inWords(n)} kernels more`);

/** The picture of a nest in words. */
export const nestAlt = {
  level: (name: string, boxes: number, n: number) =>
    `${inWords(boxes)} ${name} with ${n === 0 ? 'no kernel' : kernels(n)}`,
  levels: (levels: readonly string[], sum: number) =>
    `Boxes in boxes, from the outside in: ${levels.join('; ')}. Kernels in all: ${inWords(sum)}.`,
  closed: 'What is inside is still closed.',
  /** `name`: what is written on the box. */
  answered: (name: string) => `The first container is answered by the kernel in “${name}”.`,
  broken: (reached: number, all: number) =>
    `That kernel is broken: ${
      all === 1
        ? 'the only container is'
        : `${inWords(reached)} of ${inWords(all)} containers ${reached === 1 ? 'is' : 'are'}`
    } ${nestLabels.taken}.`,
} as const;

export interface LevelSay {
  readonly kind: LevelKind;
  readonly boxes: number;
  /** Boxes of the next level. */
  readonly inside: number;
  readonly brings: number;
  readonly sum: number;
  readonly virtual: boolean;
  readonly onMac: boolean;
  /** A virtual machine inside a virtual machine. */
  readonly nested: boolean;
}

export function levelSays({ kind, boxes, inside, brings, sum, virtual, onMac, nested }: LevelSay): string {
  const so = `${capital(kernels(sum))} so far.`;
  switch (kind) {
    case 'host':
      return `One host of a cloud provider, with a kernel that you never see. Inside ${inside === 1 ? 'is a virtual machine' : 'are virtual machines'}, still closed. ${so}`;
    case 'mac':
      return `One Mac and its kernel, which speaks no Linux. Yet inside is something that runs Linux containers, still closed. ${so}`;
    case 'node':
      if (onMac)
        return `A virtual machine that nobody ordered, with a Linux kernel in it. ${capital(kernels(sum))} now.`;
      return virtual
        ? `${capital(boxesOf(kind, boxes))}, ${boxes === 1 ? 'a virtual machine' : 'each a virtual machine'} with a kernel of its own: ${more(brings)}, ${inWords(sum)} now.`
        : `${capital(boxesOf(kind, boxes))}, ${boxes === 1 ? 'a machine' : 'each a machine'} of metal with its kernel. ${so}`;
    case 'pod':
      return brings > 0
        ? `${capital(boxesOf(kind, boxes))}, and Kata puts ${boxes === 1 ? 'it' : 'each'} into a VM of its own${nested ? ', inside the node’s VM: that takes nested virtualization' : ''}. ${capital(more(brings))}, ${inWords(sum)} now.`
        : `${capital(boxesOf(kind, boxes))}. A pod is a set of shared namespaces, and brings no kernel: still ${inWords(sum)}.`;
    case 'container':
      return `${capital(boxesOf(kind, boxes))}, and not one kernel more: ${kernels(sum)} ${boxes === 1 ? 'around it' : 'for all of them'}.`;
  }
}

export const askSays = (kernel: string, below: number) =>
  `Ask for uname -r in one container, and ${kernel} answers: the first one on the way out. ${
    below === 1
      ? 'There is no other below it.'
      : below === 2
        ? 'The one further out never hears of the call.'
        : `The ${inWords(below - 1)} further out never hear of the call.`
  }`;

export const breachSays = (kernel: string, reached: number, all: number, outer: number) =>
  `Now somebody breaks ${kernel}. ${openTo(reached, all)} ${
    outer === 0
      ? 'Outside it there is no further wall on this machine.'
      : outer === 1
        ? 'One virtual machine’s wall still stands further out.'
        : `${capital(inWords(outer))} virtual machines’ walls still stand further out.`
  }`;

const openTo = (reached: number, all: number) =>
  all === 1
    ? 'The only container is open to them.'
    : reached === all
      ? `${all === 2 ? 'Both' : `All ${inWords(all)}`} containers are open to them.`
      : `${capital(inWords(reached))} of ${inWords(all)} containers ${reached === 1 ? 'is' : 'are'} open to them.`;

export const nestBet = {
  question: 'how many kernels will run, once every box is open?',
  options: {
    out: 'Only the outermost',
    nodes: 'That, and one for each node',
    pods: 'One more for each pod, too',
    containers: 'One more for each container, too',
  },
  /** Where the nodes are the outermost machines, and on a Mac. */
  metalOptions: {
    nodes: 'One for each node',
    pods: 'One more for each pod, too',
    containers: 'One more for each container, too',
  },
  macOptions: {
    out: 'The Mac’s alone',
    nodes: 'The Mac’s and one other',
    containers: 'The Mac’s and one for each container',
  },
  verdict: (picked: string, right: boolean, sum: number, containers: number) =>
    `You said “${picked}”, and ${right ? 'that is it' : 'it is not so'}: ${kernels(sum)} for ${inWords(containers)} ${containers === 1 ? 'container' : 'containers'}. A container never brings one.`,
} as const;

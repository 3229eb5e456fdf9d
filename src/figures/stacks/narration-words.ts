import {
  has,
  layers,
  sameSpec,
  type LayerMove,
  type Move,
  type Part,
  type Rebuild,
  type StackSpec,
} from '../../simulators/machine-stack/index.ts';
import { shapeOf } from './shapes.ts';
import { and, number } from './text.ts';
import { hostWords, layerWords } from './words.ts';

/** The sentence of one move of a rebuild. */
export function sayOf(of: Rebuild, move: Move): string {
  if (!('moved' in move)) return move.kind === 'stand' ? start(of) : insertion(of);
  return move.kind === 'take' ? taken(of, move) : putOn(of, move);
}

const kernelsIn = (parts: readonly Part[]): number => parts.filter(({ kind }) => kind === 'kernel').length;
const inGuests = ({ moved }: LayerMove): boolean => moved[0]!.machine > 0;
const kernelsRun = (n: number): string => (n === 1 ? 'One kernel runs' : `${number(n)} kernels run`);
const dull = 'So far as useful as any computer without a system.';

function start({ from: { spec: was }, to: { spec: now } }: Rebuild): string {
  if (sameSpec(was, now))
    return `${standing(was)} Take it apart from the top, and see what each layer was good for.`;
  return `${standing(was)} ${goal(was, now)}`;
}

function standing(spec: StackSpec): string {
  const { machine, kernel } = hostWords[spec.host];
  const shape = shapeOf(spec);
  if (shape === 'bare') return `Three copies of the app run on one kernel, ${kernel}.`;
  if (shape === 'vms') return 'Each copy runs in a virtual machine, on a kernel of its own.';
  if (shape === 'containers')
    return spec.host === 'linux-server'
      ? 'Three containers run on one kernel.'
      : 'Three containers run on the kernel of a machine that nobody ordered.';
  if (shape === 'both') return 'Three containers run in two virtual machines.';
  if (!spec.kernel) return `Here is ${machine}: metal, and nothing on it.`;
  const there = layers.filter((layer) => layer !== 'kernel' && has(spec, layer));
  return there.length === 0
    ? `Here is ${machine} with its own system, and nothing else.`
    : `Here is ${machine} with ${and(there.map((layer) => layerWords[layer]))}.`;
}

function goal(was: StackSpec, now: StackSpec): string {
  const [from, to] = [shapeOf(was), shapeOf(now)];
  if (from === 'bare' && to === 'vms') return 'Now each is to have a machine of its own.';
  if (from === 'bare' && to === 'containers') return 'Now each is to live in a container.';
  if (from === 'vms' && to === 'both')
    return 'Now two of them are to share a guest, and all three are to live in containers.';
  if (from === 'containers' && to === 'containers' && was.engine && !now.engine)
    return 'Now off with the engine that started them.';
  if (from === null && to === 'containers' && now.host !== 'linux-server')
    return 'Now start three Linux containers on it.';
  const came = layers.filter((layer) => has(now, layer) && !has(was, layer));
  const went = layers.filter((layer) => has(was, layer) && !has(now, layer));
  const wishes = [
    ...(came.length > 0 ? [`on with the ${and(came.map((layer) => layerWords[layer]))}`] : []),
    ...(went.length > 0 ? [`off with the ${and(went.map((layer) => layerWords[layer]))}`] : []),
  ];
  if (wishes.length > 0) return `Now ${wishes.join(', and ')}.`;
  const machines = now.machines === 1 ? 'virtual machine' : 'virtual machines';
  return `Now ${number(now.machines).toLowerCase()} ${machines} instead of ${number(was.machines).toLowerCase()}.`;
}

function insertion({ to: { spec, inserted } }: Rebuild): string {
  const why =
    inserted!.layer === 'containers'
      ? 'Linux containers call a Linux kernel'
      : 'The engine is a Linux program and calls a Linux kernel';
  return `${why}, and the only kernel here is ${hostWords[spec.host].kernel}, which cannot answer them. Somebody has to bring one.`;
}

function taken({ to: { spec } }: Rebuild, move: LayerMove): string {
  const { moved, standing: left } = move;
  const n = moved[0]!.machine;
  // Some guests go and others stay.
  const some = left.some(({ kind }) => kind === 'machine') && moved.length < 3 && spec.machines > 0;
  const those = moved.length > 1 ? 'Two guests' : `Guest ${n}`;
  switch (move.what) {
    case 'app':
      if (left.some(({ kind }) => kind === 'container'))
        return 'The three copies stop. What is left of a container then: some settings, and files.';
      return inGuests(move)
        ? 'The three copies are stopped. Their kernels run on, with nobody to serve.'
        : 'The three copies are stopped. The kernel runs on, with nobody to serve.';
    case 'container':
      return 'The containers are removed. No kernel goes with them, since none came with them.';
    case 'image':
      return 'The image is deleted: the app with the libraries and tools that it brought along.';
    case 'engine':
      return left.some(({ kind }) => kind === 'app')
        ? 'The engine stops, and the copies do not notice. Their calls never went through it.'
        : 'The engine goes. It was one program among others.';
    case 'tools':
      if (!inGuests(move))
        return 'Libraries, shell and tools go: everything of the system that is not the kernel.';
      if (!some) return 'The libraries and tools in the guests go.';
      return `${those} ${moved.length > 1 ? 'lose their' : 'loses its'} libraries and tools.`;
    case 'kernel':
      if (!inGuests(move))
        return 'The kernel goes, and with it the one program that could answer a call or start another. What is left is metal, and it answers nobody.';
      return some
        ? `${those} ${moved.length > 1 ? 'shut down their kernels' : 'shuts its kernel down'}. ${kernelsRun(kernelsIn(left))} now.`
        : `The kernels of the guests shut down. ${kernelsRun(kernelsIn(left))} now.`;
    case 'machine':
      return moved.length > 1
        ? 'The pretend computers go. They were some memory and some CPU time, and the host has both back.'
        : 'The pretend computer goes. It was some memory and some CPU time, and the host has both back.';
    case 'hypervisor':
      return 'The hypervisor is switched off. It was no kernel of its own, so the number of kernels stays.';
    case 'system':
      return `${hostWords[spec.host].system} shuts down: what changes now is underneath it.`;
    case 'hardware':
      throw new Error('The metal is never taken off.');
  }
}

function putOn(of: Rebuild, move: LayerMove): string {
  const { spec, inserted } = of.to;
  const { own, system } = hostWords[spec.host];
  const many = move.moved.length;
  const { hidden } = move.moved[0]!;
  const run = kernelsRun(kernelsIn(move.standing));
  switch (move.what) {
    case 'hypervisor':
      if (spec.host === 'windows-pc')
        return 'Hyper-V starts first, right on the metal. It is a hypervisor and no operating system: no app could run on it.';
      return spec.host === 'mac'
        ? 'A hypervisor comes with macOS, and it is put to use. The number of kernels has not changed.'
        : 'KVM is switched on, a part of Linux. The kernel that was there is now a hypervisor too, and still one kernel.';
    case 'system':
      return of.to.parts.some(({ kind }) => kind === 'hypervisor')
        ? `${system} starts again, now with the hypervisor underneath. It still drives the devices, and still decides who runs when.`
        : `${system} starts again, straight on the metal.`;
    case 'machine':
      if (hidden)
        return `A pretend computer appears that nobody ordered, with CPU, memory, disk and network card. ${dull}`;
      return many === 1
        ? `A pretend computer appears, with CPU, memory, disk and network card. ${dull}`
        : `${number(many)} pretend computers appear, each with CPU, memory, disk and network card. ${dull}`;
    case 'kernel':
      if (!inGuests(move))
        return 'A kernel starts on the metal. From now on somebody answers calls, shares out the CPUs and looks after the memory.';
      if (hidden)
        return `A Linux kernel boots in it, out of sight. ${run} now, and only one of them is Linux.`;
      return many === 1
        ? `A kernel boots in the pretend computer. ${run} now.`
        : `A kernel boots in each of them. ${run} now: the guests’, and the host’s underneath.`;
    case 'tools':
      if (!inGuests(move))
        return 'Libraries, shell and tools move in around the kernel. Together they are what people call the operating system.';
      return many === 1
        ? 'Libraries and tools move in around that kernel: a small Linux system is complete.'
        : 'Each guest gets libraries, shell and tools of its own, the same files over again.';
    case 'engine':
      if (inserted)
        return `The engine goes where the Linux kernel is. On ${own} itself only the command stays, and passes on what you type.`;
      return many > 1
        ? 'An engine moves into each guest. It stands beside what it will start, not underneath.'
        : 'An engine moves in. It stands beside what it will start, not underneath.';
    case 'image':
      return many > 1
        ? 'The image is unpacked once in each guest, since each has a disk of its own.'
        : 'The image is unpacked: libraries, tools and the app, once for all containers on this kernel.';
    case 'container':
      return `Three containers are set up${spec.engine ? '' : ' by a runtime alone, without an engine'}: what each may see, and how much it may take. The kernel keeps the books. No kernel was added.`;
    case 'app':
      return appsStart(of, run);
    case 'hardware':
      throw new Error('The metal is never put on.');
  }
}

function appsStart({ to: { spec, inserted } }: Rebuild, run: string): string {
  if (inserted && spec.containers)
    return `Three copies start, and call the Linux kernel in that machine. ${hostWords[spec.host].system} gives the machine its turns on the CPUs, and hears none of their system calls.`;
  if (spec.machines === 0)
    return spec.containers
      ? 'Three copies start, and each calls the host’s kernel, just as on bare metal. One kernel runs.'
      : 'Three copies start, as three processes. All three call the host’s kernel and use the same libraries.';
  if (spec.machines === 1) return `Three copies start, and all of them call the guest’s kernel. ${run}.`;
  if (spec.machines === 2)
    return `Three copies start. The first two call the kernel of guest 1, the third has that of guest 2 to itself. ${run}.`;
  return `Three copies start. Each calls the kernel of its own guest, and sees nothing of the one below. ${run}.`;
}

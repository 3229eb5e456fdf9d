import type { LayerMove, Rebuild } from '../../simulators/machine-stack/index.ts';
import { capital, number } from './text.ts';
import { copiesOf, inGuests, kernelsIn, kernelsRun, others, stands } from './who-words.ts';
import { hostWords } from './words.ts';

const dull = 'So far as useful as any computer without a system.';

/** What is said when a layer, or some of its parts, is put on. */
export function putOn(of: Rebuild, move: LayerMove): string {
  const { spec, inserted } = of.to;
  const { own, system } = hostWords[spec.host];
  const many = move.moved.length;
  const { hidden } = move.moved[0]!;
  // Others of the kind were there before.
  const more = others(move).length > 0;
  const run = kernelsRun(kernelsIn(move.standing));
  const eachGuest = more ? 'each new guest' : 'each guest';
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
        ? `${more ? 'One more' : 'A'} pretend computer appears, with CPU, memory, disk and network card. ${dull}`
        : `${number(many)}${more ? ' more' : ''} pretend computers appear, each with CPU, memory, disk and network card. ${dull}`;
    case 'kernel':
      if (!inGuests(move))
        return `A kernel starts on the ${stands(move.standing, 'hypervisor') ? 'hypervisor' : 'metal'}. From now on somebody answers calls, shares out the CPUs and looks after the memory.`;
      if (hidden)
        return `A Linux kernel boots in it, out of sight. ${run} now, and only one of them is Linux.`;
      return many === 1
        ? `A kernel boots in the ${more ? 'new ' : ''}pretend computer. ${run} now.`
        : `A kernel boots in each of them. ${run} now: the guests’, and the host’s underneath.`;
    case 'tools':
      if (!inGuests(move))
        return 'Libraries, shell and tools move in around the kernel. Together they are what people call the operating system.';
      return many === 1
        ? 'Libraries and tools move in around that kernel: a small Linux system is complete.'
        : `${capital(eachGuest)} gets libraries, shell and tools of its own, the same files over again.`;
    case 'engine':
      if (inserted)
        return `The engine goes where the Linux kernel is. On ${own} itself only the command stays, and passes on what you type.`;
      return many > 1
        ? `An engine moves into ${eachGuest}. It stands beside what it will start, not underneath.`
        : 'An engine moves in. It stands beside what it will start, not underneath.';
    case 'image':
      return many > 1
        ? `The image is unpacked once in ${eachGuest}, since each has a disk of its own.`
        : 'The image is unpacked: libraries, tools and the app, once for all containers on this kernel.';
    case 'container':
      return containersSetUp(of, move);
    case 'app':
      return appsStart(of, move, run);
    case 'hardware':
      throw new Error('The metal is never put on.');
  }
}

function containersSetUp({ to: { spec } }: Rebuild, { moved: { length: many } }: LayerMove): string {
  const how = spec.engine ? '' : ' by a runtime alone, without an engine';
  return many === 1
    ? `One container is set up${how}: what it may see, and how much it may take. The kernel keeps the books. No kernel was added.`
    : `${number(many)} containers are set up${how}: what each may see, and how much it may take. The kernel keeps the books. No kernel was added.`;
}

function appsStart({ to: { spec, inserted } }: Rebuild, move: LayerMove, run: string): string {
  const ids = new Set(move.moved.map(({ id }) => id));
  const rest = move.standing.filter(({ id, kind }) => kind === 'app' && !ids.has(id));
  const [start, all] =
    rest.length > 0
      ? [
          `${capital(copiesOf(move.moved))} ${ids.size > 1 ? 'start' : 'starts'} beside ${copiesOf(rest)}`,
          'all three',
        ]
      : ['Three copies start', 'all of them'];
  if (inserted && spec.containers)
    return `${start}, and ${all} call the Linux kernel in that machine. ${hostWords[spec.host].system} gives the machine its turns on the CPUs, and hears none of their system calls.`;
  if (spec.machines === 0)
    return spec.containers
      ? `${start}, and each calls the host’s kernel, just as on bare metal. One kernel runs.`
      : `${start}, as processes. All three call the host’s kernel and use the same libraries.`;
  if (spec.machines === 1) return `${start}, and ${all} call the guest’s kernel. ${run}.`;
  if (spec.machines === 2)
    return `${start}. The first two call the kernel of guest 1, the third has that of guest 2 to itself. ${run}.`;
  return `${start}. Each calls the kernel of its own guest, and sees nothing of the one below. ${run}.`;
}

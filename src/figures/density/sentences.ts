import type { MiB, SideName } from '../../simulators/density/index.ts';
import { areIn, count, inMiB, nth, percent, times } from './text.ts';
import { sideWords } from './words.ts';

/** What a sentence about one side needs. */
export interface SideNow {
  readonly copies: number;
  /** MiB, the host's own left out. */
  readonly held: MiB;
  /** MiB of one more copy as it starts. */
  readonly each: MiB;
  /** MiB that are there once. */
  readonly once: MiB;
  readonly free: MiB;
  /** With the copies that fit. */
  readonly kernels: number;
}

const many = (side: SideName, n: number) =>
  `${count(n)} ${n === 1 ? sideWords[side].one : sideWords[side].many}`;

/** "14 containers"; "1 container" where that is what is printed. */
const containersFor = (ratio: number) =>
  `${times(ratio)} ${times(ratio) === '1' ? sideWords.containers.one : sideWords.containers.many}`;

/** One sentence or three for each stop of the story. */
export const say = {
  first: (vm: SideNow, container: SideNow, own: MiB) =>
    `One copy on each side. The VM holds ${inMiB(vm.each)}; ${inMiB(own)} of them ${areIn(own)} the app’s own. The container holds ${inMiB(container.each)}, and as the first one it has brought ${inMiB(container.once)} that others can share.`,
  second: (vm: SideNow, container: SideNow, shared: boolean, full: boolean) =>
    `The second guest brings a second kernel${full ? ', a second system' : ''} and ${shared ? 'the same files again' : 'files of its own base'}: ${inMiB(vm.held)} in all. The second container brings its own pages ${
      shared
        ? `and finds the files in memory: ${inMiB(container.held)} in all.`
        : `and, on a base of its own, other files: ${inMiB(container.held)} in all.`
    }`,
  grow: (vm: SideNow, container: SideNow) =>
    `${count(vm.copies)} copies on each side. The VMs hold ${inMiB(vm.held)} with ${count(vm.copies)} guest kernels, the containers ${inMiB(container.held)} without one of their own.`,
  give: {
    vms: (freed: MiB, { copies }: SideNow) =>
      `There is no room for the ${nth(copies + 1)} guest, so the host inflates the balloons. The guests help and give back ${inMiB(freed)} of file cache, to be read again when they need it.`,
    containers: (freed: MiB, { copies }: SideNow) =>
      `There is no room for the ${nth(copies + 1)} container, so the host’s kernel drops file pages that nobody has mapped, ${inMiB(freed)}. The cache is its own, so it need not ask.`,
  },
  merge: (freed: MiB, scanned: MiB, minutes: number) =>
    `KSM reads the guests’ memory and merges pages that are alike, which frees ${inMiB(freed)}. One pass over ${inMiB(scanned)} takes at least ${many60(minutes)} at its default pace, and costs CPU time all the while.`,
  again: (side: SideName, { copies }: SideNow) =>
    `There is room again, new copies take it, and they are squeezed in their turn. In the end ${many(side, copies)} ${copies === 1 ? 'runs' : 'run'}.`,
  ahead: (side: SideName, { copies, free }: SideNow, ratio: number) =>
    `${many(side, copies)} now, ${times(ratio)} for each ${sideWords[side === 'vms' ? 'containers' : 'vms'].one}. ${inMiB(free)} ${areIn(free)} still free.`,
  full: {
    refuse: (side: SideName, { copies, free }: SideNow, short: MiB) =>
      `The ${nth(copies + 1)} ${sideWords[side].one} would need ${inMiB(free + short)}, and ${inMiB(free)} ${areIn(free)} free. The host refuses to start it. ${many(side, copies)} it is.`,
    swap: (side: SideName, { copies }: SideNow, short: MiB) =>
      `The ${nth(copies + 1)} ${sideWords[side].one} starts all the same, and the host moves ${inMiB(short)} out to swap. Nobody has failed, and from now on anybody may have to wait for the disk.`,
    oom: {
      vms: ({ copies }: SideNow) =>
        `The ${nth(copies + 1)} VM starts all the same, and the host’s memory runs out. Its kernel kills the largest process, and that is a VMM: a whole guest is gone, without a shutdown.`,
      containers: ({ copies }: SideNow) =>
        `The ${nth(copies + 1)} container starts all the same, and the host’s memory runs out. Its kernel kills one of the largest processes: the app of one copy is gone, and ${copies > 1 ? 'the other copies go' : 'the other goes'} on.`,
    },
    disk: (side: SideName, { copies, free }: SideNow, short: MiB) =>
      `The host’s disk is full: the files of the ${nth(copies + 1)} ${sideWords[side].one} lack ${inMiB(short)} of room. Of the memory, ${inMiB(free)} ${areIn(free)} still free.`,
  },
  end: (vm: SideNow, container: SideNow, ratio: number, shares: readonly [number, number]) =>
    `${many('vms', vm.copies)} ${vm.copies === 1 ? 'fits' : 'fit'}, with ${count(vm.kernels)} kernels in all, or ${many('containers', container.copies)} on one: ${containersFor(ratio)} for each VM. Of what a VM holds, ${percent(shares[0])} is the app’s own; of what a container holds, ${percent(shares[1])}.`,
};

/** Minutes in words, from a number of them. */
function many60(minutes: number): string {
  if (minutes < 1) return `${count(Math.max(1, Math.round(minutes * 60)))} seconds`;
  return minutes < 1.5 ? 'a minute' : `${count(minutes)} minutes`;
}

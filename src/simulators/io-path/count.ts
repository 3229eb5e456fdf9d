import type { Box, Hop, Job, Part } from './types.ts';

/** What a path, or the beginning of one, has taken. Waiting and waking calls (poll, futex) are not counted. */
export interface Counts {
  /** Of the app and of the programs that work for it. One that is caught counts: the app made it. */
  readonly systemCalls: number;
  readonly exits: number;
  /** By a CPU. */
  readonly copies: number;
  /** Different kernels that did something; the Sentry, which answers system calls, is one. */
  readonly kernels: number;
  /** Page caches that hold the bytes. */
  readonly caches: number;
  /** Times that a container engine or its shim had the bytes. */
  readonly engine: number;
}

const kernels: readonly Part[] = ['guest-kernel', 'sentry', 'host-kernel'];

/** Counts the hops so far. `job` tells a page cache from a packet's buffer, which is none. */
export function countHops(hops: readonly Hop[], job: Job): Counts {
  const number = (test: (hop: Hop) => boolean) => hops.filter(test).length;
  const holds = hops.at(-1)?.holds ?? [];
  return {
    systemCalls: number(({ crossing }) => crossing === 'system-call'),
    exits: number(({ crossing }) => crossing === 'exit'),
    copies: number(({ copies }) => copies),
    kernels: kernels.filter((kernel) => hops.some(({ part }) => part === kernel)).length,
    caches:
      job === 'packet' ? 0 : holds.filter((part) => part === 'guest-kernel' || part === 'host-kernel').length,
    engine: number(({ part }) => part === 'engine'),
  };
}

/** What happens after the app has gone on: nothing, its box is killed, the host loses its power. */
export const ends = ['none', 'kill', 'power'] as const;
export type End = (typeof ends)[number];

/** The parts that are gone after an end, whatever the box: a killed box takes its own kernel and helpers along. */
export function goneAfter(box: Box, end: End): readonly Part[] {
  if (end === 'none') return [];
  const own: Readonly<Record<Box, readonly Part[]>> = {
    container: ['app'],
    vm: ['app', 'guest-kernel', 'vmm'],
    gvisor: ['app', 'sentry', 'gofer'],
    kata: ['app', 'guest-kernel', 'virtiofsd', 'vmm'],
  };
  return end === 'kill' ? own[box] : [...own[box], 'engine', 'host-kernel'];
}

/** Who still holds the bytes after an end. Empty: they are lost. */
export function heldAfter(box: Box, hops: readonly Hop[], end: End): readonly Part[] {
  const gone = goneAfter(box, end);
  return (hops.at(-1)?.holds ?? []).filter((part) => !gone.includes(part));
}

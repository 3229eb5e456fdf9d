import type { Box, Crossing, Mode, Part } from './types.ts';

/** The kernel that an app in this box calls: its guest's, or the host's. In gVisor the host's catches the call for the Sentry. */
export const kernelUnder = (box: Box): 'guest-kernel' | 'host-kernel' =>
  box === 'vm' || box === 'kata' ? 'guest-kernel' : 'host-kernel';

/** In which mode a part runs in a box. A Sentry on systrap is a process of the host and no guest (gVisor, platforms.md). */
export function modeOf(box: Box, part: Part): Mode {
  if (part === 'device') return 'device';
  if (part === 'host-kernel') return 'kernel';
  if (part === 'guest-kernel') return 'guest-kernel';
  return part === 'app' && kernelUnder(box) === 'guest-kernel' ? 'guest-user' : 'user';
}

/** Programs of the host, which reach its kernel by system calls of their own. */
const programs: readonly Part[] = ['sentry', 'virtiofsd', 'vmm'];

/**
 * What lies between two parts, where `caller` is the program whose system call the host's kernel is in. Throws an Error
 * where no way leads: no app reaches a device, no guest a program of the host, but through a kernel.
 */
export function crossingOf(box: Box, from: Part, to: Part, caller: Part | null): Crossing {
  const kernel = kernelUnder(box);
  if (from === to) return 'none';
  if (from === 'app' && to === kernel) return 'system-call';
  if (from === kernel && to === 'app' && box !== 'gvisor') return 'return';
  if (box === 'gvisor' && from === 'host-kernel' && to === 'sentry')
    return caller === 'sentry' ? 'return' : 'caught';
  if (box === 'gvisor' && from === 'sentry' && to === 'app') return 'resume';
  if (kernel === 'guest-kernel' && from === 'guest-kernel' && to === 'host-kernel') return 'exit';
  if (kernel === 'guest-kernel' && from === 'host-kernel' && to === 'guest-kernel') return 'injection';
  if (programs.includes(from) && to === 'host-kernel') return 'system-call';
  if (from === 'host-kernel' && programs.includes(to)) return caller === to ? 'return' : 'wake';
  if (from === 'host-kernel' && to === 'device') return 'request';
  if (from === 'device' && to === 'host-kernel') return 'interrupt';
  throw new Error(`No way leads from ${from} to ${to} in this box: ${box}.`);
}

import type { HostKind } from './spec.ts';

/** Which programs a kernel can answer: a program calls the kernel it was built for. */
export type KernelFamily = 'linux' | 'macos' | 'windows';

/** A hypervisor that is a part of the host's kernel, or one that lies between that kernel and the metal. */
export type HypervisorSeat = 'in-kernel' | 'under-kernel';

interface Host {
  readonly family: KernelFamily;
  readonly seat: HypervisorSeat;
}

/**
 * What the three kinds of host bring. In each of them the host's kernel decides when a vCPU runs, since a vCPU is a
 * thread to it: on Linux with KVM (Documentation/virt/kvm/api.rst), on a Mac (Apple, Hypervisor framework: a VM is a
 * process, a vCPU a thread), and on a Windows client, where Hyper-V lies underneath (Microsoft, Hyper-V architecture)
 * but leaves scheduling to Windows in the root partition (Manage Hyper-V hypervisor scheduler types: the root scheduler,
 * by default on clients since Windows 10 version 1803, and the only one supported there).
 */
export const hosts: Readonly<Record<HostKind, Host>> = {
  'linux-server': { family: 'linux', seat: 'in-kernel' },
  mac: { family: 'macos', seat: 'in-kernel' },
  'windows-pc': { family: 'windows', seat: 'under-kernel' },
};

/** What the image of the app was built for, and so what its containers call. */
export const imageFamily: KernelFamily = 'linux';

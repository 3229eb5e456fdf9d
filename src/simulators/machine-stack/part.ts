import type { KernelFamily } from './hosts.ts';

/** What a stack is made of. `tools` are libraries, shell and the rest of a system around its kernel. */
export type PartKind =
  'hardware' | 'hypervisor' | 'kernel' | 'tools' | 'machine' | 'engine' | 'image' | 'container' | 'app';

export interface Part {
  /** "hardware", "kernel-host", "kernel-2" (of guest 2), "app-3" (copy 3). */
  readonly id: string;
  readonly kind: PartKind;
  /** Ids of the parts that it cannot be without. */
  readonly on: readonly string[];
  /** Number of the virtual machine that it is in, or is; 0 on the host. */
  readonly machine: number;
  /** Which copy of the app it is or holds; 0 where it belongs to none. */
  readonly copy: number;
  /** Of a kernel. */
  readonly family: KernelFamily | null;
  /** Nobody ordered it: it was put in because something needs it. */
  readonly hidden: boolean;
}

/** Where a kernel's system is: "host", or the number of its guest. */
export const placeOf = (machine: number): string => (machine === 0 ? 'host' : String(machine));

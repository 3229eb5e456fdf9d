import type { Reference } from './paging/reference.ts';

/** How the guest's code is run and its network card made. */
export type Way =
  /** No help from the CPU: a program imitates every instruction, and the card too (QEMU's TCG). */
  | 'emulation'
  /** The CPU runs the guest; an e1000 card is imitated, and each touch of its registers traps. */
  | 'trap'
  /** The CPU runs the guest; the card is a virtio queue in shared memory, emptied by a vhost thread. */
  | 'queue';

/** One thing the guest does. */
export type Op =
  /** An app computes. */
  | 'add'
  /** An app makes a system call that its kernel answers by itself. */
  | 'call'
  /** An app reads a byte of a page that has long been in use. */
  | 'read'
  /** An app writes to a page that nobody has touched yet; each time the next one. */
  | 'fresh'
  /** The guest's kernel lets another process run, and then the first one again. */
  | 'switch'
  /** The guest's kernel prints one letter on the serial port, as Linux does early in its boot. */
  | 'print'
  /** An app sends one packet. */
  | 'send'
  /** An app sleeps until a timer fires, and the guest has nothing else to do. */
  | 'sleep';

export type PageSize = '4k' | '2m';

export interface Settings {
  /** How the guest's kernel maps the page that `read` reads. */
  readonly guestPages: PageSize;
  /** How large the pages are that the host gives the guest. */
  readonly hostPages: PageSize;
  /** Levels of the guest's tables and of the host's. */
  readonly levels: 4 | 5;
  /** Whether the thread that empties the queue takes longer for a packet than the guest for the next one. */
  readonly worker: 'behind' | 'ahead';
}

/** Whose code has the CPU that runs the guest. On the host, `host-kernel` contains KVM. */
export type Place = 'app' | 'guest-kernel' | 'host-kernel' | 'vmm';

/** Basic exit reasons with Intel's numbers; the names are those of arch/x86/include/uapi/asm/vmx.h (Linux 6.12). */
export const EXIT_REASONS = {
  HLT: 12,
  IO_INSTRUCTION: 30,
  MSR_WRITE: 32,
  EOI_INDUCED: 45,
  EPT_VIOLATION: 48,
  EPT_MISCONFIG: 49,
} as const;
export type ExitReason = keyof typeof EXIT_REASONS;

/** What KVM asks of the VMM when it cannot answer itself (struct kvm_run, Documentation/virt/kvm/api.rst). */
export type VmmRequest = 'KVM_EXIT_IO' | 'KVM_EXIT_MMIO';

export type Interrupt = 'e1000' | 'virtio' | 'timer';

/** Registers of the devices that can be touched, by the names of their data sheets. */
export type Register = 'TDT' | 'ICR' | 'IMC' | 'IMS' | 'STATUS' | 'NOTIFY' | 'LSR' | 'THR';

export interface Access {
  readonly register: Register;
  readonly write: boolean;
  readonly value: bigint;
}

/** What happened at a moment. */
export type What =
  | { readonly kind: 'ready' }
  /** The line was run to its end without anybody's help; under emulation, imitated. */
  | { readonly kind: 'ran' }
  | { readonly kind: 'enters-kernel'; readonly by: 'syscall' | 'interrupt' | 'fault' }
  | { readonly kind: 'leaves-kernel' }
  | { readonly kind: 'tlb-hit'; readonly virtual: bigint }
  | { readonly kind: 'looks-up'; readonly virtual: bigint; readonly reference: Reference }
  | { readonly kind: 'found'; readonly physical: bigint }
  | { readonly kind: 'exits'; readonly reason: ExitReason }
  /** KVM gives the guest a page of the host. */
  | { readonly kind: 'allocates'; readonly guest: bigint; readonly host: bigint; readonly size: bigint }
  /** KVM answers by itself: an end of interrupt, a timer. */
  | { readonly kind: 'answers'; readonly what: 'eoi' | 'deadline' }
  /** KVM finds an ioeventfd at the address and signals it. */
  | { readonly kind: 'signals' }
  | { readonly kind: 'asks-vmm'; readonly request: VmmRequest }
  | {
      readonly kind: 'device';
      readonly device: 'e1000' | 'serial';
      readonly access: Access;
      readonly sent: number;
    }
  /** The VMM needs its own kernel: for a packet, an interrupt line, a page of its own memory, or a rest. */
  | { readonly kind: 'vmm-calls'; readonly call: 'writev' | 'irq-line' | 'fault' | 'wait' }
  | { readonly kind: 'vmm-goes-on' }
  | { readonly kind: 'runs-again' }
  | { readonly kind: 'enters'; readonly interrupt: boolean }
  /** An interrupt reaches the running guest without an exit. */
  | { readonly kind: 'posted'; readonly by: Interrupt }
  | { readonly kind: 'halts'; readonly phase: 'polls' | 'sleeps' | 'wakes' }
  | { readonly kind: 'worker'; readonly does: 'wakes' | 'takes' | 'sends' | 'sleeps' }
  | { readonly kind: 'ends' };

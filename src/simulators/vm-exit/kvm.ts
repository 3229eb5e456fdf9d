import type { Register } from './types.ts';
import { RAM_END } from './guest/layout.ts';
import type { Vm } from './vm.ts';
import { playDevice } from './vmm.ts';

/** Into the guest again, with the interrupt that waits, if it may have one. */
export function enter(vm: Vm): void {
  vm.place = vm.guest;
  vm.say({ kind: 'enters', interrupt: vm.pending !== null && vm.interruptsOn });
}

/** A guest address that the EPT knows nothing of: memory is given (vmx.c: handle_ept_violation). Throws beyond the guest's memory. */
export function violation(vm: Vm, guest: bigint): void {
  if (guest >= RAM_END) throw new Error(`The guest has no memory at ${guest.toString(16)}.`);
  vm.exit('EPT_VIOLATION');
  const host = vm.guestMemory.give(guest);
  const size = vm.settings.hostPages === '2m' ? 0x20_0000n : 0x1000n;
  vm.say({ kind: 'allocates', guest, host, size });
  enter(vm);
}

/**
 * A touch of a device's address (vmx.c: handle_ept_misconfig). A doorbell with an ioeventfd is signalled at once; anything else
 * has to be asked of the VMM, which gives back what was read.
 */
export function memoryMapped(vm: Vm, register: Register, write: boolean, value: bigint): bigint {
  vm.exit('EPT_MISCONFIG');
  if (register === 'NOTIFY') {
    vm.say({ kind: 'signals' });
    if (!vm.thread.awake) {
      vm.thread.wake();
      vm.say({ kind: 'worker', does: 'wakes' });
    }
    enter(vm);
    return 0n;
  }
  return askVmm(vm, 'KVM_EXIT_MMIO', register, write, value);
}

/** A touch of a port (vmx.c: handle_io): no device of KVM's own is there, so the VMM is asked. */
export function portTouched(vm: Vm, register: Register, write: boolean, value: bigint): bigint {
  vm.exit('IO_INSTRUCTION');
  return askVmm(vm, 'KVM_EXIT_IO', register, write, value);
}

/** The end of a level-triggered interrupt (vmx.c: handle_apic_eoi_induced); KVM has the interrupt controller itself. */
export function endOfInterrupt(vm: Vm): void {
  vm.exit('EOI_INDUCED');
  vm.say({ kind: 'answers', what: 'eoi' });
  if (vm.card.line) vm.pending = 'e1000';
  enter(vm);
}

/** The guest sets its timer (x86.c: handle_fastpath_set_msr_irqoff). */
export function setTimer(vm: Vm): void {
  vm.exit('MSR_WRITE');
  vm.say({ kind: 'answers', what: 'deadline' });
  enter(vm);
}

/** The guest halts: KVM looks about for a while, then lets the thread sleep until the timer fires (kvm_main.c: kvm_vcpu_halt). */
export function halt(vm: Vm): void {
  vm.exit('HLT');
  vm.say({ kind: 'halts', phase: 'polls' });
  vm.asleep = true;
  vm.say({ kind: 'halts', phase: 'sleeps' });
  vm.asleep = false;
  vm.pending = 'timer';
  vm.say({ kind: 'halts', phase: 'wakes' });
  enter(vm);
}

function askVmm(
  vm: Vm,
  request: 'KVM_EXIT_IO' | 'KVM_EXIT_MMIO',
  register: Register,
  write: boolean,
  value: bigint,
): bigint {
  vm.ask(request);
  const answer = playDevice(vm, register, write, value);
  vm.place = 'host-kernel';
  vm.say({ kind: 'runs-again' });
  enter(vm);
  return answer;
}

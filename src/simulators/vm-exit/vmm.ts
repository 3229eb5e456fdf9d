import { touch } from './devices/access.ts';
import type { Register } from './types.ts';
import type { Vm } from './vm.ts';

/**
 * The VMM's process plays a device: it answers the touch of a register, and asks its own kernel where that needs one (a packet
 * to the tap device, a change of the interrupt line). The place is the VMM's before and after.
 */
export function playDevice(vm: Vm, register: Register, write: boolean, value: bigint): bigint {
  const before = vm.card.line;
  const answer = touch(vm, register, write, value);
  const device = register === 'LSR' || register === 'THR' ? 'serial' : 'e1000';
  vm.say({ kind: 'device', device, access: { register, write, value: answer.value }, sent: answer.sent });
  if (answer.sent > 0) {
    vm.out += answer.sent;
    callKernel(vm, 'writev');
  }
  if (vm.card.line !== before) setLine(vm);
  return answer.value;
}

/** The card's interrupt line has changed; under emulation that is the VMM's own affair, else it tells KVM. */
export function setLine(vm: Vm): void {
  vm.pending = vm.card.line ? 'e1000' : null;
  if (vm.way !== 'emulation') callKernel(vm, 'irq-line');
}

/** A system call of the VMM, there and back. */
export function callKernel(vm: Vm, call: 'writev' | 'irq-line' | 'fault'): void {
  vm.place = 'host-kernel';
  vm.say({ kind: 'vmm-calls', call });
  vm.place = 'vmm';
  vm.say({ kind: 'vmm-goes-on' });
}

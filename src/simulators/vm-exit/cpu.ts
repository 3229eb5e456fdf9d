import type { Instruction } from './guest/instruction.ts';
import * as kvm from './kvm.ts';
import { memoryStep } from './memory-step.ts';
import { walk } from './paging/walk.ts';
import { registers } from './registers.ts';
import { done, type Step } from './step.ts';
import type { Register } from './types.ts';
import type { Vm } from './vm.ts';

/** Runs one instruction of the guest on the CPU, in the mode made for guests; what cannot be run there leaves it. */
export function cpuStep(vm: Vm, instruction: Instruction): Step {
  switch (instruction.do) {
    case 'compute':
      vm.say({ kind: 'ran' });
      return done();
    case 'load':
    case 'store':
      return memoryStep(vm, instruction, ({ tables }, at) => walk(tables, at), kvm.violation);
    case 'read-register':
      return done(device(vm, instruction.register, false, 0n));
    case 'write-register':
      return done(device(vm, instruction.register, true, instruction.value));
    case 'eoi':
      // Only for a level-triggered interrupt does the controller have to know; that of the card is one.
      if (vm.way === 'trap' && vm.handling === 'e1000') kvm.endOfInterrupt(vm);
      else vm.say({ kind: 'ran' });
      return done();
    case 'set-timer':
      kvm.setTimer(vm);
      return done();
    case 'halt':
      kvm.halt(vm);
      return done();
    case 'load-cr3':
      vm.tlb.flush();
      vm.say({ kind: 'ran' });
      return done();
    case 'enter-kernel':
      vm.place = vm.guest = 'guest-kernel';
      vm.say({ kind: 'enters-kernel', by: 'syscall' });
      return done();
    case 'leave-kernel':
      vm.place = vm.guest = vm.back.pop() ?? 'app';
      vm.say({ kind: 'leaves-kernel' });
      return done();
  }
}

/** A register at a port leaves the guest by its instruction, one at an address by what the EPT has there. */
function device(vm: Vm, register: Register, write: boolean, value: bigint): bigint {
  const where = registers[register];
  if ('port' in where) return kvm.portTouched(vm, register, write, value);
  // The boot has touched every device once, so that its address is marked (handle_ept_violation, on a first touch).
  const { outcome } = walk(vm.tables, where.virtual(vm.settings.levels));
  if (outcome.kind !== 'misconfig')
    throw new Error(`No device is marked where the register ${register} should be.`);
  return kvm.memoryMapped(vm, register, write, value);
}

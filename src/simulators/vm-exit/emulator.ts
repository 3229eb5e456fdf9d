import type { Instruction } from './guest/instruction.ts';
import { memoryStep } from './memory-step.ts';
import { softwareWalk } from './paging/walk.ts';
import { done, type Step } from './step.ts';
import type { Vm } from './vm.ts';
import { callKernel, playDevice } from './vmm.ts';

/** Imitates one instruction of the guest in software. The CPU runs the VMM's process all the while: there is no guest to leave. */
export function emulatorStep(vm: Vm, instruction: Instruction): Step {
  switch (instruction.do) {
    case 'load':
    case 'store':
      return memoryStep(vm, instruction, ({ tables }, at) => softwareWalk(tables, at), give);
    case 'read-register':
      return done(playDevice(vm, instruction.register, false, 0n));
    case 'write-register':
      return done(playDevice(vm, instruction.register, true, instruction.value));
    case 'halt':
      vm.place = 'host-kernel';
      vm.asleep = true;
      vm.say({ kind: 'vmm-calls', call: 'wait' });
      vm.asleep = false;
      vm.place = 'vmm';
      vm.pending = 'timer';
      vm.say({ kind: 'vmm-goes-on' });
      return done();
    case 'load-cr3':
      vm.tlb.flush();
      break;
    case 'enter-kernel':
      vm.guest = 'guest-kernel';
      vm.say({ kind: 'enters-kernel', by: 'syscall' });
      return done();
    case 'leave-kernel':
      vm.guest = vm.back.pop() ?? 'app';
      vm.say({ kind: 'leaves-kernel' });
      return done();
    case 'compute':
    case 'eoi':
    case 'set-timer':
      break;
  }
  vm.say({ kind: 'ran' });
  return done();
}

/** The guest's memory is the process's own: its kernel gives it a page as it would any process. */
function give(vm: Vm, guest: bigint): void {
  vm.guestMemory.give(guest);
  callKernel(vm, 'fault');
}

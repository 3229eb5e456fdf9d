import type { Instruction } from './guest/instruction.ts';
import { softwareWalk } from './paging/walk.ts';
import { done, type Memory, type Step } from './step.ts';
import type { Vm } from './vm.ts';
import { callKernel, playDevice } from './vmm.ts';

/** Imitates one instruction of the guest in software. The CPU runs the VMM's process all the while: there is no guest to leave. */
export function emulatorStep(vm: Vm, instruction: Instruction): Step {
  switch (instruction.do) {
    case 'load':
    case 'store':
      return memoryStep(vm, instruction);
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

function memoryStep(vm: Vm, instruction: Memory): Step {
  const { at, cold = false } = instruction;
  for (;;) {
    const known = vm.tlb.find(at);
    if (known !== null) {
      if (cold && vm.moments.at(-1)?.what.kind !== 'found') vm.say({ kind: 'tlb-hit', virtual: at });
      if (instruction.do === 'store') vm.memory.write(known, instruction.value);
      vm.say({ kind: 'ran' });
      return done(instruction.do === 'load' ? vm.memory.read(known) : 0n);
    }
    const { references, outcome } = softwareWalk(vm.tables, at);
    if (cold) for (const reference of references) vm.say({ kind: 'looks-up', virtual: at, reference });
    if (outcome.kind === 'guest-fault') return { kind: 'fault', virtual: at };
    if (outcome.kind === 'page') {
      vm.tlb.keep(at, outcome.host, outcome.size, vm.guest === 'guest-kernel');
      if (cold) vm.say({ kind: 'found', physical: outcome.host });
    } else if (outcome.kind === 'violation') {
      // The guest's memory is the process's own: its kernel gives it a page as it would any process.
      vm.guestMemory.give(outcome.guest);
      callKernel(vm, 'fault');
    }
  }
}

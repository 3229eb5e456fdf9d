import type { Walk } from './paging/reference.ts';
import { done, type Memory, type Step } from './step.ts';
import type { Vm } from './vm.ts';

/**
 * One load or store of the guest: by what the TLB has, else by a walk, which is done again after every page that the
 * host's kernel had to give first. `onViolation` gets the guest's address that has no memory yet. Says every lookup of a
 * page that is `cold`. Gives what was read, or the address for which the guest's own kernel must map a page.
 */
export function memoryStep(
  vm: Vm,
  instruction: Memory,
  walk: (vm: Vm, virtual: bigint) => Walk,
  onViolation: (vm: Vm, guest: bigint) => void,
): Step {
  const { at, cold = false } = instruction;
  for (;;) {
    const known = vm.tlb.find(at);
    if (known !== null) {
      if (cold && vm.moments.at(-1)?.what.kind !== 'found') vm.say({ kind: 'tlb-hit', virtual: at });
      if (instruction.do === 'store') vm.memory.write(known, instruction.value);
      vm.say({ kind: 'ran' });
      return done(instruction.do === 'load' ? vm.memory.read(known) : 0n);
    }
    const { references, outcome } = walk(vm, at);
    if (cold) for (const reference of references) vm.say({ kind: 'looks-up', virtual: at, reference });
    if (outcome.kind === 'guest-fault') return { kind: 'fault', virtual: at };
    if (outcome.kind === 'page') {
      vm.tlb.keep(at, outcome.host, outcome.size, vm.guest === 'guest-kernel');
      if (cold) vm.say({ kind: 'found', physical: outcome.host });
    } else onViolation(vm, outcome.guest);
  }
}

import { cpuStep } from './cpu.ts';
import { emulatorStep } from './emulator.ts';
import type { Code } from './guest/instruction.ts';
import { handlerOf, pageFault } from './guest/kernel.ts';
import type { Vm } from './vm.ts';

/** Runs code of the guest to its end. Between two instructions it takes an interrupt; a fault is mended and the line tried again. */
export function execute(vm: Vm, code: Code): void {
  const step = vm.way === 'emulation' ? emulatorStep : cpuStep;
  let answer = 0n;
  for (;;) {
    takeInterrupt(vm);
    const next = code.next(answer);
    if (next.done) return;
    const line = vm.begin(next.value);
    for (;;) {
      const outcome = step(vm, next.value);
      if (outcome.kind === 'done') {
        answer = outcome.value;
        break;
      }
      intoKernel(vm, 'fault');
      execute(vm, pageFault(outcome.virtual, vm.kernel));
      vm.again(line);
    }
  }
}

/** Lets the guest's kernel handle the interrupt that waits, if it may be interrupted now. */
export function takeInterrupt(vm: Vm): void {
  const { pending } = vm;
  if (pending === null || !vm.interruptsOn) return;
  vm.pending = null;
  vm.interruptsOn = false;
  vm.handling = pending;
  intoKernel(vm, 'interrupt');
  execute(vm, handlerOf(pending, vm.kernel));
  vm.interruptsOn = true;
  vm.handling = null;
}

function intoKernel(vm: Vm, by: 'interrupt' | 'fault'): void {
  vm.back.push(vm.guest);
  vm.guest = 'guest-kernel';
  if (vm.way !== 'emulation') vm.place = 'guest-kernel';
  vm.say({ kind: 'enters-kernel', by });
}

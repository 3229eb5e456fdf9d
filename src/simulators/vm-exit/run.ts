import { execute, takeInterrupt } from './execute.ts';
import { codeOf } from './guest/kernel.ts';
import { ParamError } from '../shared/errors.ts';
import type { Trace } from './trace.ts';
import type { Op, Settings, Way } from './types.ts';
import { Vm } from './vm.ts';

export const LONGEST_PROGRAM = 16;

/**
 * Runs a guest's program in one of the three ways and records every change of hands, every read of the page walker and every
 * exit. After each item of the program the rest of the machine has its turn: the thread on the other CPU, the card's clock.
 * Throws a ParamError for a program of more than LONGEST_PROGRAM items. Rules: see simplifications.ts.
 */
export function run(program: readonly Op[], way: Way, settings: Settings): Trace {
  if (program.length > LONGEST_PROGRAM)
    throw new ParamError('program', `has ${program.length} items; at most ${LONGEST_PROGRAM} can be run.`);
  const vm = new Vm(way, settings);
  vm.say({ kind: 'ready' });
  for (const [item, op] of program.entries()) {
    vm.item = item;
    execute(vm, codeOf(op, vm.kernel));
    turn(vm);
  }
  vm.item = program.length;
  while (vm.thread.awake || vm.pending !== null || (vm.card.held > 0 && vm.card.icr !== 0n)) turn(vm);
  vm.say({ kind: 'ends' });
  const { lines, moments, exits } = vm;
  return { way, program, settings, lines, moments, exits };
}

/** What happens beside the guest while it goes through one item of its program. */
function turn(vm: Vm): void {
  threadTurn(vm);
  const before = vm.card.line;
  vm.card.turn();
  if (vm.card.line !== before) {
    // The VMM's own thread, on the other CPU, tells KVM of the line; the guest's CPU is not troubled.
    vm.pending = 'e1000';
    if (vm.way !== 'emulation') vm.say({ kind: 'posted', by: 'e1000' });
  }
  takeInterrupt(vm);
}

/** A thread that is slower than the guest takes one packet a turn; a quick one takes all and is asleep again. */
function threadTurn(vm: Vm): void {
  const { thread } = vm;
  if (!thread.awake) return;
  if (vm.settings.worker === 'behind' && thread.justWoken) {
    thread.settle();
    return;
  }
  while (thread.take()) {
    vm.say({ kind: 'worker', does: 'takes' });
    if (vm.settings.worker === 'behind' && thread.hasMore) return;
  }
  if (!thread.askForKick()) return;
  vm.out += thread.batch;
  const interrupt = thread.send();
  vm.say({ kind: 'worker', does: 'sends' });
  if (interrupt) {
    vm.pending = 'virtio';
    vm.say({ kind: 'posted', by: 'virtio' });
  }
  thread.sleep();
  vm.say({ kind: 'worker', does: 'sleeps' });
}

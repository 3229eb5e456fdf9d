export {
  answersOf,
  type Answers,
  type Copied,
  type CopyAnswer,
  type SchedulingStep,
  type Shared,
} from './answers.ts';
export { build, insertionOf, type Insertion, type Stack } from './build.ts';
export { change, type Change, type Refusal, type Way } from './edit.ts';
export { hosts, imageFamily, type HypervisorSeat, type KernelFamily } from './hosts.ts';
export { type Part, type PartKind } from './part.ts';
export { problemsOf, type Problem } from './problems.ts';
export { rebuild, sameSpec, type LayerMove, type Move, type Rebuild, type What } from './rebuild.ts';
export {
  copies,
  has,
  layers,
  machineOf,
  metal,
  mostMachines,
  withLayer,
  type HostKind,
  type Layer,
  type StackSpec,
} from './spec.ts';

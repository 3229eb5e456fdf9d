export type { LineId } from './guest/instruction.ts';
export type { Reference } from './paging/reference.ts';
export { indexAt } from './paging/entry.ts';
export { LONGEST_PROGRAM, run } from './run.ts';
export type { Devices, Exit, Line, Moment, Trace } from './trace.ts';
export {
  EXIT_REASONS,
  type Access,
  type ExitReason,
  type Interrupt,
  type Op,
  type PageSize,
  type Place,
  type Register,
  type Settings,
  type VmmRequest,
  type Way,
  type What,
} from './types.ts';

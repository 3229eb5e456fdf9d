import type { DecisionReason } from '../types.ts';

/** Every reason for a decision; the record keeps its index. */
export const REASONS = [
  'idle-cpu-wake',
  'prev-slept',
  'prev-exited',
  'prev-capped',
  'slice-over',
  'slice-renewed',
  'preempted',
  'stolen',
  'unthrottled',
  'idle',
  'moved-away',
  'moved-here',
] as const satisfies readonly DecisionReason[];

export const IDLE_CPU_WAKE = 0;
export const PREV_SLEPT = 1;
export const PREV_EXITED = 2;
export const PREV_CAPPED = 3;
export const SLICE_OVER = 4;
export const SLICE_RENEWED = 5;
export const PREEMPTED = 6;
export const STOLEN = 7;
export const UNTHROTTLED = 8;
export const IDLE = 9;
export const MOVED_AWAY = 10;
export const MOVED_HERE = 11;

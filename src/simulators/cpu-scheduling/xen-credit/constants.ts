/** Xen credit1 in its default setting: `xen/common/sched/credit.c`, `private.h`, `xen/include/public/sysctl.h`. Times in µs. */
import type { Us } from '../../shared/units.ts';

/** CSCHED_DEFAULT_TSLICE_MS: a slice, and the time between two accountings. */
export const TIMESLICE: Us = 30_000;
/** Three ticks per slice (CSCHED_TICKS_PER_TSLICE). */
export const TICK: Us = 10_000;
/** One credit is 0.1 ms of running (CSCHED_CREDITS_PER_MSEC 10). */
export const US_PER_CREDIT: Us = 100;
/** What one CPU is worth per accounting (credits_per_tslice). */
export const CREDITS_PER_TIMESLICE = 300;
/** SCHED_DEFAULT_RATELIMIT_US: the least a vCPU runs before another may take its place. */
export const RATE_LIMIT: Us = 1000;
/** CSCHED_DEFAULT_LOAD_BALANCE_RATELIMIT_US: the least between two looks for work to steal. */
export const BALANCE_LIMIT: Us = 1000;
export const DEFAULT_WEIGHT = 256;

/** CSCHED_PRI_TS_* and CSCHED_PRI_IDLE: higher goes first. */
export const BOOST = 0;
export const UNDER = -1;
export const OVER = -2;
export const IDLE = -64;

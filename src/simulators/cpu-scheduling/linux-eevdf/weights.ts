import { ParamError } from '../../shared/errors.ts';

/** Weight of nice 0 and of `cpu.weight` 100. Linux v6.12 `NICE_0_LOAD` (scaled down). */
export const NICE_0_WEIGHT = 1024;

/** Weight of a SCHED_IDLE entity, so of a group with `cpu.idle` 1. Linux v6.12 `WEIGHT_IDLEPRIO`. */
export const IDLE_WEIGHT = 3;

/** Weights of nice −20…19, in that order. Linux v6.12 `sched_prio_to_weight` (kernel/sched/core.c). */
export const NICE_WEIGHTS: readonly number[] = [
  88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904, 3906, 3121,
  2501, 1991, 1586, 1277, 1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87, 70, 56, 45, 36, 29, 23,
  18, 15,
];

/**
 * Takes a nice value (whole, −20…19) and gives the weight of a task. `field` names it in the error.
 * Linux v6.12 `sched_prio_to_weight`.
 */
export function niceWeight(nice: number, field = 'nice'): number {
  const weight = NICE_WEIGHTS[nice + 20];
  if (weight === undefined) throw new ParamError(field, `${nice} is not a whole number from -20 to 19.`);
  return weight;
}

/**
 * Takes `cpu.weight` (whole, 1…10000) and gives the weight of the group, 100 → 1024. `field` names it
 * in the error. Linux v6.12 `sched_weight_from_cgroup`: rounded to the nearest.
 */
export function cgroupWeight(cpuWeight: number, field = 'weight'): number {
  if (!Number.isInteger(cpuWeight) || cpuWeight < 1 || cpuWeight > 10_000)
    throw new ParamError(field, `${cpuWeight} is not a whole number from 1 to 10000 (cpu.weight).`);
  return Math.round((cpuWeight * NICE_0_WEIGHT) / 100);
}

import type { Us } from '../../shared/units.ts';
import { ParamError } from '../../shared/errors.ts';
import { sharesToWeight, sharesToWeightLinear } from './cpu-shares.ts';

/** `cpu.max` as "$MAX $PERIOD", both in microseconds. */
export interface CpuMax {
  readonly quota: Us;
  readonly period: Us;
}

/** What a container engine writes into a cgroup: null means the file keeps its default. */
export interface CgroupCpu {
  /** `cpu.weight`, 1…10000. */
  readonly weight: number | null;
  readonly max: CpuMax | null;
}

/** How a container runtime turns cpu.shares into cpu.weight: `linear` before runc 1.3.2 and crun 1.23, else `logarithmic`. */
export type SharesCurve = 'linear' | 'logarithmic';

const PERIOD: Us = 100_000;

const convert = { linear: sharesToWeightLinear, logarithmic: sharesToWeight };

/**
 * Takes `docker run` options (`cpus` as in --cpus, `cpuShares` as in --cpu-shares) and the runtime's curve,
 * and gives what ends up in the cgroup. moby `getCPUResources`: period 100 ms, quota = nano-CPUs · period / 10⁹.
 */
export function dockerCpu(
  options: { readonly cpus?: number; readonly cpuShares?: number },
  curve: SharesCurve = 'logarithmic',
): CgroupCpu {
  const { cpus, cpuShares } = options;
  if (cpus !== undefined && !(cpus >= 0.01))
    throw new ParamError('cpus', `${cpus} is too little; ask for 0.01 CPU or more.`);
  return {
    weight: cpuShares === undefined ? null : convert[curve](cpuShares, 'cpuShares'),
    max:
      cpus === undefined
        ? null
        : { quota: Math.floor((Math.round(cpus * 1e9) * PERIOD) / 1e9), period: PERIOD },
  };
}

/** Takes a Kubernetes CPU request in thousandths of a CPU and gives v1 cpu.shares: at least 2. kubelet `MilliCPUToShares`. */
export function requestShares(milliCpu: number): number {
  if (!Number.isInteger(milliCpu) || milliCpu < 0)
    throw new ParamError('request', `${milliCpu} is not a whole number of thousandths of a CPU, 0 or more.`);
  return Math.min(262_144, Math.max(2, Math.floor((milliCpu * 1024) / 1000)));
}

/**
 * Takes a Kubernetes CPU request and limit in thousandths of a CPU and the runtime's curve, and gives what
 * ends up in the cgroup. kubelet `MilliCPUToShares`, `MilliCPUToQuota`: no limit, no cpu.max; a limit is
 * quota = m · 100, at least 1 ms, in a period of 100 ms.
 */
export function kubernetesCpu(
  resources: { readonly request?: number; readonly limit?: number },
  curve: SharesCurve = 'logarithmic',
): CgroupCpu {
  const { limit } = resources;
  if (limit !== undefined && (!Number.isInteger(limit) || limit < 0))
    throw new ParamError('limit', `${limit} is not a whole number of thousandths of a CPU, 0 or more.`);
  // A limit alone counts as a request of the same size.
  const request = resources.request ?? limit ?? 0;
  return {
    weight: convert[curve](requestShares(request)),
    max: limit ? { quota: Math.max(1000, Math.floor((limit * PERIOD) / 1000)), period: PERIOD } : null,
  };
}

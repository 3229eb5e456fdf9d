import { ParamError } from '../../shared/errors.ts';

function checkShares(shares: number, field: string): void {
  if (!Number.isInteger(shares) || shares < 0)
    throw new ParamError(field, `${shares} is not a whole number from 0 up (cgroup v1 cpu.shares).`);
}

/**
 * Takes cgroup v1 `cpu.shares` (2…262144, 0 for unset) and gives `cpu.weight` by the old straight line,
 * null for unset. KEP-2254; runc before 1.3.2, crun before 1.23.
 */
export function sharesToWeightLinear(shares: number, field = 'shares'): number | null {
  checkShares(shares, field);
  if (shares === 0) return null;
  const clamped = Math.min(262_144, Math.max(2, shares));
  return 1 + Math.floor(((clamped - 2) * 9999) / 262_142);
}

/**
 * Takes cgroup v1 `cpu.shares` (2…262144, 0 for unset) and gives `cpu.weight` by the curve that maps
 * 1024 to 100, null for unset. opencontainers/cgroups `ConvertCPUSharesToCgroupV2Value`; runc 1.3.2, crun 1.23.
 */
export function sharesToWeight(shares: number, field = 'shares'): number | null {
  checkShares(shares, field);
  if (shares === 0) return null;
  if (shares <= 2) return 1;
  if (shares >= 262_144) return 10_000;
  const log = Math.log2(shares);
  return Math.ceil(10 ** ((log * log + 125 * log) / 612 - 7 / 34));
}

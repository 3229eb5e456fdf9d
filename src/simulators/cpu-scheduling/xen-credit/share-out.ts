import { CREDITS_PER_TIMESLICE } from './constants.ts';

/** A domain with at least one active vCPU. */
export interface ActiveDomain {
  readonly weight: number;
  /** Percent of one CPU, 0: none. */
  readonly cap: number;
  /** How many of its vCPUs are active. */
  readonly active: number;
}

/** What one accounting gives a domain, in credits. */
export interface Share {
  /** To each active vCPU. */
  readonly perVcpu: number;
  /** Below minus this a vCPU is parked; Infinity without a cap. */
  readonly capPerVcpu: number;
  /** The domain has all it may use while an earlier one wanted more: it is moved to the head of the list. */
  readonly moveToHead: boolean;
}

/**
 * Shares one accounting period's credits out over the active domains, in list order. `cpus`: number of CPUs, each
 * worth 300 credits; `balance`: the sum of all credits after the last accounting. Rule: `csched_acct` (Xen credit.c).
 * Xen multiplies in 32 bits, which overflows for extreme weights; here it does not.
 */
export function shareOut(domains: readonly ActiveDomain[], cpus: number, balance: number): Share[] {
  const totalWeight = domains.reduce((sum, { weight, active }) => sum + weight * active, 0);
  const debt = Math.max(0, -balance);
  let pool = CREDITS_PER_TIMESLICE * cpus + debt;
  let weightLeft = totalWeight;
  let someWantMore = false;
  return domains.map(({ weight, cap, active }) => {
    const own = weight * active;
    weightLeft -= own;
    let peak = active * CREDITS_PER_TIMESLICE + Math.ceil((debt * own) / totalWeight);
    let capPerVcpu = Infinity;
    if (cap > 0) {
      const capCredits = Math.ceil((cap * CREDITS_PER_TIMESLICE) / 100);
      peak = Math.min(peak, capCredits);
      capPerVcpu = Math.ceil(capCredits / active);
    }
    let fair = Math.ceil((pool * own) / totalWeight);
    let moveToHead = false;
    if (fair < peak) someWantMore = true;
    else {
      if (weightLeft > 0) pool += Math.ceil(((fair - peak) * totalWeight) / weightLeft);
      moveToHead = someWantMore;
      fair = peak;
    }
    return { perVcpu: Math.ceil(fair / active), capPerVcpu, moveToHead };
  });
}

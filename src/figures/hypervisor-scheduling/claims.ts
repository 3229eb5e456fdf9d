import type { FigureClaim, FigureClaims } from '../../playback/figure.ts';
import type { PolicyChoice } from './params.ts';

const ids = {
  timeslice: 'xen-timeslice',
  tick: 'xen-tick',
  rateLimit: 'xen-ratelimit',
  credits: 'xen-credits-per-slice',
  credit2: 'xen-credit2-since',
  linuxTicks: 'kernel-tick-rate',
  period: 'cpu-max-period',
  largestWeight: 'cpu-weight-max',
  overcommit: 'nova-cpu-ratio',
} as const;

export type ClaimName = keyof typeof ids;
export type Facts = Readonly<Record<ClaimName, FigureClaim>>;

export const claimIds: readonly string[] = Object.values(ids);

const ofPolicy: Readonly<Record<PolicyChoice, readonly ClaimName[]>> = {
  xen: ['timeslice', 'tick', 'rateLimit', 'credits', 'credit2', 'overcommit'],
  kvm: ['linuxTicks', 'period', 'largestWeight', 'overcommit'],
};

/** The claims behind the numbers that the figure counts with and prints under a scheduler. */
export const claimsOf = (policy: PolicyChoice): string[] => ofPolicy[policy].map((name) => ids[name]);

/** The claims by the figure's own names for them. Throws if the page left one out. */
export function factsOf(claims: FigureClaims): Facts {
  const entries = Object.entries(ids).map(([name, id]) => {
    const claim = claims[id];
    if (!claim) throw new Error(`The page did not give the figure the claim "${id}".`);
    return [name, claim] as const;
  });
  return Object.fromEntries(entries) as Facts;
}

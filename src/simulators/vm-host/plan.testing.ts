import type { HostPlan } from './types.ts';

/** A small host for tests: two CPUs, room for two whole guests and a bit. */
export const smallPlan: HostPlan = {
  host: { cpus: 2, frames: 28, swapSlots: 24, blocks: 32, link: 10 },
  guest: {
    vcpus: 2,
    pages: 12,
    blocks: 12,
    bootPages: 2,
    installed: 2,
    servePages: 2,
    serveBlocks: 1,
    serveLink: 1,
  },
  guests: 4,
  admission: { kind: 'all' },
  demands: { cpu: 'some', ram: 'some', disk: 'some', net: 'some' },
  reporting: false,
};

interface Change {
  readonly host?: Partial<HostPlan['host']>;
  readonly guest?: Partial<HostPlan['guest']>;
  readonly demands?: Partial<HostPlan['demands']>;
  readonly guests?: number;
  readonly admission?: HostPlan['admission'];
  readonly reporting?: boolean;
}

/** The small plan with some of it changed. */
export const planWith = ({ host, guest, demands, ...rest }: Change): HostPlan => ({
  ...smallPlan,
  ...rest,
  host: { ...smallPlan.host, ...host },
  guest: { ...smallPlan.guest, ...guest },
  demands: { ...smallPlan.demands, ...demands },
});

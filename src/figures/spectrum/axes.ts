import type { FigureClaim } from '../../playback/figure.ts';
import type { BoxId } from '../../simulators/spectrum/index.ts';

/** What a box can be placed by: its wall, two finish lines of a start, three ways to count memory. */
export const axisIds = ['boundary', 'first', 'answer', 'wall', 'idle', 'app'] as const;
export type AxisId = (typeof axisIds)[number];

export interface Axis {
  readonly scale: 'places' | 'time' | 'memory';
  /** The claim that places a box; a box without one stands apart. */
  readonly claims: Readonly<Partial<Record<BoxId, string>>>;
}

/** On each axis one thing is counted, so that two boxes on it may be compared. */
export const axes: Readonly<Record<AxisId, Axis>> = {
  boundary: { scale: 'places', claims: {} },
  first: {
    scale: 'time',
    claims: {
      process: 'host-fork-exec',
      container: 'runc-run-full',
      unikernel: 'lightvm-boot',
      microvm: 'nsdi-firecracker-with-api',
      vm: 'nsdi-qemu-boot',
    },
  },
  answer: {
    scale: 'time',
    claims: {
      process: 'app-first-response-host',
      container: 'container-first-response',
      vm: 'ec2-running-to-ssh',
    },
  },
  wall: {
    scale: 'memory',
    claims: { container: 'den-shim', microvm: 'den-vmm-firecracker', vm: 'den-vmm-qemu' },
  },
  idle: { scale: 'memory', claims: { container: 'sleep-container-memory', gvisor: 'sleep-gvisor-memory' } },
  app: {
    scale: 'memory',
    claims: { process: 'process-pss-one', container: 'containers-pss-one', vm: 'guest-ram-resident-256' },
  },
};

/** The claims that stand in a reason for not placing a box. */
export const reasonClaims = ['docker-run-alpine', 'docker-run-alpine-gvisor', 'kata-default-memory'] as const;

export const claimIds: readonly string[] = [
  ...new Set([...Object.values(axes).flatMap(({ claims }) => Object.values(claims)), ...reasonClaims]),
];

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  MiB: 1,
  MB: 1_000_000 / 2 ** 20,
};

/** A claim's number in the unit of its axis: ms, or MiB. Throws on a unit that no axis has. */
export function inAxisUnit({ value, unit }: FigureClaim): number {
  const factor = units[unit];
  if (factor === undefined)
    throw new Error(`No axis counts in "${unit}"; give the claim in ms, s, MiB or MB.`);
  return value * factor;
}

/** Powers of ten that an axis spans: 0.1 ms to 100 s, 0.1 to 1000 MiB. */
const decades = { time: [-1, 5], memory: [-1, 3] } as const;

/** Where a number stands on a logarithmic axis, 0 to 1. */
export function positionOf(value: number, scale: 'time' | 'memory'): number {
  const [from, to] = decades[scale];
  return Math.min(1, Math.max(0, (Math.log10(value) - from) / (to - from)));
}

/** The powers of ten on an axis, with their places, 0 to 1. */
export function ticksOf(
  scale: 'time' | 'memory',
): readonly { readonly value: number; readonly at: number }[] {
  const [from, to] = decades[scale];
  return [...Array(to - from + 1).keys()].map((i) => ({ value: 10 ** (from + i), at: i / (to - from) }));
}

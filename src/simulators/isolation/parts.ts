/** The ways to box three copies of an app on one Linux host. */
export const boxes = ['process', 'container', 'vm', 'container-in-vm', 'gvisor', 'kata'] as const;
export type Box = (typeof boxes)[number];

export type PartKind = 'host-kernel' | 'vmm' | 'guest-kernel' | 'sentry' | 'container' | 'app';

/** One thing that can fall. */
export interface Part {
  /** Kind and number: "guest-kernel-2", "app-1"; the host's kernel is "host-kernel". */
  readonly id: string;
  readonly kind: PartKind;
  /** What serves it: the part that takes it down when it falls. Null for the host's kernel. */
  readonly on: string | null;
  /** Which copy, guest or sandbox it is, from 1; 0 for the host's kernel. */
  readonly number: number;
}

export const copies = [1, 2, 3] as const;

const host: Part = { id: 'host-kernel', kind: 'host-kernel', on: null, number: 0 };

/** A chain of parts from the host's kernel up, each on the one before. */
function tower(kinds: readonly PartKind[], number: number, from: Part = host): Part[] {
  let below = from;
  return kinds.map((kind) => (below = { id: `${kind}-${number}`, kind, on: below.id, number }));
}

/** In a VM for each owner, copies 1 and 2 belong to one owner and share a guest, copy 3 has another. */
function twoOwners(): Part[] {
  const [first, second] = [1, 2].map((guest) => tower(['vmm', 'guest-kernel'], guest)) as [Part[], Part[]];
  return [
    ...first,
    ...second,
    ...tower(['container', 'app'], 1, first[1]),
    ...tower(['container', 'app'], 2, first[1]),
    ...tower(['container', 'app'], 3, second[1]),
  ];
}

const above: Readonly<Record<Exclude<Box, 'container-in-vm'>, readonly PartKind[]>> = {
  process: ['app'],
  container: ['container', 'app'],
  vm: ['vmm', 'guest-kernel', 'app'],
  // The Sentry is an ordinary process of the host; the app's system calls end there.
  gvisor: ['sentry', 'app'],
  // One VM for each pod, and the container in it.
  kata: ['vmm', 'guest-kernel', 'container', 'app'],
};

/** Every part of a box with its three copies, the host's kernel first, each after what it stands on. */
export function partsOf(box: Box): readonly Part[] {
  if (box === 'container-in-vm') return [host, ...twoOwners()];
  return [host, ...copies.flatMap((copy) => tower(above[box], copy))];
}

/** A part and everything it stands on, itself first, the host's kernel last. */
export function chainOf(parts: readonly Part[], id: string): Part[] {
  const chain: Part[] = [];
  for (let at: string | null = id; at !== null;) {
    const part: Part | undefined = parts.find((each) => each.id === at);
    if (!part) throw new Error(`There is no part "${at}" in this box.`);
    chain.push(part);
    at = part.on;
  }
  return chain;
}

/** Everything that stands on a part, directly or through others; without the part itself. */
export function servedBy(parts: readonly Part[], id: string): Part[] {
  return parts.filter((part) => part.id !== id && chainOf(parts, part.id).some((below) => below.id === id));
}

/** Where the nodes run: on a cloud's hosts as virtual machines, on machines of their own, or in a hidden VM of a Mac. */
export const grounds = ['cloud', 'metal', 'mac'] as const;
export type Ground = (typeof grounds)[number];

export interface NestSpec {
  readonly ground: Ground;
  /** 1 to 3. A Mac has one, whatever is asked for. */
  readonly nodes: number;
  /** Pods on each node, 1 to 4; on a Mac, containers. */
  readonly pods: number;
  /** Each pod gets a virtual machine of its own. Not on a Mac. */
  readonly kata: boolean;
}

export type LevelKind = 'host' | 'mac' | 'node' | 'pod' | 'container';
export type KernelKind = 'host' | 'macos' | 'node' | 'pod';

/** One box in the nest. */
export interface Nested {
  /** "node-1", "pod-1-2", "container-1-2-1". */
  readonly id: string;
  readonly kind: LevelKind;
  /** Its own kernel; null where it uses the one further out. */
  readonly kernel: KernelKind | null;
  /** It is a virtual machine of the kernel further out. */
  readonly virtual: boolean;
  readonly inside: readonly Nested[];
}

const count = (n: number): number[] => [...Array(n).keys()].map((i) => i + 1);

/** Containers in each pod of a Kubernetes node. */
export const containersPerPod = 2;

/**
 * The outermost machines with everything inside. Rules: a cloud's nodes are virtual machines by default (AKS and EKS
 * documentation), a pod's containers share the node's kernel, with Kata each pod has a VM with a kernel of its own
 * (Kata architecture), Linux containers on a Mac run in one Linux VM (Docker and Podman documentation).
 */
export function nest({ ground, nodes, pods, kata }: NestSpec): readonly Nested[] {
  const container = (id: string): Nested => ({
    id: `container-${id}`,
    kind: 'container',
    kernel: null,
    virtual: false,
    inside: [],
  });
  if (ground === 'mac') {
    const inside = count(pods).map((n) => container(`1-${n}`));
    const vm: Nested = { id: 'node-1', kind: 'node', kernel: 'node', virtual: true, inside };
    return [{ id: 'mac', kind: 'mac', kernel: 'macos', virtual: false, inside: [vm] }];
  }
  const made = count(nodes).map((n): Nested => ({
    id: `node-${n}`,
    kind: 'node',
    kernel: 'node',
    virtual: ground === 'cloud',
    inside: count(pods).map((p): Nested => ({
      id: `pod-${n}-${p}`,
      kind: 'pod',
      kernel: kata ? 'pod' : null,
      virtual: kata,
      inside: count(containersPerPod).map((c) => container(`${n}-${p}-${c}`)),
    })),
  }));
  if (ground === 'metal') return made;
  return [{ id: 'host', kind: 'host', kernel: 'host', virtual: false, inside: made }];
}

/** The kinds of box that a nest has, from the outside in. */
export function levelsOf(nests: readonly Nested[]): readonly LevelKind[] {
  const levels: LevelKind[] = [];
  for (let level = nests; level.length > 0; level = level.flatMap(({ inside }) => inside))
    levels.push(level[0]!.kind);
  return levels;
}

export interface LevelCount {
  readonly kind: LevelKind;
  readonly boxes: number;
  /** Kernels that this level brings. */
  readonly kernels: number;
}

/** Boxes and kernels of each level, from the outside in. */
export function countLevels(nests: readonly Nested[]): readonly LevelCount[] {
  const counts: LevelCount[] = [];
  for (let level = nests; level.length > 0; level = level.flatMap(({ inside }) => inside))
    counts.push({
      kind: level[0]!.kind,
      boxes: level.length,
      kernels: level.filter(({ kernel }) => kernel !== null).length,
    });
  return counts;
}

/** The boxes from the outermost down to `id`, itself included. Empty where there is none of that name. */
export function pathTo(nests: readonly Nested[], id: string): readonly Nested[] {
  for (const box of nests) {
    if (box.id === id) return [box];
    const deeper = pathTo(box.inside, id);
    if (deeper.length > 0) return [box, ...deeper];
  }
  return [];
}

/** The box whose kernel answers a program in `id`: the innermost on its path that has one. */
export const answering = (nests: readonly Nested[], id: string): Nested | undefined =>
  pathTo(nests, id).findLast(({ kernel }) => kernel !== null);

/** Every container whose system calls end at the same kernel as those of `id`, itself included. */
export function sharing(nests: readonly Nested[], id: string): readonly string[] {
  const mine = answering(nests, id)?.id;
  const all = (boxes: readonly Nested[]): string[] =>
    boxes.flatMap((box) => (box.kind === 'container' ? [box.id] : all(box.inside)));
  return all(nests).filter((each) => answering(nests, each)?.id === mine);
}

/** Kernels between a program in `id` and the metal, its own included. */
export const kernelsBelow = (nests: readonly Nested[], id: string): number =>
  pathTo(nests, id).filter(({ kernel }) => kernel !== null).length;

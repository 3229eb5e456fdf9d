import type { BoxRole } from '../../drawing/Box.tsx';
import {
  hosts,
  type HostKind,
  type Layer,
  type Part,
  type PartKind,
} from '../../simulators/machine-stack/index.ts';
import { brick as words, hostWords } from './words.ts';

/** `new` and `gone`: put on or taken off in this step. `wished`: ordered, and nothing here can carry it yet. */
export type Mark = 'here' | 'new' | 'gone' | 'wished';

/** One part as it is drawn. */
export interface Brick {
  readonly id: string;
  readonly role: BoxRole;
  readonly label: string;
  readonly sub: string | null;
  readonly mark: Mark;
  /** Put in though nobody ordered it. */
  readonly hidden: boolean;
  /** The layer that pressing it takes off; null where it only comes along with others. */
  readonly layer: Layer | null;
}

/** A place for one copy of the app. */
export interface Seat {
  readonly copy: number;
  readonly container: Brick | null;
  readonly app: Brick | null;
}

/** What one kernel carries. */
export interface Ground {
  readonly tools: Brick | null;
  /** The copies stand on these tools, or would; else the tools stand beside what the kernel carries. */
  readonly toolsUnder: boolean;
  readonly engine: Brick | null;
  readonly image: Brick | null;
  readonly seats: readonly Seat[];
}

export interface MachineView {
  readonly n: number;
  readonly machine: Brick;
  readonly kernel: Brick | null;
  readonly ground: Ground;
}

/** The whole stack, from the bottom up. */
export interface Picture {
  readonly hardware: Brick;
  readonly hypervisor: Brick | null;
  /** The hypervisor lies between the metal and the host's kernel; else it is a part of that kernel. */
  readonly hypervisorUnder: boolean;
  readonly kernel: Brick | null;
  readonly ground: Ground;
  readonly machines: readonly MachineView[];
}

export interface Shown {
  readonly part: Part;
  readonly mark: Mark;
}

/** Arranges parts into what stands on what, for drawing; the order of `shown` does not matter. */
export function pictureOf(host: HostKind, shown: readonly Shown[]): Picture {
  const many = shown.filter(({ part }) => part.kind === 'machine').length > 1;
  const bricks = new Map(shown.map((each) => [each.part.id, brickOf(host, each, many)]));
  const find = (id: string) => bricks.get(id) ?? null;
  const parts = shown.map(({ part }) => part);
  const copiesIn = (machine: number) =>
    [
      ...new Set(parts.filter((part) => part.copy > 0 && part.machine === machine).map(({ copy }) => copy)),
    ].sort((a, b) => a - b);
  const ground = (machine: number): Ground => {
    const place = machine === 0 ? 'host' : String(machine);
    return {
      tools: find(`tools-${place}`),
      toolsUnder: !parts.some(
        (part) =>
          (part.machine === machine && (part.kind === 'image' || part.kind === 'container')) ||
          (machine === 0 && part.kind === 'machine'),
      ),
      engine: find(`engine-${place}`),
      image: find(`image-${place}`),
      seats: copiesIn(machine).map((copy) => ({
        copy,
        container: find(`container-${copy}`),
        app: find(`app-${copy}`),
      })),
    };
  };
  return {
    hardware: find('hardware')!,
    hypervisor: find('hypervisor'),
    hypervisorUnder: hosts[host].seat === 'under-kernel',
    kernel: find('kernel-host'),
    ground: ground(0),
    machines: parts
      .filter(({ kind }) => kind === 'machine')
      .map(({ id, machine }) => ({
        n: machine,
        machine: find(id)!,
        kernel: find(`kernel-${machine}`),
        ground: ground(machine),
      }))
      .sort((a, b) => a.n - b.n),
  };
}

/** The role in which a layer shows itself in the tray. */
export const layerRoles: Readonly<Record<Layer, BoxRole>> = {
  kernel: 'kernel',
  hypervisor: 'hypervisor',
  machines: 'virtual-hardware',
  guests: 'kernel',
  engine: 'user-space',
  containers: 'writable',
  apps: 'app',
};

/** The layer that a part belongs to; null for what only comes along with others. */
export function layerOf({ kind, machine }: Part): Layer | null {
  if (kind === 'kernel') return machine === 0 ? 'kernel' : 'guests';
  const layers: Partial<Record<PartKind, Layer>> = {
    hypervisor: 'hypervisor',
    machine: 'machines',
    engine: 'engine',
    container: 'containers',
    app: 'apps',
  };
  return layers[kind] ?? null;
}

function brickOf(host: HostKind, { part, mark }: Shown, many: boolean): Brick {
  const { id, kind, machine, hidden } = part;
  const of = hostWords[host];
  const make = (role: BoxRole, label: string, sub: string | null = null): Brick => ({
    id,
    role,
    label,
    sub,
    mark,
    hidden,
    layer: layerOf(part),
  });
  switch (kind) {
    case 'hardware':
      return make('hardware', words.hardware, words.hardwareSub);
    case 'hypervisor':
      return make('hypervisor', words.hypervisor, of.hypervisor);
    case 'kernel':
      return machine === 0
        ? make('kernel', words.hostKernel, of.system)
        : make('kernel', words.guestKernel(machine, many), words.guestSystem);
    case 'tools':
      return make('user-space', words.tools);
    case 'machine':
      return make('virtual-hardware', words.machine, hidden ? words.unasked : words.machineSub);
    case 'engine':
      return make('user-space', words.engine);
    case 'image':
      return make('layer', words.image, words.imageSub);
    case 'container':
      return make('writable', words.container);
    case 'app':
      return make('app', words.app);
  }
}

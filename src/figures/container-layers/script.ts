import type { LayerRef } from '../../simulators/image-layers/index.ts';
import type { Us } from '../../playback/timeline.ts';
import type { Asked } from './fall.ts';
import type { World } from './world.ts';

/** A name that arrives in a writable layer, and where from: a layer, or null when it is new. */
export interface Rising {
  readonly path: string;
  readonly from: LayerRef | null;
  readonly dir: boolean;
}

/** What is going on in the picture, beside the state of the world. */
export interface Scene {
  /** Index of the container that acts. */
  readonly actor: number | null;
  readonly path: string | null;
  /** What its process asks of the kernel, as a call; '' when it is not asking. */
  readonly call: string;
  /** What the kernel does about it. */
  readonly kernel: string;
  /** Layers asked so far, in order. */
  readonly fall: readonly Asked[];
  readonly rising: readonly Rising[];
  /** Paths in the actor's writable layer that were just written, covered or renamed. */
  readonly touched: readonly string[];
  /** Errno of what failed. */
  readonly errno: string | null;
}

export interface Event {
  readonly at: Us;
  /** Index of the operation it belongs to; −1 before the first. */
  readonly operation: number;
  readonly world: World;
  readonly scene: Scene;
  readonly say: string;
}

/** How long each kind of event stands in the picture while playing, µs of the reader's time. */
export const holds = {
  start: 1_200_000,
  call: 1_100_000,
  ask: 650_000,
  found: 1_000_000,
  step: 1_300_000,
  copy: 1_700_000,
  result: 1_700_000,
} as const;

const quiet: Omit<Scene, 'kernel'> = {
  actor: null,
  path: null,
  call: '',
  fall: [],
  rising: [],
  touched: [],
  errno: null,
};

/** Collects events one after the other; each starts from the world that the one before left. */
export class Script {
  readonly events: Event[] = [];
  world: World;
  private at: Us = 0;
  private operation = -1;
  private scene: Scene;

  constructor(world: World, kernel: string) {
    this.world = world;
    this.scene = { ...quiet, kernel };
  }

  get duration(): Us {
    return this.at;
  }

  /** A new operation: the picture is quiet again but for who acts on what. */
  begin(operation: number, actor: number, path: string | null, call: string): void {
    this.operation = operation;
    this.scene = { ...quiet, kernel: '', actor, path, call };
  }

  /** Fall, path and call stay for the whole operation; what rises or was touched is of one event only. */
  add(hold: Us, say: string, scene: Partial<Scene>, world: World = this.world): void {
    this.world = world;
    this.scene = { ...this.scene, rising: [], touched: [], ...scene };
    this.events.push({ at: this.at, operation: this.operation, world, scene: this.scene, say });
    this.at += hold;
  }
}

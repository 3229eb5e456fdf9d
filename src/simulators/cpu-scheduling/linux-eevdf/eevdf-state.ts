/**
 * The numbers of a set of EEVDF run queues, kept as flat arrays so that a run makes no garbage and a checkpoint is a
 * copy. An entity (a task, or a group on one CPU) and a queue (a `cfs_rq`) are indexes. Virtual times are in µs:
 * µs of CPU · 1024 / weight.
 */
import type { Table } from '../core/state-store.ts';

/** Per entity. */
interface EntityColumns {
  readonly weight: Float64Array;
  readonly vruntime: Float64Array;
  readonly deadline: Float64Array;
  /** Virtual lag V − v, kept while off the queue. */
  readonly vlag: Float64Array;
  /** The deadline at the time it was picked: while unchanged, RUN_TO_PARITY protects the slice. */
  readonly protectedDeadline: Float64Array;
  readonly onRq: Uint8Array;
  /** Asleep, but still competing until it is eligible (DELAY_DEQUEUE). */
  readonly delayed: Uint8Array;
  /** `deadline` is relative to vruntime: it was moved, not put to sleep (PLACE_REL_DEADLINE). */
  readonly relativeDeadline: Uint8Array;
  /** The queue it is on or was on last. */
  readonly queue: Int32Array;
  /** Waiting entities of a queue as a list, in the order they came; −1 ends it. */
  readonly next: Int32Array;
  readonly previous: Int32Array;
}

/** Per queue. */
interface QueueColumns {
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** The entity picked last, not in the list; −1 if none. */
  readonly current: Int32Array;
  /** Preferred at the next pick if eligible (PICK_BUDDY); −1 if none. */
  readonly buddy: Int32Array;
  /** Entities on the queue, with the current one and the delayed ones (`nr_running`). */
  readonly count: Int32Array;
  /** Sum of their weights. */
  readonly load: Float64Array;
  /** 1 if the quota of the queue's group is used up on that CPU. */
  readonly throttled: Uint8Array;
}

export interface EevdfState extends EntityColumns, QueueColumns {
  /** The same arrays, with how many entities and queues are in use, for checkpoints. */
  readonly tables: {
    readonly entities: Table & { readonly columns: EntityColumns };
    readonly queues: Table & { readonly columns: QueueColumns };
  };
}

/**
 * Takes how many entities and queues there can be at most, and how many of them there are at first (default: all).
 * Gives those empty and off, with weight 1024.
 */
export function createEevdfState(entities: number, queues: number, first = { entities, queues }): EevdfState {
  const perEntity: EntityColumns = {
    weight: new Float64Array(entities),
    vruntime: new Float64Array(entities),
    deadline: new Float64Array(entities),
    vlag: new Float64Array(entities),
    protectedDeadline: new Float64Array(entities),
    onRq: new Uint8Array(entities),
    delayed: new Uint8Array(entities),
    relativeDeadline: new Uint8Array(entities),
    queue: new Int32Array(entities),
    next: new Int32Array(entities),
    previous: new Int32Array(entities),
  };
  const perQueue: QueueColumns = {
    head: new Int32Array(queues),
    tail: new Int32Array(queues),
    current: new Int32Array(queues),
    buddy: new Int32Array(queues),
    count: new Int32Array(queues),
    load: new Float64Array(queues),
    throttled: new Uint8Array(queues),
  };
  const state: EevdfState = {
    ...perEntity,
    ...perQueue,
    tables: {
      entities: { used: new Int32Array(1), columns: perEntity },
      queues: { used: new Int32Array(1), columns: perQueue },
    },
  };
  for (let e = 0; e < first.entities; e++) addEntity(state, 1024, 0);
  for (let q = 0; q < first.queues; q++) addQueue(state);
  return state;
}

/** One more entity, off its queue `queue`. Gives its index, the next one. */
export function addEntity(s: EevdfState, weight: number, queue: number): number {
  const e = s.tables.entities.used[0]!++;
  s.weight[e] = weight;
  s.vruntime[e] = 0;
  s.deadline[e] = 0;
  s.vlag[e] = 0;
  s.protectedDeadline[e] = -1;
  s.onRq[e] = 0;
  s.delayed[e] = 0;
  s.relativeDeadline[e] = 0;
  s.queue[e] = queue;
  s.next[e] = -1;
  s.previous[e] = -1;
  return e;
}

/** One more queue, empty. Gives its index, the next one. */
export function addQueue(s: EevdfState): number {
  const q = s.tables.queues.used[0]!++;
  s.head[q] = -1;
  s.tail[q] = -1;
  s.current[q] = -1;
  s.buddy[q] = -1;
  s.count[q] = 0;
  s.load[q] = 0;
  s.throttled[q] = 0;
  return q;
}

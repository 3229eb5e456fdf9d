/**
 * The numbers of a set of EEVDF run queues, kept as flat arrays so that a run makes no garbage and a checkpoint is a
 * copy. An entity (a task, or a group on one CPU) and a queue (a `cfs_rq`) are indexes. Virtual times are in µs:
 * µs of CPU · 1024 / weight.
 */
export interface EevdfState {
  /** Per entity. */
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
  /** Per queue. */
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
}

/** Takes how many entities and queues there are and gives them all empty and off, with weight 1024. */
export function createEevdfState(entities: number, queues: number): EevdfState {
  return {
    weight: new Float64Array(entities).fill(1024),
    vruntime: new Float64Array(entities),
    deadline: new Float64Array(entities),
    vlag: new Float64Array(entities),
    protectedDeadline: new Float64Array(entities).fill(-1),
    onRq: new Uint8Array(entities),
    delayed: new Uint8Array(entities),
    relativeDeadline: new Uint8Array(entities),
    queue: new Int32Array(entities),
    next: new Int32Array(entities).fill(-1),
    previous: new Int32Array(entities).fill(-1),
    head: new Int32Array(queues).fill(-1),
    tail: new Int32Array(queues).fill(-1),
    current: new Int32Array(queues).fill(-1),
    buddy: new Int32Array(queues).fill(-1),
    count: new Int32Array(queues),
    load: new Float64Array(queues),
  };
}

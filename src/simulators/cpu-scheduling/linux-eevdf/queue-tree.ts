import type { Model } from '../core/model.ts';
import { addEntity, addQueue, createEevdfState, type EevdfState } from './eevdf-state.ts';
import { GroupSlots } from './group-slots.ts';
import { IDLE_WEIGHT, cgroupWeight, niceWeight } from './weights.ts';

/**
 * Who is in whose queue: on each CPU one queue at the top, and one for every group that has been there; a group is one
 * entity in its parent's queue. Tasks are the first entities and top queues the first queues; those of groups come when
 * they are first asked for.
 */
export class QueueTree {
  readonly cpus: number;
  readonly tasks: number;
  /** By group, −1 at the top. */
  readonly parent: readonly number[];
  /** By task. */
  readonly groupOf: readonly number[];
  /** By group: the weight it would have if it had all its tasks on one CPU. */
  readonly groupWeight: readonly number[];
  readonly entities: EevdfState;
  readonly slots: GroupSlots;
  readonly #taskDepth: Uint8Array;
  readonly #groupDepth: Uint8Array;
  readonly #groupIdle: readonly boolean[];

  /** Takes a checked model. All queues are empty. */
  constructor({ tasks, groups, scenario }: Model) {
    this.cpus = scenario.cpus;
    this.tasks = tasks.length;
    this.parent = groups.map((group) => group.parent);
    this.groupOf = tasks.map((task) => task.group);
    this.groupWeight = groups.map(({ spec }) => (spec.idle ? IDLE_WEIGHT : cgroupWeight(spec.weight ?? 100)));
    this.slots = new GroupSlots(groups.length, this.cpus);
    const pairs = groups.length * this.cpus;
    this.entities = createEevdfState(this.tasks + pairs, this.cpus + pairs, {
      entities: this.tasks,
      queues: this.cpus,
    });
    tasks.forEach(({ spec }, task) => (this.entities.weight[task] = niceWeight(spec.nice ?? 0)));
    const depth = (group: number): number => (group < 0 ? 0 : 1 + depth(this.parent[group]!));
    this.#taskDepth = Uint8Array.from(tasks, ({ group }) => depth(group));
    this.#groupDepth = Uint8Array.from(groups, ({ parent }) => depth(parent));
    this.#groupIdle = groups.map(({ spec }) => spec.idle ?? false);
  }

  /** The entity of a group on a CPU. */
  entityOf(group: number, cpu: number): number {
    return this.tasks + this.#slot(group, cpu);
  }

  /** The queue of a group (−1: the top) on a CPU. */
  queueOf(group: number, cpu: number): number {
    return group < 0 ? cpu : this.cpus + this.#slot(group, cpu);
  }

  /** The group of a queue, −1 for a top queue. */
  groupOfQueue(queue: number): number {
    return queue < this.cpus ? -1 : this.slots.groupOf(queue - this.cpus);
  }

  cpuOfQueue(queue: number): number {
    return queue < this.cpus ? queue : this.slots.cpuOf(queue - this.cpus);
  }

  /** The CPU a task is queued on, or was last. */
  cpuOf(task: number): number {
    return this.cpuOfQueue(this.entities.queue[task]!);
  }

  /** The entity that a queue is in its parent's, −1 for a top queue. */
  owner(queue: number): number {
    return queue < this.cpus ? -1 : this.tasks + queue - this.cpus;
  }

  /** The group entity an entity is in, −1 at the top. */
  above(entity: number): number {
    return this.owner(this.entities.queue[entity]!);
  }

  /** The queue of a group's entity. */
  below(entity: number): number {
    return entity - this.tasks + this.cpus;
  }

  /** How many groups an entity is in. */
  depth(entity: number): number {
    return entity < this.tasks
      ? this.#taskDepth[entity]!
      : this.#groupDepth[this.slots.groupOf(entity - this.tasks)]!;
  }

  /** Whether an entity is SCHED_IDLE, so that anybody else may preempt it. */
  isIdle(entity: number): boolean {
    return entity >= this.tasks && this.#groupIdle[this.slots.groupOf(entity - this.tasks)]!;
  }

  #slot(group: number, cpu: number): number {
    const slot = this.slots.find(group, cpu);
    if (slot >= 0) return slot;
    // Parents first: the entity stands in their queue.
    const queue = this.queueOf(this.parent[group]!, cpu);
    addEntity(this.entities, this.groupWeight[group]!, queue);
    addQueue(this.entities);
    return this.slots.add(group, cpu);
  }
}

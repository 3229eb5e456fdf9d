import type { EventQueue } from '../../shared/event-queue.ts';
import { isOn, type EngineState } from './engine-state.ts';
import type { TaskLives } from './task-lives.ts';

/**
 * CPUs that stand still and go on, as a guest's vCPUs do when the host takes them off and puts them on again. One that
 * stands still keeps its task, but nothing runs and nobody picks. Used between instants.
 */
export class CpuSwitches {
  readonly #s: EngineState;
  readonly #lives: TaskLives;
  readonly #events: EventQueue;
  readonly #sliceSlot: number;
  readonly #charge: (cpu: number) => void;

  /** `events` has the end of a burst at the number of its CPU and the end of a slice at `sliceSlot` more; `charge` is the engine's. */
  constructor(
    s: EngineState,
    lives: TaskLives,
    events: EventQueue,
    sliceSlot: number,
    charge: (cpu: number) => void,
  ) {
    this.#s = s;
    this.#lives = lives;
    this.#events = events;
    this.#sliceSlot = sliceSlot;
    this.#charge = charge;
  }

  /** From now `cpu` goes on, or stands still. */
  set(cpu: number, on: boolean): void {
    const s = this.#s;
    const slot = this.#sliceSlot + cpu;
    if (on) {
      const task = s.running[cpu]!;
      const pickIn = s.pickIn[cpu]!;
      s.pickIn[cpu] = -1;
      s.chargedTo[cpu] = s.now;
      if (task >= 0) this.#lives.armBurst(cpu, task);
      if (pickIn < Infinity) this.#events.set(slot, s.now + pickIn);
    } else {
      this.#charge(cpu);
      s.pickIn[cpu] = this.#events.timeOf(slot) - s.now;
      s.chargedTo[cpu] = Infinity;
      this.#events.cancel(cpu);
      this.#events.cancel(slot);
    }
  }

  isOn(cpu: number): boolean {
    return isOn(this.#s, cpu);
  }

  /** Whether `cpu` has a task, or stands still and has to pick one. */
  hasWork(cpu: number): boolean {
    return this.#s.running[cpu]! >= 0 || this.#s.pickIn[cpu] === 0;
  }
}

/**
 * A host engine and one engine per guest, carried on together event by event. The two are bound by two facts only: a
 * guest's CPU goes on while the host runs that vCPU, and a vCPU has work for the host while its guest's CPU has a
 * process or has been called to pick one.
 *
 * One instant goes like this: the guests carry out their events with the vCPUs that were running; then the host its
 * own, with the vCPUs that halted or were called; then the guests learn which vCPUs are on, and those that came on
 * carry out what they missed. The last two again, until nothing changes.
 */
import type { Us } from '../../shared/units.ts';
import type { Checkpoints } from '../core/checkpoints.ts';
import { Engine } from '../core/engine.ts';
import type { CreatePolicy } from '../core/policy.ts';
import type { Memory } from '../core/memory.ts';
import type { Recorder } from '../core/recorder.ts';
import { StateStore, type SavedState } from '../core/state-store.ts';
import type { Snapshot } from '../types.ts';
import { createLinuxEevdf } from '../linux-eevdf/policy.ts';
import type { TwoLevelModels } from './models.ts';

/** Who keeps what the host and each guest did. */
export interface Recorders {
  readonly host: Recorder;
  readonly guests: readonly Recorder[];
}

export class CoSimulation {
  readonly #models: TwoLevelModels;
  readonly #host: Engine;
  readonly #guests: readonly Engine[];
  /** Host and guests. */
  readonly #engines: readonly Engine[];
  readonly #store: StateStore;

  /** `recorders` are left out when a run is only replayed. Call `start` or `load` next. */
  constructor(models: TwoLevelModels, createHost: CreatePolicy, recorders?: Recorders) {
    this.#models = models;
    this.#host = new Engine(models.host, createHost, recorders?.host, () => this.#switch());
    this.#guests = models.guests.map(
      (guest, vm) => new Engine(guest, createLinuxEevdf, recorders?.guests[vm]),
    );
    this.#engines = [this.#host, ...this.#guests];
    this.#store = new StateStore(...this.#engines.flatMap(({ trees }) => trees));
  }

  /** Every vCPU is halted; at time 0 the guests start. */
  start(): void {
    this.#host.start();
    for (let task = 0; task < this.#models.host.tasks.length; task++) this.#host.setWake(task, Infinity);
    this.#eachVcpu((guest, vcpu) => guest.switches.set(vcpu, false));
    for (const guest of this.#guests) guest.start();
  }

  save(memory: Memory): SavedState {
    return this.#store.save(memory);
  }

  load(saved: SavedState): void {
    this.#store.load(saved);
    for (const engine of this.#engines) engine.loaded();
  }

  /** Carries out every event up to and including `t` (µs, not before now); `checkpoints` are told of each instant. */
  runTo(t: Us, checkpoints?: Checkpoints): void {
    for (let now = this.#nextTime(); now <= t; now = this.#nextTime()) {
      for (const guest of this.#guests) guest.runTo(now);
      this.#tellHost(now);
      this.#host.runTo(now);
      checkpoints?.instantOver(now, this);
    }
    for (const guest of this.#guests) guest.runTo(t);
    this.#host.runTo(t);
  }

  snapshot(): { readonly host: Snapshot; readonly guests: readonly Snapshot[] } {
    return { host: this.#host.snapshot(), guests: this.#guests.map((guest) => guest.snapshot()) };
  }

  get now(): Us {
    return this.#host.now;
  }

  #nextTime(): Us {
    return this.#guests.reduce((t, guest) => Math.min(t, guest.nextTime), this.#host.nextTime);
  }

  #eachVcpu(visit: (guest: Engine, vcpu: number, task: number) => void): void {
    this.#guests.forEach((guest, vm) => {
      this.#models.host.groups[vm]!.tasks.forEach((task, vcpu) => visit(guest, vcpu, task));
    });
  }

  /** Within an instant of the host: it has picked, so vCPUs go off and on. */
  #switch(): void {
    const { now } = this.#host;
    this.#eachVcpu((guest, vcpu, task) => {
      const on = this.#host.cpuOf(task) >= 0;
      if (on !== guest.switches.isOn(vcpu)) guest.switches.set(vcpu, on);
    });
    for (const guest of this.#guests) guest.runTo(now);
    this.#tellHost(now);
  }

  /** vCPUs with nothing left to run halt, halted ones that are called wake. */
  #tellHost(now: Us): void {
    this.#eachVcpu((guest, vcpu, task) => {
      const awake = this.#host.wantsCpu(task);
      if (guest.switches.hasWork(vcpu)) {
        if (!awake) this.#host.setWake(task, now);
      } else if (awake && this.#host.cpuOf(task) >= 0) this.#host.halt(task, now);
    });
  }
}

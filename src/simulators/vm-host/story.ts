import { freeInGuest, hostMemory, reportFree, touch } from '../memory/index.ts';
import { thinPool, writeBlock } from './thin-pool.ts';
import type { Activity, GuestState, HostEvent, HostPlan, HostState, HostStep, StepKind } from './types.ts';

/** Writes a run down as it happens: steps, each with its events and the state after them. */
export class Story {
  readonly steps: HostStep[] = [];
  state: HostState;
  private events: HostEvent[] = [];

  constructor(plan: HostPlan, letIn: number) {
    const { host, guest, guests } = plan;
    this.state = {
      guests: Array.from({ length: guests }, (_, i) => ({
        status: i < letIn ? 'off' : 'refused',
        activity: 'boots',
        sends: 0,
      })),
      memory: hostMemory({ frames: host.frames, swapSlots: host.swapSlots, guests, pages: guest.pages }),
      pool: thinPool(host.blocks, guests, guest.blocks),
    };
  }

  /** Ends a step: what happened since the last one belongs to it. */
  step(kind: StepKind, guests: readonly number[] = []): void {
    this.steps.push({ kind, guests, events: this.events, state: this.state });
    this.events = [];
  }

  /**
   * Lets guests take a turn each and tells quiet turns together; a turn that `stands out` by its events is a step alone.
   */
  turns(
    kind: StepKind,
    guests: readonly number[],
    turn: (guest: number) => void,
    standsOut: (events: readonly HostEvent[]) => boolean,
  ): void {
    let quiet: number[] = [];
    for (const guest of guests) {
      if (!this.runs(guest)) continue;
      const before = { state: this.state, events: this.events };
      this.events = [];
      turn(guest);
      if (standsOut(this.events)) {
        if (quiet.length > 0)
          this.steps.push({ kind, guests: quiet, events: before.events, state: before.state });
        quiet = [];
        this.step(kind, [guest]);
      } else {
        this.events = [...before.events, ...this.events];
        quiet.push(guest);
      }
    }
    if (quiet.length > 0) this.step(kind, quiet);
  }

  /** Whether this has happened in a step that is over. */
  happened(kind: HostEvent['kind']): boolean {
    return this.steps.some(({ events }) => events.some((event) => event.kind === kind));
  }

  runs(guest: number): boolean {
    return this.state.guests[guest]?.status === 'running';
  }

  change(guest: number, change: Partial<GuestState>): void {
    const guests = this.state.guests.map((state, i) => (i === guest ? { ...state, ...change } : state));
    this.state = { ...this.state, guests };
  }

  act(guests: readonly number[], activity: Activity): void {
    for (const guest of guests) this.change(guest, { activity });
  }

  /** A write to a page; a guest that the host kills for somebody's sake stops in every respect. */
  touch(guest: number, page: number): void {
    const { memory, events } = touch(this.state.memory, guest, page);
    this.state = { ...this.state, memory };
    this.events.push(...events);
    for (const event of events)
      if (event.kind === 'oom-kill') this.change(event.victim, { status: 'killed', sends: 0 });
  }

  /** A write to the disk; on a full store QEMU stops the guest (werror=enospc, its default), which is told nothing. */
  write(guest: number, block: number): void {
    const result = writeBlock(this.state.pool, guest, block);
    if (result.kind === 'no-space') {
      this.events.push({ kind: 'no-space', guest, block });
      this.change(guest, { status: 'paused', sends: 0 });
      return;
    }
    this.state = { ...this.state, pool: result.pool };
    this.events.push({ kind: result.kind, guest, block, place: result.place });
  }

  free(guest: number, pages: readonly number[]): void {
    this.state = { ...this.state, memory: freeInGuest(this.state.memory, guest, pages) };
    this.events.push({ kind: 'freed', guest, pages: pages.length });
  }

  report(guest: number): void {
    const pages = this.state.memory.pages[guest]!.filter(({ freed }) => freed).length;
    this.state = { ...this.state, memory: reportFree(this.state.memory, guest) };
    this.events.push({ kind: 'reported', guest, pages });
  }
}

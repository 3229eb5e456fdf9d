import type { Place } from '../../simulators/vm-exit/index.ts';
import type { Section } from './run.ts';

export type LaneId = Place | 'thread';

/** A stretch in which one lane was busy, from the left edge of a moment to the right edge of another. */
export interface Span {
  readonly lane: LaneId;
  readonly from: number;
  readonly to: number;
  /** The lane's code did not run but was imitated. */
  readonly imitated: boolean;
}

/** A change of hands. */
export interface Hop {
  readonly x: number;
  readonly from: Place;
  readonly to: Place;
  /** The number of the exit, in its section; 0 where it is none. */
  readonly exit: number;
}

/** The lanes of a whole run, as wide as its moments; a read of the page walker is narrower than a change of hands. */
export interface Picture {
  readonly width: number;
  /** The left edge of each moment, and the right edge of the last. */
  readonly edges: readonly number[];
  readonly spans: readonly Span[];
  readonly hops: readonly Hop[];
  /** Where each section begins. */
  readonly sections: readonly number[];
}

const widthOf = (kind: string): number => (kind === 'looks-up' ? 0.3 : 1);

/** Lays the moments of all sections side by side. */
export function pictureOf(sections: readonly Section[]): Picture {
  const edges = [0];
  const hops: Hop[] = [];
  const spans: Span[] = [];
  const open = new Map<LaneId, { from: number; imitated: boolean }>();
  const close = (lane: LaneId, to: number) => {
    const span = open.get(lane);
    if (!span) return;
    open.delete(lane);
    spans.push({ lane, to, ...span });
  };
  for (const { trace } of sections) {
    let before: Place | null = null;
    for (const { what, place, guest, exits, devices, asleep } of trace.moments) {
      const x = edges.at(-1)!;
      const busy = new Map<LaneId, boolean>([[place, false]]);
      if (trace.way === 'emulation') busy.set(guest, true);
      if (devices.queue.awake) busy.set('thread', false);
      if (asleep) busy.delete(place);
      for (const lane of [...open.keys()]) if (!busy.has(lane)) close(lane, x);
      for (const [lane, imitated] of busy) if (!open.has(lane)) open.set(lane, { from: x, imitated });
      if (before !== null && before !== place)
        hops.push({ x, from: before, to: place, exit: what.kind === 'exits' ? exits : 0 });
      before = place;
      edges.push(x + widthOf(what.kind));
    }
    for (const lane of [...open.keys()]) close(lane, edges.at(-1)!);
  }
  spans.sort((a, b) => a.from - b.from);
  return {
    width: edges.at(-1)!,
    edges,
    spans,
    hops,
    sections: sections.map(({ start }) => edges[start]!),
  };
}

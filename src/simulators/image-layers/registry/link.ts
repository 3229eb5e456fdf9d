import type { Us } from '../../shared/units.ts';

/** A transfer as its receiver sees it: how many bytes had come by when. Straight lines in between. */
export interface Progress {
  readonly times: readonly number[];
  readonly bytes: readonly number[];
}

/** Bytes received at `t`: 0 before the first byte, all that came after the end. O(log n). */
export function receivedAt({ times, bytes }: Progress, t: Us): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const from = times[low - 1]!;
  const to = times[low];
  const had = bytes[low - 1]!;
  if (to === undefined) return had;
  return had + ((bytes[low]! - had) * (t - from)) / (to - from);
}

/** One transfer under way on a link. */
export class Flow {
  readonly times: number[] = [];
  readonly bytes: number[] = [];
  received = 0;
  readonly size: number;
  readonly done: () => void;

  constructor(size: number, done: () => void) {
    this.size = size;
    this.done = done;
  }

  get left(): number {
    return this.size - this.received;
  }
}

/** Less than this many bytes is what rounding leaves over. */
const crumbs = 1e-6;

/** The shortest time a transfer can take at `now`, in µs: well above what a double can tell apart there. */
const tick = (now: number): number => Math.max(1e-3, now * 2 ** -46);

/**
 * A line of fixed speed that all transfers under way share in equal parts at every moment: the fluid model of fair
 * sharing. Times in µs, speed in bytes per µs.
 */
export class Link {
  readonly #speed: number;
  #flows: Flow[] = [];

  constructor(speed: number) {
    this.#speed = speed;
  }

  get busy(): number {
    return this.#flows.length;
  }

  /** When the next transfer will have all its bytes, if nothing changes; Infinity when none is under way. */
  nextDone(now: number): number {
    if (this.#flows.length === 0) return Infinity;
    const least = Math.min(...this.#flows.map(({ left }) => left));
    if (least <= 0) return now;
    // A moment that is not later than now would be looked at again for ever.
    return now + Math.max((least * this.#flows.length) / this.#speed, tick(now));
  }

  /** Lets all transfers go on from `from` to `to`. */
  advance(from: number, to: number): void {
    if (this.#flows.length === 0 || to <= from) return;
    const each = ((to - from) * this.#speed) / this.#flows.length;
    for (const flow of this.#flows) {
      flow.received = flow.left - each < crumbs ? flow.size : flow.received + each;
    }
  }

  start(flow: Flow, now: number): void {
    this.#mark(now);
    this.#flows.push(flow);
    flow.times.push(now);
    flow.bytes.push(0);
  }

  stop(flow: Flow, now: number): void {
    this.#mark(now);
    this.#flows = this.#flows.filter((other) => other !== flow);
  }

  /** Takes out the transfers that are complete, in the order they began. */
  takeDone(now: number): Flow[] {
    const done = this.#flows.filter(({ left }) => left <= 0);
    if (done.length === 0) return [];
    this.#mark(now);
    this.#flows = this.#flows.filter((flow) => !done.includes(flow));
    return done;
  }

  /** A bend in everybody's line: from here on the shares are other ones. */
  #mark(now: number): void {
    for (const flow of this.#flows) {
      if (flow.times.at(-1) === now) flow.bytes[flow.bytes.length - 1] = flow.received;
      else {
        flow.times.push(now);
        flow.bytes.push(flow.received);
      }
    }
  }
}

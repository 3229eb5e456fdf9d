import type { Us } from '../../shared/units.ts';
import type { Exchange, Happening, PullEvent, Purpose } from './events.ts';
import { Flow, Link } from './link.ts';
import type { Part } from './remote-image.ts';

export interface Ask {
  readonly method: 'GET' | 'HEAD';
  readonly path: string;
  readonly purpose: Purpose;
  readonly part?: Part;
  readonly from?: number;
  readonly status: 200 | 206 | 401;
  readonly mediaType: string | null;
  /** Bytes of the body; none if left out. */
  readonly size?: number;
  /** The connection breaks after so many bytes of the body. */
  readonly breaksAfter?: number;
  /** The body is not read at all once the status is known. */
  readonly drop?: boolean;
  /** The status line came. */
  readonly onAnswer?: (id: number) => void;
  /** The body is complete, or broke off where `breaksAfter` said. */
  readonly onEnd: (id: number) => void;
}

interface Open {
  readonly ask: Ask;
  readonly id: number;
  readonly slot: number;
  readonly sent: number;
  answered: number | null;
  ended: number;
  end: Exchange['end'];
  flow: Flow | null;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

const nothing = { times: [0], bytes: [0] };

/**
 * The clock, the line and the log of one pull: timers, requests that take a round trip before anything comes back, and
 * bodies that share the line. It knows nothing of images. Times are µs from the start.
 */
export class Session {
  readonly events: PullEvent[] = [];
  readonly #link: Link;
  readonly #roundTrip: Us;
  readonly #opens: Open[] = [];
  #timers: Timer[] = [];
  #order = 0;
  #now = 0;
  #over = false;

  constructor(bytesPerUs: number, roundTrip: Us) {
    this.#link = new Link(bytesPerUs);
    this.#roundTrip = roundTrip;
  }

  get now(): Us {
    return Math.round(this.#now);
  }

  say(happening: Happening): void {
    this.events.push({ ...happening, t: this.now });
  }

  after(length: Us, run: () => void): void {
    this.#timers.push({ at: this.#now + length, order: this.#order++, run });
  }

  send(ask: Ask): number {
    const id = this.#opens.length;
    const used = new Set(this.#opens.filter(({ ended }) => ended < 0).map(({ slot }) => slot));
    let slot = 0;
    while (used.has(slot)) slot++;
    const open: Open = {
      ask,
      id,
      slot,
      sent: this.#now,
      answered: null,
      ended: -1,
      end: 'whole',
      flow: null,
    };
    this.#opens.push(open);
    this.say({ kind: 'asked', exchange: id });
    this.after(this.#roundTrip, () => this.#answer(open));
    return id;
  }

  /** Ends the pull now: whatever is on its way is cancelled. */
  stop(): void {
    this.#over = true;
    this.#timers = [];
    for (const open of this.#opens) if (open.ended < 0) this.#close(open, 'cancelled');
  }

  /** Runs until nothing is left to happen. */
  run(): void {
    while (!this.#over) {
      const timer = this.#timers.reduce<Timer | undefined>(
        (best, each) =>
          !best || each.at < best.at || (each.at === best.at && each.order < best.order) ? each : best,
        undefined,
      );
      const next = Math.min(timer?.at ?? Infinity, this.#link.nextDone(this.#now));
      if (next === Infinity) return;
      this.#link.advance(this.#now, next);
      this.#now = next;
      for (const flow of this.#link.takeDone(this.#now)) if (!this.#over) flow.done();
      if (!this.#over && timer && timer.at <= this.#now && this.#timers.includes(timer)) {
        this.#timers = this.#timers.filter((each) => each !== timer);
        timer.run();
      }
    }
  }

  /** All exchanges, in the order they were sent. Call it when the run is over. */
  exchanges(): Exchange[] {
    return this.#opens.map(({ ask, id, slot, sent, answered, ended, end, flow }) => ({
      id,
      method: ask.method,
      path: ask.path,
      purpose: ask.purpose,
      part: ask.part ?? null,
      from: ask.from ?? null,
      slot,
      sent: Math.round(sent),
      answered: answered === null ? null : Math.round(answered),
      status: ask.status,
      mediaType: ask.mediaType,
      size: ask.size ?? 0,
      ended: Math.round(ended),
      end,
      progress: flow ? { times: flow.times, bytes: flow.bytes } : nothing,
    }));
  }

  #answer(open: Open): void {
    open.answered = this.#now;
    const { size = 0, breaksAfter, drop = false, onAnswer, onEnd } = open.ask;
    onAnswer?.(open.id);
    if (this.#over) return;
    if (drop || size === 0) {
      this.#close(open, drop ? 'dropped' : 'whole');
      onEnd(open.id);
      return;
    }
    const broken = breaksAfter !== undefined;
    open.flow = new Flow(broken ? breaksAfter : size, () => {
      this.#close(open, broken ? 'broken' : 'whole');
      onEnd(open.id);
    });
    this.#link.start(open.flow, this.#now);
  }

  #close(open: Open, end: Exchange['end']): void {
    if (open.flow) this.#link.stop(open.flow, this.#now);
    open.ended = this.#now;
    open.end = end;
  }
}

import { crossingOf, modeOf } from './crossing.ts';
import type { Box, Deed, Hop, Part } from './types.ts';

/** A path as it is walked, hop by hop; what is crossed follows from where it goes. */
export class Walk {
  readonly box: Box;
  readonly hops: Hop[] = [];
  /** Whether bytes stay where they were when they are copied on: a page cache keeps them, a packet's buffer does not. */
  private readonly keeps: boolean;
  /** The program of the host whose system call is being served. */
  private caller: Part | null = null;

  constructor(box: Box, keeps: boolean) {
    this.box = box;
    this.keeps = keeps;
  }

  /** Goes to a part, where something is done; `moved` says how the bytes get there, if they do. Throws where no way leads. */
  go(part: Part, deed: Deed, moved?: 'copied' | 'fetched'): this {
    const last = this.hops.at(-1);
    const from = last?.part ?? part;
    const crossing = crossingOf(this.box, from, part, this.caller);
    if (crossing === 'system-call') this.caller = from;
    // A program that asks for an interrupt has its own call answered meanwhile, and waits again.
    if (crossing === 'return' || crossing === 'caught' || crossing === 'injection') this.caller = null;
    const before = last?.holds ?? [part];
    const holds = !moved || before.includes(part) ? before : this.keeps ? [...before, part] : [part];
    this.hops.push({
      part,
      mode: modeOf(this.box, part),
      crossing,
      deed,
      copies: moved === 'copied',
      holds,
    });
    return this;
  }
}

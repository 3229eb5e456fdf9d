import type { Host } from './host.ts';
import type { PullOptions } from './options.ts';
import type { LayerPart, Part, RemoteImage } from './remote-image.ts';
import type { Session } from './session.ts';

/**
 * The layers of one pull. Bottom up, a layer whose stack is unpacked here is passed over; from the first that is not,
 * all that are missing are fetched, some at a time, and unpacked strictly in order, each on top of the one below
 * (containerd core/unpack/unpacker.go without its parallel option; moby xfer/download.go).
 */
export class LayerWork {
  readonly #session: Session;
  readonly #layers: readonly LayerPart[];
  readonly #host: Host;
  readonly #options: PullOptions;
  readonly #fetch: (part: Part, then: () => void) => void;
  readonly #onFinish: () => void;
  /** Layers that have their bytes, by position. */
  readonly #ready = new Set<number>();
  #queue: number[] = [];
  #underWay = 0;
  /** The layer to be unpacked next. */
  #next = 0;
  #unpacking = false;

  constructor(
    session: Session,
    image: RemoteImage,
    host: Host,
    options: PullOptions,
    fetch: (part: Part, then: () => void) => void,
    onFinish: () => void,
  ) {
    this.#session = session;
    this.#layers = image.layers;
    this.#host = host;
    this.#options = options;
    this.#fetch = fetch;
    this.#onFinish = onFinish;
  }

  get finished(): boolean {
    return this.#next === this.#layers.length;
  }

  start(): void {
    while (this.#next < this.#layers.length && this.#host.stacks.has(this.#layers[this.#next]!.stack)) {
      this.#session.say({ kind: 'stack-here', layer: this.#next });
      this.#next += 1;
    }
    for (let i = this.#next; i < this.#layers.length; i++) {
      const layer = this.#layers[i]!;
      // Docker's older store has thrown the blob away once the layer was unpacked.
      if (this.#host.parts.has(layer.digest)) {
        this.#session.say({ kind: 'here', part: layer });
        this.#ready.add(i);
      } else this.#queue.push(i);
    }
    this.#fill();
    for (const layer of this.#queue) this.#session.say({ kind: 'queued', layer });
    this.#unpackNext();
    if (this.finished) this.#onFinish();
  }

  #fill(): void {
    while (this.#underWay < this.#options.atOnce && this.#queue.length > 0) {
      const i = this.#queue.shift()!;
      this.#underWay += 1;
      this.#fetch(this.#layers[i]!, () => {
        this.#underWay -= 1;
        this.#ready.add(i);
        this.#fill();
        if (i !== this.#next || this.#unpacking) this.#session.say({ kind: 'waits', layer: i });
        this.#unpackNext();
      });
    }
  }

  #unpackNext(): void {
    const i = this.#next;
    if (this.#unpacking || !this.#ready.has(i)) return;
    this.#unpacking = true;
    this.#session.say({ kind: 'unpacking', layer: i });
    // At least a microsecond, so that beginning and end are two moments.
    const length = Math.max(1, this.#layers[i]!.size / this.#options.unpackPerUs);
    this.#session.after(length, () => {
      this.#unpacking = false;
      this.#next += 1;
      this.#session.say({ kind: 'snapshot', layer: i });
      this.#unpackNext();
      if (this.finished) this.#onFinish();
    });
  }
}

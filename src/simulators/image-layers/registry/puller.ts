import type { Host } from './host.ts';
import { LayerWork } from './layer-work.ts';
import type { PullOptions } from './options.ts';
import type { Part, RemoteImage } from './remote-image.ts';
import type { Session } from './session.ts';
import type { Damaged } from './trouble.ts';

const emptyBody = { status: 200, mediaType: null } as const;

/**
 * The way from a tag to the parts. What both engines do is here; where they differ it says `classic`:
 * - containerd asks for the tag at once and takes a 401 as its cue; Docker's older store first asks `GET /v2/`.
 * - containerd waits for the configuration before it fetches layers; Docker's older store fetches both together.
 * - containerd takes a configuration out of the manifest where it is embedded.
 */
export class Puller {
  readonly #session: Session;
  readonly #image: RemoteImage;
  readonly #host: Host;
  readonly #options: PullOptions;
  readonly #damaged: Damaged | null;
  readonly #classic: boolean;
  readonly #base: string;
  readonly #layers: LayerWork;
  #configHere = false;
  #news = false;

  constructor(
    session: Session,
    image: RemoteImage,
    host: Host,
    options: PullOptions,
    damaged: Damaged | null,
  ) {
    this.#session = session;
    this.#image = image;
    this.#host = host;
    this.#options = options;
    this.#damaged = damaged;
    this.#classic = options.engine === 'docker-classic';
    this.#base = `/v2/${image.repository}`;
    this.#layers = new LayerWork(
      session,
      image,
      host,
      options,
      (part, then) => this.fetch(part, then),
      () => this.#finish(),
    );
  }

  start(): void {
    if (this.#classic) this.#ping();
    else if (this.#options.token) this.#refusedTag();
    else this.#tag();
  }

  #ping(): void {
    const { token } = this.#options;
    this.#session.send({
      method: 'GET',
      path: '/v2/',
      purpose: 'ping',
      status: token ? 401 : 200,
      mediaType: null,
      onEnd: (exchange) => {
        this.#session.say({ kind: token ? 'unauthorised' : 'welcome', exchange });
        if (token) this.#token();
        else this.#tag();
      },
    });
  }

  #refusedTag(): void {
    this.#session.send({
      method: 'HEAD',
      path: `${this.#base}/manifests/${this.#image.tag}`,
      purpose: 'tag',
      status: 401,
      mediaType: null,
      onEnd: (exchange) => {
        this.#session.say({ kind: 'unauthorised', exchange });
        this.#token();
      },
    });
  }

  #token(): void {
    this.#session.send({
      method: 'GET',
      path: '',
      purpose: 'token',
      ...emptyBody,
      onEnd: (exchange) => {
        this.#session.say({ kind: 'token', exchange });
        this.#tag();
      },
    });
  }

  #tag(): void {
    const { index, tag } = this.#image;
    this.#session.send({
      method: 'HEAD',
      path: `${this.#base}/manifests/${tag}`,
      purpose: 'tag',
      status: 200,
      mediaType: index.mediaType,
      onEnd: (exchange) => {
        this.#session.say({ kind: 'resolved', exchange, digest: index.digest });
        this.#document(index, () => this.#document(this.#image.manifest, () => this.#manifestRead()));
      },
    });
  }

  #manifestRead(): void {
    const { config, embedsConfig } = this.#image;
    if (this.#classic) {
      // An image store that has the configuration has the image.
      if (this.#host.parts.has(config.digest)) {
        this.#session.say({ kind: 'here', part: config });
        this.#configHere = true;
      } else
        this.fetch(config, () => {
          this.#configHere = true;
          this.#finish();
        });
      this.#layers.start();
      return;
    }
    const next = () => {
      this.#configHere = true;
      this.#layers.start();
    };
    if (embedsConfig && !this.#host.parts.has(config.digest)) {
      this.#news = true;
      this.#session.say({ kind: 'embedded', part: config });
      next();
    } else this.#document(config, next);
  }

  #document(part: Part, then: () => void): void {
    if (this.#host.parts.has(part.digest)) {
      this.#session.say({ kind: 'here', part });
      then();
    } else this.fetch(part, then);
  }

  /** Gets a part by its digest and checks it: first the size, then the digest. `then` follows only if both are right. */
  fetch(part: Part, then: () => void): void {
    this.#news = true;
    const manifest = part.kind === 'index' || part.kind === 'manifest';
    const damaged = this.#damaged?.part === part ? this.#damaged : null;
    const { trouble } = this.#options;
    const cut = trouble.kind === 'cut' && part.kind === 'layer' && trouble.target === part.layer;
    this.#session.send({
      method: 'GET',
      path: `${this.#base}/${manifest ? 'manifests' : 'blobs'}/${part.digest}`,
      purpose: 'part',
      part,
      status: 200,
      mediaType: part.mediaType,
      size: damaged?.size ?? part.size,
      ...(cut && { breaksAfter: trouble.after }),
      onEnd: (exchange) => {
        if (cut) this.#resume(part, exchange, trouble, then);
        else if (damaged) this.#refuse(part, exchange, damaged);
        else this.#arrived(part, exchange, then);
      },
    });
  }

  #arrived(part: Part, exchange: number, then: () => void): void {
    this.#session.say({ kind: 'arrived', exchange, part });
    then();
  }

  #refuse(part: Part, exchange: number, { size, digest }: Damaged): void {
    // Docker's older store looks at the digest alone.
    const by = size !== part.size && !this.#classic ? 'size' : 'digest';
    this.#session.say({ kind: 'refused', exchange, part, by, size, digest });
    this.#session.say({ kind: 'failed', part });
    this.#session.stop();
  }

  /** After a broken connection: containerd asks for the rest at once, Docker's older store after a pause. */
  #resume(
    part: Part,
    exchange: number,
    { after, range }: { readonly after: number; readonly range: boolean },
    then: () => void,
  ): void {
    this.#session.say({ kind: 'broken', exchange, part, received: after });
    const path = `${this.#base}/blobs/${part.digest}`;
    const whole = () =>
      this.#session.send({
        method: 'GET',
        path,
        purpose: 'part',
        part,
        status: 200,
        mediaType: part.mediaType,
        size: part.size,
        onEnd: (id) => this.#arrived(part, id, then),
      });
    const again = () =>
      this.#session.send({
        method: 'GET',
        path,
        purpose: 'part',
        part,
        from: after,
        status: range ? 206 : 200,
        mediaType: part.mediaType,
        size: range ? part.size - after : part.size,
        drop: !range && this.#classic,
        onAnswer: (id) => {
          if (range) return;
          const end = this.#classic ? 'restart' : 'discard';
          this.#session.say({ kind: 'range-ignored', exchange: id, part, then: end });
        },
        onEnd: (id) => {
          if (!range && this.#classic) this.#pause(part, 2, whole);
          else this.#arrived(part, id, then);
        },
      });
    if (this.#classic) this.#pause(part, 1, again);
    else again();
  }

  /** moby, xfer/download.go: the n-th failed try is followed by 5 n seconds of waiting. */
  #pause(part: Part, tries: number, then: () => void): void {
    const length = tries * 5_000_000;
    this.#session.say({ kind: 'pause', part, length });
    this.#session.after(length, then);
  }

  #finish(): void {
    if (!this.#configHere || !this.#layers.finished) return;
    this.#session.say({ kind: 'done', upToDate: !this.#news });
    this.#session.stop();
  }
}

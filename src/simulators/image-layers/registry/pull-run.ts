import { ParamError } from '../../shared/errors.ts';
import type { Us } from '../../shared/units.ts';
import type { Exchange, PullEvent } from './events.ts';
import type { Host } from './host.ts';
import type { PullOptions } from './options.ts';
import { Puller } from './puller.ts';
import type { RemoteImage } from './remote-image.ts';
import { Session } from './session.ts';
import { type Damaged, damage, targetOf } from './trouble.ts';

export interface PullRun {
  readonly image: RemoteImage;
  /** The host as it was before. */
  readonly host: Host;
  readonly options: PullOptions;
  readonly exchanges: readonly Exchange[];
  /** In the order they happen; times never go back. */
  readonly events: readonly PullEvent[];
  readonly damaged: Damaged | null;
  readonly outcome: 'pulled' | 'up-to-date' | 'failed';
  /** When the last thing happened. */
  readonly end: Us;
}

function positive(field: string, value: number): void {
  if (!(value > 0) || !Number.isFinite(value))
    throw new ParamError(field, `is ${value}; give a number above 0`);
}

/**
 * One pull from the first request to the last layer, as containerd (core/remotes, core/unpack) and Docker's older store
 * (daemon/internal/distribution) do it with the interface of distribution-spec: resolve the tag by HEAD, then index,
 * manifest and configuration by digest, then the missing layers, some at a time; every part checked by size and digest,
 * unpacked in order, each stack named by its ChainID. Deterministic. ParamError on a number that is not above 0 and on
 * a trouble that cannot be.
 */
export function runPull(image: RemoteImage, host: Host, options: PullOptions): PullRun {
  positive('atOnce', options.atOnce);
  positive('bytesPerUs', options.bytesPerUs);
  positive('roundTrip', options.roundTrip);
  positive('unpackPerUs', options.unpackPerUs);
  const { trouble } = options;
  if (trouble.kind === 'cut') {
    const { size } = targetOf(image, trouble.target);
    if (!(trouble.after >= 1 && trouble.after < size)) {
      throw new ParamError('trouble.after', `is ${trouble.after}; give 1 to ${size - 1} bytes`);
    }
  }
  const damaged = trouble.kind === 'flip' || trouble.kind === 'extra' ? damage(image, trouble) : null;
  const session = new Session(options.bytesPerUs, options.roundTrip);
  new Puller(session, image, host, options, damaged).start();
  session.run();
  const events = session.events;
  const last = events.at(-1)!;
  return {
    image,
    host,
    options,
    exchanges: session.exchanges(),
    events,
    damaged,
    outcome:
      last.kind === 'failed' ? 'failed' : last.kind === 'done' && last.upToDate ? 'up-to-date' : 'pulled',
    end: last.t,
  };
}

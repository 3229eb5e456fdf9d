import { ParamError } from '../shared/errors.ts';
import { sec, type Us } from '../shared/units.ts';

/** When one download began and when its last byte was there. */
export interface Transfer {
  readonly start: Us;
  readonly end: Us;
}

/**
 * Downloads of `bytes[i]` over one link of `bytesPerSecond`, at most `atOnce` at a time, started in order; those under
 * way share the link evenly. Engines fetch three layers at once by default (moby `DefaultMaxConcurrentDownloads`,
 * containerd `max_concurrent_downloads`). What it leaves out: latency, slow starts, retries.
 */
export function downloads(bytes: readonly number[], bytesPerSecond: number, atOnce = 3): Transfer[] {
  if (!(bytesPerSecond > 0)) throw new ParamError('bytesPerSecond', `${bytesPerSecond} must be more than 0.`);
  if (!Number.isInteger(atOnce) || atOnce < 1)
    throw new ParamError('atOnce', `${atOnce} must be a whole number from 1.`);
  const start: number[] = [];
  const end: number[] = [];
  const left = [...bytes];
  let active: number[] = [];
  let now = 0;
  const begin = () => {
    while (active.length < atOnce && start.length < bytes.length) {
      active.push(start.length);
      start.push(now);
    }
  };
  begin();
  while (active.length > 0) {
    const least = Math.min(...active.map((i) => left[i]!));
    now += (least * active.length) / bytesPerSecond;
    for (const i of active) left[i]! -= least;
    for (const i of active) if (left[i]! <= 0) end[i] = now;
    active = active.filter((i) => left[i]! > 0);
    begin();
  }
  return bytes.map((_, i) => ({ start: sec(start[i]!), end: sec(end[i]!) }));
}

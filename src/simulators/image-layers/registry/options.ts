import type { Us } from '../../shared/units.ts';
import type { Engine } from './host.ts';
import type { Trouble } from './trouble.ts';

/** Layers fetched at once unless told otherwise (moby DefaultMaxConcurrentDownloads, containerd max_concurrent_downloads). */
export const DEFAULT_AT_ONCE = 3;

export interface PullOptions {
  readonly engine: Engine;
  /** Layers fetched at the same time, 1 or more. */
  readonly atOnce: number;
  /** Bytes per µs that the line carries, shared by all that is under way. */
  readonly bytesPerUs: number;
  /** From sending a request to the first byte of its answer, µs. */
  readonly roundTrip: Us;
  /** Bytes of a compressed layer that are unpacked per µs. */
  readonly unpackPerUs: number;
  /** Whether the registry wants a token before it answers. */
  readonly token: boolean;
  readonly trouble: Trouble;
}

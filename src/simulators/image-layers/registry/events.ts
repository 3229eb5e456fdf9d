import type { Us } from '../../shared/units.ts';
import type { Digest } from '../digest.ts';
import type { Progress } from './link.ts';
import type { Part } from './remote-image.ts';

/** What an exchange is about. */
export type Purpose = 'ping' | 'token' | 'tag' | 'part';

/** One HTTP request and what came of it. */
export interface Exchange {
  /** Position in the order of sending. */
  readonly id: number;
  readonly method: 'GET' | 'HEAD';
  /** '' for the token service, which is no part of the registry's interface. */
  readonly path: string;
  readonly purpose: Purpose;
  readonly part: Part | null;
  /** The first byte asked for by a Range header; null without one. */
  readonly from: number | null;
  /** Which of the lines next to each other it ran on; the lowest free one. */
  readonly slot: number;
  readonly sent: Us;
  /** When the status line came; null if the pull ended before. */
  readonly answered: Us | null;
  readonly status: 200 | 206 | 401;
  /** Of a part as its descriptor says; registries name blobs in their own ways. */
  readonly mediaType: string | null;
  /** Bytes of the body if it comes whole; 0 where there is none. */
  readonly size: number;
  /** When the body was complete, or broke off. */
  readonly ended: Us;
  /** `whole`, or why the body broke off. */
  readonly end: 'whole' | 'broken' | 'cancelled' | 'dropped';
  readonly progress: Progress;
}

/** What happens, with the exchange by its id. */
export type Happening =
  | { readonly kind: 'asked'; readonly exchange: number }
  | { readonly kind: 'welcome' | 'unauthorised' | 'token'; readonly exchange: number }
  | { readonly kind: 'resolved'; readonly exchange: number; readonly digest: Digest }
  /** A part that is here already, so it is not asked for. */
  | { readonly kind: 'here'; readonly part: Part }
  /** The configuration came inside the manifest. */
  | { readonly kind: 'embedded'; readonly part: Part }
  /** A layer whose stack is unpacked already. */
  | { readonly kind: 'stack-here'; readonly layer: number }
  /** A layer that waits for a free download. */
  | { readonly kind: 'queued'; readonly layer: number }
  /** All bytes came, in the right number and with the right digest. */
  | { readonly kind: 'arrived'; readonly exchange: number; readonly part: Part }
  | {
      readonly kind: 'refused';
      readonly exchange: number;
      readonly part: Part;
      readonly by: 'size' | 'digest';
      readonly size: number;
      readonly digest: Digest;
    }
  | { readonly kind: 'broken'; readonly exchange: number; readonly part: Part; readonly received: number }
  /** Before it tries again, the engine waits this long (µs). */
  | { readonly kind: 'pause'; readonly part: Part; readonly length: Us }
  | {
      readonly kind: 'range-ignored';
      readonly exchange: number;
      readonly part: Part;
      /** `discard`: what came before is thrown away again on arrival; `restart`: the answer is not taken at all. */
      readonly then: 'discard' | 'restart';
    }
  /** Arrived, but the layer below is not unpacked yet. */
  | { readonly kind: 'waits'; readonly layer: number }
  | { readonly kind: 'unpacking'; readonly layer: number }
  /** Unpacked; its DiffID was right, and the stack has a name now. */
  | { readonly kind: 'snapshot'; readonly layer: number }
  | { readonly kind: 'done'; readonly upToDate: boolean }
  | { readonly kind: 'failed'; readonly part: Part };

export type PullEvent = Happening & { readonly t: Us };

import type { Us } from './timeline.ts';

/** The outside world, as a clock needs it; a test passes its own and moves it by hand. */
export interface FrameSource {
  /** Calls back before the next picture with a time in ms; answers a handle for `cancel`. */
  readonly request: (callback: (ms: number) => void) => number;
  readonly cancel: (handle: number) => void;
}

export interface ClockOptions {
  readonly frames: FrameSource;
  /** Simulated microseconds for one millisecond of the reader's, asked at each picture. */
  readonly rate: () => number;
  /** Where the run ends, asked at each picture. */
  readonly end: () => Us;
  readonly onTime: (t: Us) => void;
  readonly onEnd: () => void;
}

export interface Clock {
  /** Starts to move on from `t`. */
  readonly play: (t: Us) => void;
  readonly pause: () => void;
  readonly playing: () => boolean;
}

/** A gap longer than this (ms) was a sleeping tab, not time the reader watched. */
const longestGap = 100;

/** A clock that runs from a time to the end of the run and then stops by itself. It holds no state but where it is. */
export function createClock({ frames, rate, end, onTime, onEnd }: ClockOptions): Clock {
  let handle: number | undefined;
  let at = 0;
  let last: number | undefined;

  const stop = () => {
    if (handle !== undefined) frames.cancel(handle);
    handle = undefined;
    last = undefined;
  };
  const tick = (ms: number) => {
    const gap = last === undefined ? 0 : Math.min(ms - last, longestGap);
    last = ms;
    at = Math.min(at + gap * rate(), end());
    if (at >= end()) {
      stop();
      onTime(end());
      onEnd();
      return;
    }
    handle = frames.request(tick);
    onTime(at);
  };
  return {
    play: (t) => {
      stop();
      at = t;
      handle = frames.request(tick);
    },
    pause: stop,
    playing: () => handle !== undefined,
  };
}

import { motionValue, type MotionValue } from 'framer-motion';
import { createClock, type FrameSource } from './clock.ts';
import { clampTime, indexAt, stepAfter, stepBefore, type Timeline, type Us } from './timeline.ts';

export const speeds = [0.25, 0.5, 1, 2, 4] as const;

/** How the reader moved: a step is a place to come back to, a scrub is on its way, a rest is where it stopped. */
export type Movement = 'step' | 'scrub' | 'rest';

export interface PlayerState {
  /** The moment to draw. While it plays or is scrubbed this is the last change; at rest it is the very moment. */
  readonly t: Us;
  readonly playing: boolean;
  /** The reader is on the way along the time line, and has not let go yet. */
  readonly scrubbing: boolean;
  readonly speed: number;
}

export interface PlayerOptions {
  readonly timeline: Timeline;
  /** Simulated µs per second at speed 1. */
  readonly pace: Us;
  readonly reducedMotion: boolean;
  /** A figure off screen rests. */
  readonly onScreen: boolean;
  readonly onMove: (t: Us, movement: Movement) => void;
}

export interface Player {
  /** The moving moment, for what moves smoothly; with reduced motion it moves only at changes. */
  readonly time: MotionValue<number>;
  readonly state: () => PlayerState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly configure: (options: PlayerOptions) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (t: Us, movement: Movement) => void;
  readonly stepForward: () => void;
  readonly stepBack: () => void;
  readonly toStart: () => void;
  readonly setSpeed: (speed: number) => void;
  /** Stands at `t` without telling `onMove`: for a moment that came from the address. */
  readonly show: (t: Us) => void;
}

const empty: Timeline = { duration: 0, steps: [0], changes: [0] };

/**
 * Plays a timeline, without React: listeners are told only where the timeline changes, and in between only `time`
 * moves. Seeking and playing to the same t give the same state. `frames` is the browser's, or a test's.
 */
export function createPlayer(frames: FrameSource): Player {
  const time = motionValue(0);
  const listeners = new Set<() => void>();
  let state: PlayerState = { t: 0, playing: false, scrubbing: false, speed: 1 };
  let options: PlayerOptions = {
    timeline: empty,
    pace: 0,
    reducedMotion: false,
    onScreen: true,
    onMove: () => undefined,
  };

  const update = (change: Partial<PlayerState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const clock = createClock({
    frames,
    rate: () => (options.pace * state.speed) / 1000,
    end: () => options.timeline.duration,
    onTime: (at) => {
      const change = changeAt(at);
      if (change !== state.t) update({ t: change });
      time.set(options.reducedMotion ? change : at);
    },
    onEnd: () => rest(options.timeline.duration, 'rest'),
  });
  const changeAt = (t: Us) => options.timeline.changes[indexAt(options.timeline.changes, t)] ?? 0;
  const show = (t: Us) => {
    clock.pause();
    time.set(t);
    update({ t, playing: false, scrubbing: false });
  };
  const rest = (t: Us, movement: Movement) => {
    const place = clampTime(options.timeline.duration, t);
    if (movement === 'scrub') scrub(place);
    else show(place);
    options.onMove(place, movement);
  };
  const scrub = (t: Us) => {
    clock.pause();
    const change = changeAt(t);
    if (!state.scrubbing || change !== state.t) update({ t: change, playing: false, scrubbing: true });
    time.set(t);
  };

  return {
    time,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    configure: (next) => {
      options = next;
      if (!state.playing) return;
      if (!next.onScreen) clock.pause();
      else if (!clock.playing()) clock.play(time.get());
    },
    play: () => {
      const from = time.get() >= options.timeline.duration ? 0 : time.get();
      time.set(from);
      update({ playing: true, scrubbing: false, t: from });
      clock.play(from);
    },
    pause: () => rest(time.get(), 'rest'),
    seek: rest,
    stepForward: () => rest(stepAfter(options.timeline, Math.round(time.get())), 'step'),
    stepBack: () => rest(stepBefore(options.timeline, Math.round(time.get())), 'step'),
    toStart: () => rest(0, 'step'),
    setSpeed: (speed) => update({ speed }),
    show,
  };
}

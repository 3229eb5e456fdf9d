import { startTransition, useEffect, useState } from 'react';
import { createPlayer, type Player, type PlayerOptions, type PlayerState } from './player.ts';

/** A player with its state of now. */
export type Playback = Player & PlayerState;

const browserFrames = {
  request: (callback: (ms: number) => void) => requestAnimationFrame(callback),
  cancel: (handle: number) => cancelAnimationFrame(handle),
};

/**
 * One player for a component's life, kept up to date with its options; React draws when the player's state changes.
 * What the reader asks for is drawn at once. What passes by while time moves is drawn between the pictures of the
 * moving parts, in slices (a transition), so that a change of the panes costs the hand no picture.
 */
export function usePlayback(options: PlayerOptions): Playback {
  const [player] = useState(() => createPlayer(browserFrames));
  const [state, setState] = useState(player.state);
  useEffect(() => {
    let shown = player.state();
    const unsubscribe = player.subscribe(() => {
      const next = player.state();
      if (passesBy(shown, next)) startTransition(() => setState(next));
      else setState(next);
      shown = next;
    });
    return () => {
      player.show(0);
      unsubscribe();
    };
  }, [player]);
  useEffect(() => player.configure(options));
  return { ...player, ...state, t: Math.min(state.t, options.timeline.duration) };
}

/** Whether only the moment differs, of a time that moves. */
const passesBy = (before: PlayerState, next: PlayerState): boolean =>
  (next.playing || next.scrubbing) &&
  before.playing === next.playing &&
  before.scrubbing === next.scrubbing &&
  before.speed === next.speed;

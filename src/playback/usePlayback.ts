import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPlayer, type Player, type PlayerOptions, type PlayerState } from './player.ts';

/** A player with its state of now. */
export type Playback = Player & PlayerState;

const browserFrames = {
  request: (callback: (ms: number) => void) => requestAnimationFrame(callback),
  cancel: (handle: number) => cancelAnimationFrame(handle),
};

/** One player for a component's life, kept up to date with its options; React draws when the player's state changes. */
export function usePlayback(options: PlayerOptions): Playback {
  const [player] = useState(() => createPlayer(browserFrames));
  const state = useSyncExternalStore(player.subscribe, player.state, player.state);
  useEffect(() => player.configure(options));
  useEffect(() => () => player.show(0), [player]);
  return { ...player, ...state, t: Math.min(state.t, options.timeline.duration) };
}

import { animate } from 'framer-motion/dom/mini';
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Spot {
  readonly left: number;
  readonly top: number;
}

interface Options {
  readonly seconds: number;
  readonly reducedMotion: boolean;
  /** Where the run stands; while it is the same, a change of layout is no movement. Without it every change is one. */
  readonly beat?: number;
}

/** Shorter than this (px) is not worth a movement. */
const still = 2;

/**
 * Lets every `[data-token]` inside `root` glide from where it stood in the picture before to where it stands in this
 * one, by transform only. A token's place is that of its parent, which never moves by itself, so a movement under way
 * is neither seen as a place nor cut short by a new picture. With reduced motion, and in the first picture, it stands
 * there at once.
 */
export function useGlide(
  root: RefObject<HTMLElement | null>,
  { seconds, reducedMotion, beat }: Options,
): void {
  const before = useRef<{ readonly beat: number | undefined; readonly spots: ReadonlyMap<string, Spot> }>(
    undefined,
  );
  useLayoutEffect(() => {
    if (!root.current) return;
    const origin = root.current.getBoundingClientRect();
    const spots = new Map<string, Spot>();
    const moves: [token: HTMLElement, x: number, y: number][] = [];
    const moved = beat === undefined || before.current?.beat !== beat;
    for (const token of root.current.querySelectorAll<HTMLElement>('[data-token]')) {
      const place = token.parentElement!.getBoundingClientRect();
      const id = token.dataset['token']!;
      const spot = { left: place.left - origin.left, top: place.top - origin.top };
      const was = before.current?.spots.get(id);
      spots.set(id, spot);
      if (reducedMotion || !was || !moved) continue;
      const [x, y] = [was.left - spot.left, was.top - spot.top];
      if (Math.abs(x) + Math.abs(y) >= still) moves.push([token, x, y]);
    }
    before.current = { beat, spots };
    // All places are read before anything is written.
    for (const [token, x, y] of moves) {
      animate(
        token,
        { transform: [`translate(${x}px, ${y}px)`, 'translate(0px, 0px)'] },
        { duration: seconds, ease: 'easeInOut' },
      );
    }
  });
}

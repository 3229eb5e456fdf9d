import { animate } from 'framer-motion/dom/mini';
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Shorter than this (px) is not worth a movement. */
const still = 2;
const glide = { duration: 0.4, ease: 'easeInOut' } as const;

/**
 * Lets every `[data-token]` inside `root` glide from where its place was in the picture before to where it is in this
 * one. With reduced motion, and after a change of layout that is no step of the run, it stands there at once.
 */
export function useGlide(root: RefObject<HTMLElement | null>, beat: number, reducedMotion: boolean): void {
  const before = useRef<{ readonly beat: number; readonly spots: ReadonlyMap<string, Spot> }>(undefined);
  useLayoutEffect(() => {
    if (!root.current) return;
    const origin = root.current.getBoundingClientRect();
    const spots = new Map<string, Spot>();
    const moves: [token: HTMLElement, x: number, y: number][] = [];
    for (const token of root.current.querySelectorAll<HTMLElement>('[data-token]')) {
      const id = token.dataset['token']!;
      // The place is the parent's, which never moves by itself, so a movement under way is not taken for a place.
      const place = token.parentElement!.getBoundingClientRect();
      const spot = { left: place.left - origin.left, top: place.top - origin.top };
      const was = before.current?.spots.get(id);
      spots.set(id, spot);
      if (reducedMotion || !was || before.current?.beat === beat) continue;
      const [x, y] = [was.left - spot.left, was.top - spot.top];
      if (Math.abs(x) + Math.abs(y) >= still) moves.push([token, x, y]);
    }
    before.current = { beat, spots };
    for (const [token, x, y] of moves) {
      animate(token, { transform: [`translate(${x}px, ${y}px)`, 'translate(0px, 0px)'] }, glide);
    }
  });
}

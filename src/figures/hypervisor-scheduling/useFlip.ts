import { animate } from 'framer-motion/dom/mini';
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Shorter than this (px) is not worth a movement. */
const still = 2;
const glide = { duration: 0.3, ease: 'easeInOut' } as const;

/**
 * Lets every `[data-token]` inside `root` glide from where it stood before to where it stands now, by transform only.
 * A token's place is that of its parent, which never moves by itself, so a movement under way is neither seen as a
 * place nor cut short by a new picture. With reduced motion, and in the first picture, it stands there at once.
 */
export function useFlip(root: RefObject<HTMLElement | null>, reducedMotion: boolean): void {
  const spots = useRef(new Map<string, Spot>());
  useLayoutEffect(() => {
    if (!root.current) return;
    const origin = root.current.getBoundingClientRect();
    const now = new Map<string, Spot>();
    const moves: [token: HTMLElement, x: number, y: number][] = [];
    for (const token of root.current.querySelectorAll<HTMLElement>('[data-token]')) {
      const place = token.parentElement!.getBoundingClientRect();
      const id = token.dataset['token']!;
      const spot = { left: place.left - origin.left, top: place.top - origin.top };
      const was = spots.current.get(id);
      now.set(id, spot);
      if (reducedMotion || !was) continue;
      const x = was.left - spot.left;
      const y = was.top - spot.top;
      if (Math.abs(x) + Math.abs(y) >= still) moves.push([token, x, y]);
    }
    spots.current = now;
    // All places are read before anything is written.
    for (const [token, x, y] of moves) {
      animate(token, { transform: [`translate(${x}px, ${y}px)`, 'translate(0px, 0px)'] }, glide);
    }
  });
}

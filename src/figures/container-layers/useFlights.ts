import { useLayoutEffect, useRef, type RefObject } from 'react';

const rise = { duration: 800, easing: 'cubic-bezier(.3,.1,.2,1)' };
const land = { duration: 350, easing: 'ease-out' };

/**
 * Lets what has just arrived in a writable layer come from where it was: a copied file rises from its layer, a
 * whiteout drops onto its place, and the mark of the lookup falls from layer to layer. The places are the page's own,
 * so nothing here decides where anything ends: without motion the picture is the same.
 */
export function useFlights(
  stage: RefObject<HTMLElement | null>,
  event: number,
  reducedMotion: boolean,
): void {
  const before = useRef(event);
  useLayoutEffect(() => {
    const root = stage.current;
    const forward = event === before.current + 1;
    before.current = event;
    if (!root) return;
    fall(root, forward && !reducedMotion);
    if (!forward || reducedMotion) return;
    for (const chip of root.querySelectorAll<HTMLElement>('[data-rising]')) {
      const { rising, path } = chip.dataset;
      const source =
        root.querySelector(`[data-chip="${CSS.escape(`${rising}:${path}`)}"]`) ??
        root.querySelector(`[data-layer="${CSS.escape(rising ?? '')}"]`);
      if (!source) {
        chip.animate([{ transform: 'scale(.6)', opacity: 0 }, {}], land);
        continue;
      }
      const [from, to] = [source.getBoundingClientRect(), chip.getBoundingClientRect()];
      const shift = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
      chip.animate(
        [
          { transform: shift, zIndex: 3 },
          { transform: 'none', zIndex: 3 },
        ],
        rise,
      );
    }
    for (const chip of root.querySelectorAll<HTMLElement>('[data-kind="whiteout"][data-touched]')) {
      chip.animate([{ transform: 'translateY(-26px) scale(1.15)', opacity: 0 }, {}], land);
    }
  }, [stage, event, reducedMotion]);
}

/** Puts the lookup's mark beside the layer that is asked, falling there from the one before. */
function fall(root: HTMLElement, moves: boolean): void {
  const mark = root.querySelector<HTMLElement>('.cl-probe');
  const asked = root.querySelector<HTMLElement>('[data-asked="now"]');
  if (!mark) return;
  const was = mark.dataset.top;
  if (!asked) {
    mark.style.opacity = '0';
    delete mark.dataset.top;
    return;
  }
  const home = mark.offsetParent?.getBoundingClientRect();
  const place = asked.getBoundingClientRect();
  const top = place.top - (home?.top ?? 0);
  mark.style.opacity = '1';
  mark.style.transform = `translateY(${top}px)`;
  mark.style.height = `${place.height}px`;
  mark.dataset.top = String(top);
  if (moves && was !== undefined) {
    mark.animate([{ transform: `translateY(${was}px)` }, { transform: `translateY(${top}px)` }], land);
  }
}

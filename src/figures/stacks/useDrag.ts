import { useEffect, useRef, type RefObject } from 'react';
import type { Layer } from '../../simulators/machine-stack/index.ts';

/** Less than this (px) is a press, not a drag. */
const slack = 6;

interface Held {
  readonly element: HTMLElement;
  readonly layer: Layer;
  readonly from: 'tray' | 'stack';
  readonly x: number;
  readonly y: number;
  moved: boolean;
}

/**
 * The pointer's way: a layer dragged from the tray (`[data-chip]`) onto the stack (`[data-stack]`) is put on, a part
 * of the stack (`[data-layer]`) that is pressed or dragged out of it is taken off. A finger scrolls the page on the
 * stack, so there it can only press. Every one of these has a button in the tray.
 */
export function useDrag(
  root: RefObject<HTMLElement | null>,
  onWish: (layer: Layer, wish: boolean) => void,
): void {
  const wish = useRef(onWish);
  useEffect(() => {
    wish.current = onWish;
  });
  useEffect(() => {
    const stage = root.current;
    if (!stage) return;
    let held: Held | null = null;
    const stack = () => stage.querySelector<HTMLElement>('[data-stack]')!;
    const inStack = ({ clientX, clientY }: PointerEvent) => {
      const { left, right, top, bottom } = stack().getBoundingClientRect();
      return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    };
    const letGo = () => {
      held?.element.removeAttribute('data-dragged');
      held?.element.style.removeProperty('translate');
      stack().removeAttribute('data-open');
      held = null;
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || !event.isPrimary) return;
      const target = event.target as HTMLElement;
      const chip = target.closest<HTMLElement>('[data-chip]');
      const part = chip ? null : target.closest<HTMLElement>('[data-stack] [data-layer]');
      const element = chip ?? part;
      if (!element) return;
      held = {
        element,
        layer: (chip ? chip.dataset['chip'] : element.dataset['layer']) as Layer,
        from: chip ? 'tray' : 'stack',
        x: event.clientX,
        y: event.clientY,
        moved: false,
      };
    };
    const move = (event: PointerEvent) => {
      if (!held) return;
      const [x, y] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.moved && Math.hypot(x, y) < slack) return;
      if (held.from === 'stack' && event.pointerType === 'touch') return letGo();
      held.moved = true;
      held.element.setAttribute('data-dragged', '');
      held.element.style.setProperty('translate', `${x}px ${y}px`);
      const open = held.from === 'tray' && held.element.dataset['state'] === 'off';
      if (open) stack().setAttribute('data-open', inStack(event) ? 'over' : 'near');
    };
    const up = (event: PointerEvent) => {
      if (!held) return;
      const { layer, from, moved } = held;
      const inside = inStack(event);
      letGo();
      if (from === 'stack') {
        if (!moved || !inside) wish.current(layer, false);
      } else if (moved) {
        // The press that ends a drag is not also a press of the button.
        addEventListener('click', stop, { capture: true, once: true });
        setTimeout(() => removeEventListener('click', stop, { capture: true }));
        if (inside) wish.current(layer, true);
      }
    };
    const stop = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') letGo();
    };
    stage.addEventListener('pointerdown', down);
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', letGo);
    addEventListener('keydown', escape);
    return () => {
      stage.removeEventListener('pointerdown', down);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', letGo);
      removeEventListener('keydown', escape);
    };
  }, [root]);
}

import type { BoxRole } from '../../drawing/Box.tsx';
import type { Ground, Picture } from './picture.ts';

/** A stack as a few rectangles, in a field of `width` by `height`, y downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly role: BoxRole | 'walls';
}

export const field = { width: 96, height: 66 } as const;

const gap = 2;
const heights = { hardware: 7, kernel: 11, tools: 4, machine: 5, image: 5, app: 7 } as const;

/** Draws a finished stack on Linux small: same order, same roles, no words. */
export function thumbOf(picture: Picture): readonly Rect[] {
  const rects: Rect[] = [];
  const lay = (role: Rect['role'], x: number, w: number, bottom: number, h: number): number => {
    rects.push({ x, y: bottom - h, w, h, role });
    return bottom - h - gap;
  };
  const grow = (ground: Ground, x: number, w: number, from: number) => {
    let bottom = from;
    if (ground.image) bottom = lay('layer', x, w, bottom, heights.image);
    else if (ground.toolsUnder && ground.tools) bottom = lay('user-space', x, w, bottom, heights.tools);
    const each = (w - gap * (ground.seats.length - 1)) / ground.seats.length;
    for (const [i, { container, app }] of ground.seats.entries()) {
      const left = x + i * (each + gap);
      if (container)
        rects.push({ x: left, y: bottom - heights.app - 4, w: each, h: heights.app + 4, role: 'walls' });
      const inset = container ? 2 : 0;
      if (app) lay('app', left + inset, each - 2 * inset, bottom - inset, heights.app);
    }
  };

  let bottom = lay('hardware', 0, field.width, field.height, heights.hardware);
  if (picture.kernel) {
    const top = lay('kernel', 0, field.width, bottom, heights.kernel);
    if (picture.hypervisor)
      rects.push({
        x: field.width - 30,
        y: bottom - heights.kernel + 3,
        w: 27,
        h: heights.kernel - 6,
        role: 'hypervisor',
      });
    bottom = top;
  }
  if (picture.machines.length === 0) grow(picture.ground, 0, field.width, bottom);
  const copies = picture.machines.reduce((sum, { ground }) => sum + ground.seats.length, 0);
  const unit = (field.width - gap * 2 * (picture.machines.length - 1)) / copies;
  let x = 0;
  for (const { machine, kernel, ground } of picture.machines) {
    const w = unit * ground.seats.length;
    let top = lay(machine.role, x, w, bottom, heights.machine);
    if (kernel) top = lay('kernel', x, w, top, heights.kernel);
    grow(ground, x, w, top);
    x += w + 2 * gap;
  }
  return rects;
}

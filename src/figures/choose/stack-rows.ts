import type { BoxRole } from '../../drawing/Box.tsx';
import type { Option } from '../../simulators/choosing/index.ts';
import { labels } from './words.ts';

/** One box of a small stack: its role, its name, and how many of the six columns it spans. */
export interface Cell {
  readonly role: BoxRole;
  readonly label: string;
  readonly span: 2 | 3 | 4 | 6;
}

const app: Cell = { role: 'app', label: labels.app, span: 2 };
const kernel = (span: Cell['span']): Cell => ({ role: 'kernel', label: labels.kernel, span });
const three = (cell: Cell): readonly Cell[] => [cell, cell, cell];
const host = [kernel(6)];

/** Three copies of an app in each box, from the app down to the host's kernel. */
export const stackRows: Readonly<Record<Option, readonly (readonly Cell[])[]>> = {
  containers: [three(app), host],
  vms: [three(app), three(kernel(2)), host],
  both: [three(app), [kernel(4), kernel(2)], host],
  kata: [three(app), three(kernel(2)), host],
  gvisor: [three(app), three({ role: 'user-space', label: labels.sentry, span: 2 }), host],
};

import type { BoxRole } from '../../drawing/Box.tsx';
import type { LaneId } from './picture.ts';

/** What each lane is drawn as. */
export const roles: Readonly<Record<LaneId, BoxRole>> = {
  app: 'app',
  'guest-kernel': 'kernel',
  'host-kernel': 'kernel',
  vmm: 'user-space',
  thread: 'kernel',
};

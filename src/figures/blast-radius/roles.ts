import type { BoxRole } from '../../drawing/Box.tsx';
import type { PartKind } from '../../simulators/isolation/index.ts';

/** What each part is drawn as. */
export const roles: Readonly<Record<PartKind, BoxRole>> = {
  'host-kernel': 'kernel',
  'guest-kernel': 'kernel',
  vmm: 'virtual-hardware',
  sentry: 'user-space',
  container: 'user-space',
  app: 'app',
};

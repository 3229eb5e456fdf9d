import type { BoxRole } from '../../drawing/Box.tsx';
import type { Part } from '../../simulators/io-path/index.ts';

/** The colour that a part has everywhere on the site. */
export const roles: Readonly<Record<Part, BoxRole>> = {
  app: 'app',
  'guest-kernel': 'kernel',
  sentry: 'user-space',
  gofer: 'user-space',
  virtiofsd: 'user-space',
  engine: 'user-space',
  vmm: 'virtual-hardware',
  'host-kernel': 'kernel',
  device: 'hardware',
};

import type { BoxRole } from '../../drawing/Box.tsx';
import type { PartKind } from '../../simulators/spectrum/index.ts';

/** What each part is drawn as; a unikernel is a kernel first. */
export const roles: Readonly<Record<PartKind, BoxRole>> = {
  app: 'app',
  sentry: 'user-space',
  unikernel: 'kernel',
  'guest-kernel': 'kernel',
  'small-vmm': 'virtual-hardware',
  vmm: 'virtual-hardware',
  hypervisor: 'hypervisor',
  'host-kernel': 'kernel',
  hardware: 'hardware',
};

import { claimIds } from './claims.ts';

export const meta = {
  id: 'hypervisor-scheduling',
  title: 'Who gets the CPU: virtual machines under a scheduler',
  claims: claimIds,
  summary:
    'Give up to six virtual machines weights, caps and work, and watch Xen’s credit scheduler or Linux share one to four CPUs among them, decision by decision.',
};

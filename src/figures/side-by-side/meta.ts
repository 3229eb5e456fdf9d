import { claimIds } from './claims.ts';

export const meta = {
  id: 'side-by-side',
  title: 'Virtual machines and containers, side by side',
  claims: claimIds,
  summary:
    'Start up to six copies of one web app as virtual machines and as containers, on one host and one clock, and count the kernels.',
};

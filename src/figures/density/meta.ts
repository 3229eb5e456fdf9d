import { claimIds } from './claims.ts';
import { title } from './words.ts';

export const meta = {
  id: 'density',
  title,
  claims: [...claimIds],
  summary:
    'Fill one host’s memory and disk with copies of an app, as virtual machines and as containers, until the next one does not fit. Then change the app, share more, merge, and see when the difference is small.',
  tryIt: [
    {
      command: 'cat /proc/self/smaps_rollup',
      shows:
        'What a process holds. `Rss` counts shared pages in full, `Pss` divides them among those who share, and the `Private` lines are the pages it has to itself, and those are what one more copy costs.',
      needs: 'a Linux machine',
    },
    {
      command: 'cat /sys/kernel/mm/ksm/run /sys/kernel/mm/ksm/pages_sharing',
      shows:
        'Whether this kernel merges identical pages, and how many pages were saved by it. Unless somebody turned it on, both lines say `0`.',
      needs: 'a Linux machine',
    },
  ],
};

import { claimIds } from './claims.ts';

export const meta = {
  id: 'hypervisor-scheduling',
  title: 'Who gets the CPU: virtual machines under a scheduler',
  claims: claimIds,
  summary:
    'Give up to six virtual machines weights, caps and work, and watch Xen’s credit scheduler or Linux share one to four CPUs among them, decision by decision.',
  tryIt: [
    {
      command: 'cat /proc/stat',
      shows:
        'In the line `cpu`, the eighth number is steal: time in which this machine’s vCPUs had work and were kept waiting, in clock ticks since it booted. On hardware of your own it stays at zero.',
      needs: 'a Linux VM',
    },
    {
      command: 'vmstat 1 5',
      shows:
        'The column `st` is the same steal as a share of each second: your neighbours, as seen from inside.',
      needs: 'a Linux VM',
    },
  ],
};

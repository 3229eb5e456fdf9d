import { claimIds } from './claims.ts';

export const meta = {
  id: 'boot',
  title: 'What happens between start and first answer',
  claims: claimIds,
  summary:
    'Firmware, boot loader, kernel, initramfs, systemd, services, app: watch a whole guest, a microVM and a container start on one clock, then take parts away and see what is left.',
  tryIt: [
    {
      command: 'systemd-analyze',
      shows:
        'How long the kernel and user space took the last time this machine started, from the kernel’s first line on; in a virtual machine it is the guest’s own start, with firmware and boot loader only where they tell.',
      needs: 'a Linux machine with systemd, best a virtual one',
    },
    {
      command: 'systemd-analyze critical-chain',
      shows:
        'The chain of units that the last target had to wait for, the same thing as the outlined bars above: `@` is when a unit was ready, `+` how long it took.',
      needs: 'a Linux machine with systemd',
    },
    {
      command: 'time docker run --rm debian true',
      shows:
        'The time from the command to the end of a program that does nothing: walls, and no boot. The second run tells, for the first may have to fetch the image.',
      needs: 'Docker; podman takes the same words',
    },
  ],
};

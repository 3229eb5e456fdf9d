import { title } from './words.ts';

export const meta = {
  id: 'blast-radius',
  title,
  claims: ['sack-panic-score', 'copy-fail-score', 'leaky-vessels-score', 'vmx-escape-score'],
  summary:
    'Throw a crash, a memory hog, a fork bomb, a kernel panic or one of three break-ins at six boxes at once, from a plain process to Kata, and see what goes down, what is taken and which wall held.',
  tryIt: [
    {
      command: 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/pids.max',
      shows:
        'The limits of the container you are in, if any: `max` twice means that a memory hog or a fork bomb in it is the whole host’s trouble.',
      needs: 'a shell in a container, on a host with cgroup v2',
    },
    {
      command: 'ps -o pid,user,args -C qemu-system-x86_64',
      shows:
        'Each virtual machine as what it is on its host: a process, and the user it runs as. A `root` in that column is the jail that is not there.',
      needs: 'a Linux host that runs machines with QEMU',
    },
  ],
};

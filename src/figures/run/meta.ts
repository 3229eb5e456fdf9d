import { timeOf } from './times.ts';
import { title } from './words.ts';

export const meta = {
  id: 'run',
  title,
  claims: [...new Set(Object.values(timeOf))],
  summary:
    'Follow runc from a bundle to your program’s first instruction: its requests to the kernel that make a container, in the order of a real trace, and what exists after each.',
  tryIt: [
    {
      command: 'sudo strace -f -e trace=clone,unshare,pivot_root,capset,execve runc run hello',
      shows:
        'The same order, with everything that the figure leaves out in between: `unshare` with its flags, `pivot_root`, `capset`, and your own program in the last `execve`.',
      needs: 'Linux, runc and strace, in a directory with a bundle such as chapter 7 makes',
    },
    {
      command: 'lsns -p $(pgrep -n sleep)',
      shows:
        'The namespaces of a container’s process, each with its number. Compare them with those of your shell, `lsns -p $$`: what differs is what runc made.',
      needs: 'a Linux machine where a container runs `sleep`',
    },
  ],
};

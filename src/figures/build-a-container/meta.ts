import { claimIds } from './claims.ts';

export const meta = {
  id: 'build-a-container',
  title: 'Build a container, one wall at a time',
  claims: [...claimIds],
  summary:
    'Start with an ordinary process and throw fourteen switches in any order: namespaces, limits, files, bolts. Two terminals show what it sees and what the host sees, and a list of misdeeds shows what holds.',
  tryIt: [
    {
      command: 'unshare --user --map-root-user id',
      shows:
        'The answer is `uid=0(root)`, without a password. It is root of a new user namespace and of nothing else.',
      needs: 'a Linux machine that lets users make user namespaces',
    },
    {
      command: 'sudo unshare --pid --fork --mount-proc ps aux',
      shows:
        'A process list with one entry: `ps` itself, as number 1. Leave out `--mount-proc` and the host’s list is back, because the old /proc still shows it.',
      needs: 'a Linux machine',
    },
    {
      command: 'lsns',
      shows:
        'The namespaces that you may see, by kind, with the number of processes in each. A line with few processes is somebody’s wall.',
      needs: 'a Linux machine',
    },
  ],
};

import { claimIds } from './claims.ts';

export const meta = {
  id: 'side-by-side',
  title: 'Virtual machines and containers, side by side',
  claims: claimIds,
  summary:
    'Start up to six copies of one web app as virtual machines and as containers, on one host and one clock, and count the kernels.',
  tryIt: [
    {
      command: 'uname -r; docker run --rm debian:trixie-slim uname -r',
      shows:
        'The kernel’s version on the host, then in a container: the same line twice, because there is one kernel. In a virtual machine the second line would be the guest’s own.',
      needs: 'a Linux machine with Docker; with Podman write `podman` instead',
    },
    {
      command: 'time docker run --rm debian:trixie-slim true',
      shows:
        'How long a container takes from the command to its end, engine and all. Run it twice: the first run may have to pull the image.',
      needs: 'Docker or Podman',
    },
  ],
};

import { claimIds } from './claims.ts';
import { title } from './words.ts';

export const meta = {
  id: 'containerfile',
  title,
  claims: [...claimIds],
  summary:
    'Edit a Containerfile, build it, change one line and build again: which instruction makes which layer, which cache entries die, and what a later layer only hides.',
  tryIt: [
    {
      command: 'docker build --progress=plain -t twice . && docker build --progress=plain -t twice .',
      shows:
        'The second build answers `CACHED` for every RUN, COPY and WORKDIR. ENV, USER and CMD are not in the list: they are no steps.',
      needs: 'Docker, in a folder with a Containerfile called `Dockerfile`',
    },
    {
      command: "docker history --format '{{.Size}}\\t{{.CreatedBy}}' twice",
      shows:
        'One line for each instruction, the last first, with the size of its layer; instructions that only write settings have a zero.',
      needs: 'the image of the first command',
    },
  ],
};

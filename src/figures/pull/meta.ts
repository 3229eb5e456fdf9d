import { claimIds } from './claims.ts';
import { title } from './words.ts';

export const meta = {
  id: 'pull',
  title,
  claims: claimIds,
  summary:
    'Pull real images request by request: what is asked for, what is here already, three downloads at a time, unpacking in order, and a digest that refuses one wrong bit.',
  tryIt: [
    {
      command: 'docker pull debian:trixie-slim && docker pull python:3.11-slim-trixie',
      shows:
        'If both tags stand on the same Debian that day, one layer of the second pull is marked `Already exists`: it is the one that the first pull brought. Digests and sizes have moved on since August 2026.',
      needs: 'a machine with Docker',
    },
    {
      command:
        "docker image inspect --format '{{json .RootFS.Layers}}' debian:trixie-slim python:3.11-slim-trixie",
      shows:
        'The DiffIDs of the layers of both images, bottom first: the list of Python begins with the list of Debian, if they stand on the same one.',
      needs: 'Docker, and the two images',
    },
    {
      command: "printf 'layer-A' | sha256sum; printf 'layer-C' | sha256sum",
      shows:
        'The letters A and C differ in one bit, and the two digests in about half of theirs. There is no such thing as a digest that is nearly right.',
    },
  ],
};

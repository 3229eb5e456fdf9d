import { title } from './words.ts';

export const meta = {
  id: 'image-anatomy',
  title,
  claims: [],
  summary:
    'Open a tiny real image part by part, every digest computed in the page from the bytes shown; flip one byte and watch how far up the names have to change.',
  tryIt: [
    {
      command: 'skopeo copy docker://debian:trixie-slim oci:debian:slim && ls debian debian/blobs/sha256',
      shows:
        'The same parts of a real image: `index.json` at the top, and the manifest, the config and one layer as files whose names are their digests.',
      needs: 'a Linux machine with skopeo',
    },
    {
      command: 'cd debian/blobs/sha256 && sha256sum *',
      shows:
        'Each line twice the same: the digest that the bytes give, and the name of the file they are in.',
      needs: 'the directory of the first command',
    },
  ],
};

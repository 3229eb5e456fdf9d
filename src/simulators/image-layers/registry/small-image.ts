import { type Image, makeImage } from '../image.ts';
import { type Layer, makeLayer } from '../layer.ts';
import { smallEntries, type SmallFiles, smallFiles } from '../small-files.ts';
import { gzipStored } from '../gzip-stored.ts';

/** `first`: as it was built. `rebased`: the same three upper layers on a newer Debian. */
export type SmallImageVersion = 'first' | 'rebased';

const { debian, python, libraries, app } = smallFiles;
/** What a security fix does: one library is another one. */
const patched: SmallFiles = { ...debian, 'usr/lib/libc.so.6': 5400 };

/** A layer whose blob is a gzip member, so that its digest and its DiffID are two, as in a registry. */
function layerOf(files: SmallFiles): Layer {
  const entries = smallEntries(files);
  const blob = gzipStored(makeLayer(entries).tar);
  return makeLayer(entries, { blob, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' });
}

// Bytes that never change: made once for each version, not for each run.
const made = new Map<SmallImageVersion, Image>();

/** The site's image of four layers (Debian, Python, libraries, app) in small, with real bytes and real digests. */
export function smallImage(version: SmallImageVersion): Image {
  const known = made.get(version);
  if (known) return known;
  const base = version === 'first' ? debian : patched;
  const image = makeImage({
    layers: [base, python, libraries, app].map(layerOf),
    config: { Entrypoint: ['/usr/bin/python3', '/srv/app.py'], WorkingDir: '/srv' },
    createdBy: ['Debian', 'Python', 'libraries', 'app'],
  });
  made.set(version, image);
  return image;
}

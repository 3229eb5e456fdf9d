import { utf8 } from '../bytes.ts';
import { type Image, makeImage } from '../image.ts';
import { dirEntry, fileEntry, type LayerEntry } from '../layer-entry.ts';
import { type Layer, makeLayer } from '../layer.ts';
import { gzipStored } from './gzip-stored.ts';

/** `first`: as it was built. `rebased`: the same three upper layers on a newer Debian. */
export type SmallImageVersion = 'first' | 'rebased';

/** Made-up files: path → length in bytes, or the text itself; null is an empty directory. */
type Files = Readonly<Record<string, number | string | null>>;

const debian: Files = {
  'etc/motd': 'Debian GNU/Linux comes with no warranty.\n',
  'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n',
  'usr/bin/sh': 1300,
  'usr/lib/libc.so.6': 5200,
};
/** What a security fix does: one library is another one. */
const patched: Files = { ...debian, 'usr/lib/libc.so.6': 5400 };
const upper: readonly Files[] = [
  { 'usr/bin/python3': 4800, 'usr/lib/http.py': 1500 },
  { 'srv/lib/web.py': 1900, 'srv/lib/words.db': 6000 },
  { data: null, 'etc/motd': 'Our app: 1.0\n', 'srv/app.py': 579 },
];
const programs = new Set(['usr/bin/sh', 'usr/bin/python3']);

/** Text of exactly `length` bytes that differs from file to file, so that digests do. */
function filled(path: string, length: number): string {
  let text = '';
  for (let line = 1; text.length < length; line++) text += `${path}, line ${line}, made up for this figure\n`;
  return text.slice(0, length);
}

function entriesOf(files: Files): LayerEntry[] {
  const dirs = new Set<string>();
  const out: LayerEntry[] = [];
  const needDir = (path: string): void => {
    if (path === '' || dirs.has(path)) return;
    needDir(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
    dirs.add(path);
    out.push(dirEntry(path));
  };
  for (const path of Object.keys(files).sort()) {
    const what = files[path];
    if (what === null || what === undefined) {
      needDir(path);
      continue;
    }
    needDir(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
    const text = typeof what === 'string' ? what : filled(path, what);
    out.push(fileEntry(path, utf8(text), programs.has(path) ? { mode: 0o755 } : {}));
  }
  return out;
}

/** A layer whose blob is a gzip member, so that its digest and its DiffID are two, as in a registry. */
function layerOf(files: Files): Layer {
  const entries = entriesOf(files);
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
    layers: [base, ...upper].map(layerOf),
    config: { Entrypoint: ['/usr/bin/python3', '/srv/app.py'], WorkingDir: '/srv' },
    createdBy: ['Debian', 'Python', 'libraries', 'app'],
  });
  made.set(version, image);
  return image;
}

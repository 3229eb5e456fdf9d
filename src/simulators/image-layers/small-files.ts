import { utf8 } from './bytes.ts';
import { dirEntry, fileEntry, type LayerEntry } from './layer-entry.ts';
import { parentOf } from './path-names.ts';

/** A layer's made-up files: path → length in bytes, or the text itself; null is an empty directory. */
export type SmallFiles = Readonly<Record<string, number | string | null>>;

/** The site's image of four layers in small: what each layer holds. */
export const smallFiles: Readonly<Record<'debian' | 'python' | 'libraries' | 'app', SmallFiles>> = {
  debian: {
    'etc/motd': 'Debian GNU/Linux comes with no warranty.\n',
    'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n',
    'usr/bin/sh': 1300,
    'usr/lib/libc.so.6': 5200,
  },
  python: { 'usr/bin/python3': 4800, 'usr/lib/http.py': 1500 },
  libraries: { 'srv/lib/web.py': 1900, 'srv/lib/words.db': 6000 },
  app: { data: null, 'etc/motd': 'Our app: 1.0\n', 'srv/app.py': 579 },
};

const programs = new Set(['usr/bin/sh', 'usr/bin/python3']);

/** Text of exactly `length` bytes that differs from file to file, so that digests do. */
function filled(path: string, length: number): string {
  let text = '';
  for (let line = 1; text.length < length; line++) text += `${path}, line ${line}, made up for this figure\n`;
  return text.slice(0, length);
}

/** A layer's entries, each folder before what is in it, paths in byte order; sh and python3 are executable. */
export function smallEntries(files: SmallFiles): LayerEntry[] {
  const dirs = new Set<string>();
  const out: LayerEntry[] = [];
  const needDir = (path: string): void => {
    if (path === '' || dirs.has(path)) return;
    needDir(parentOf(path));
    dirs.add(path);
    out.push(dirEntry(path));
  };
  for (const path of Object.keys(files).sort()) {
    const what = files[path];
    if (what === null || what === undefined) {
      needDir(path);
      continue;
    }
    needDir(parentOf(path));
    const text = typeof what === 'string' ? what : filled(path, what);
    out.push(fileEntry(path, utf8(text), programs.has(path) ? { mode: 0o755 } : {}));
  }
  return out;
}

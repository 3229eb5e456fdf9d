import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs on the PATH, or undefined. */
export function onPath(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** WebKitGTK's small browser, which stands in the library's own folder and on no PATH; undefined where it is not. */
export function miniBrowser(): string | undefined {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64', ...foldersOf('/usr/lib')];
  const folders = roots.flatMap((root) => foldersOf(root)).filter((path) => /webkit2?gtk-[\d.]+$/.test(path));
  return folders.map((folder) => join(folder, 'MiniBrowser')).find((path) => existsSync(path));
}

function foldersOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

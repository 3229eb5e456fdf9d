import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './run.ts';
import { onPath } from './wants.ts';

const asked = [
  ['runc', 'runc', /runc version ([\d.]+)/],
  ['crun', 'crun', /crun version ([\d.]+)/],
  ['qemu', 'qemu-system-x86_64', /version ([\d.]+)/],
] as const;

/** Versions of those of these programs that are installed. */
export function programVersions(names: readonly (typeof asked)[number][0][]): Record<string, string> {
  return Object.fromEntries(
    asked
      .filter(([name, program]) => names.includes(name) && onPath(program))
      .map(([name, program, pattern]) => [
        name,
        pattern.exec(command(program, ['--version']))?.[1] ?? 'unknown',
      ]),
  );
}

/** The version of Python and of Debian in the image, and of the guest's kernel if there is a guest's layer. */
export function treeVersions(debian: string, python: string, guest?: string): Record<string, string> {
  const library = join(python, 'usr/lib');
  const found = readdirSync(library).find((name) => /^python3\.\d+$/.test(name));
  const kernel = guest && readdirSync(join(guest, 'usr/lib/modules'))[0];
  return {
    debian: command('cat', [join(debian, 'etc/debian_version')]).trim(),
    python: found?.replace('python', '') ?? 'unknown',
    ...(kernel ? { 'guest kernel': kernel } : {}),
  };
}

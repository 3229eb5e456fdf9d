import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Part } from './options.ts';

/** Something that has to be there: any of these programs (or files), and the Debian package that has the first. */
export interface Want {
  readonly any: readonly string[];
  readonly package: string;
}

const runtime: Want = { any: ['runc', 'crun'], package: 'runc' };
const tree: Want = { any: ['mmdebstrap', 'debootstrap'], package: 'mmdebstrap' };
const busybox: Want = { any: ['busybox'], package: 'busybox-static' };
const qemu: Want = { any: ['qemu-system-x86_64'], package: 'qemu-system-x86' };
const mkfs: Want = { any: ['mkfs.ext4'], package: 'e2fsprogs' };

/** What each part cannot do without. */
export const wants: Readonly<Record<Part, readonly Want[]>> = {
  containers: [runtime, tree, busybox],
  boot: [qemu, tree, busybox, mkfs, { any: ['cpio'], package: 'cpio' }],
  sizes: [tree, mkfs, { any: ['qemu-img'], package: 'qemu-utils' }],
  memory: [runtime, tree, busybox, qemu, mkfs, { any: ['cpio'], package: 'cpio' }],
};

/** The default seccomp list of Podman, and its package; without it containers start without a filter. */
export const seccompList = '/usr/share/containers/seccomp.json';
export const seccompPackage = 'golang-github-containers-common';

export interface Plan {
  readonly parts: readonly Part[];
  /** One sentence about what is missing and left out; undefined if nothing is. */
  readonly sentence?: string;
}

/** Which of the parts can be done with the programs that `has` knows. */
export function planFor(wanted: readonly Part[], has: (program: string) => boolean): Plan {
  const lacks = (part: Part) => wants[part].filter(({ any }) => !any.some(has));
  const left = wanted.filter((part) => lacks(part).length > 0);
  if (left.length === 0) return { parts: wanted };
  const packages = [...new Set(left.flatMap((part) => lacks(part).map((want) => want.package)))];
  return {
    parts: wanted.filter((part) => !left.includes(part)),
    sentence: `Left out: ${left.join(', ')}, because ${packages.join(', ')} ${
      packages.length === 1 ? 'is' : 'are'
    } not installed (apt-get install --no-install-recommends ${packages.join(' ')}).`,
  };
}

/** True for a program on the PATH, or in the folders for the administrator's programs. */
export function onPath(program: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    const file = join(folder, program);
    if (folder === '' || !existsSync(file)) return false;
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

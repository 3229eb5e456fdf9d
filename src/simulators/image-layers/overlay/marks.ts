import type { DirInode, Inode } from '../inode.ts';

/** overlayfs keeps its notes in these extended attributes of the upper (overlayfs.rst). */
export const OVERLAY = 'trusted.overlay.';
export const OPAQUE = `${OVERLAY}opaque`;
export const REDIRECT = `${OVERLAY}redirect`;
export const METACOPY = `${OVERLAY}metacopy`;
export const ORIGIN = `${OVERLAY}origin`;
export const IMPURE = `${OVERLAY}impure`;
export const NLINK = `${OVERLAY}nlink`;
export const WHITEOUT = `${OVERLAY}whiteout`;
/** A user's own "trusted.overlay.x", set through the mount, is kept as "trusted.overlay.overlay.x" (Linux 6.7). */
export const ESCAPED = `${OVERLAY}overlay.`;

/** One of overlay's own notes, which the mount hides and copy-up leaves behind. */
export const isPrivate = (name: string): boolean => name.startsWith(OVERLAY) && !name.startsWith(ESCAPED);

/** Nothing below this directory shows through. */
export const isOpaque = (dir: DirInode): boolean => dir.xattrs.get(OPAQUE) === 'y';

/** A file whose data is in a layer below. */
export const hasMetacopy = (inode: Inode): boolean => inode.type === 'file' && inode.xattrs.has(METACOPY);

/** The lower inode that an upper one was copied from, as "layer:inode"; stands for the kernel's file handle. */
export const handle = (layer: number, ino: number): string => `${layer}:${ino}`;

/** Reads `handle` back; null for anything else. */
export function parseHandle(value: string | undefined): { layer: number; ino: number } | null {
  if (value === undefined) return null;
  const colon = value.indexOf(':');
  const layer = Number(value.slice(0, colon));
  const ino = Number(value.slice(colon + 1));
  return colon > 0 && Number.isInteger(layer) && Number.isInteger(ino) ? { layer, ino } : null;
}

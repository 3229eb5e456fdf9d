import { ParamError } from '../shared/errors.ts';
import { type Xattrs, NO_XATTRS } from './inode.ts';

interface EntryBase {
  /** As in the tar: "a/f", "./a/f" or "a/". */
  readonly path: string;
  /** Permission bits 0 to 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Whole seconds since 1970. */
  readonly mtime: number;
  readonly xattrs: Xattrs;
}

/**
 * One entry of a layer tar. A whiteout is a file whose last name begins with ".wh.", as it stands in the
 * tar (image-spec layer.md); `markOf` tells what it means.
 */
export type LayerEntry = EntryBase &
  (
    | { readonly type: 'file'; readonly data: Uint8Array }
    | { readonly type: 'dir' }
    | { readonly type: 'symlink'; readonly target: string }
    | { readonly type: 'hardlink'; readonly target: string }
    | { readonly type: 'chardev' | 'blockdev' | 'fifo'; readonly rdev: string }
  );

type Given = Partial<Omit<EntryBase, 'path'>>;

const base = (path: string, mode: number, given: Given): EntryBase => ({
  path,
  mode,
  uid: 0,
  gid: 0,
  mtime: 0,
  xattrs: NO_XATTRS,
  ...given,
});

/** A file; mode 0644, root and mtime 0 unless given, as in all entries. */
export const fileEntry = (path: string, data: Uint8Array, given: Given = {}): LayerEntry => ({
  ...base(path, 0o644, given),
  type: 'file',
  data,
});
/** A directory; mode 0755 unless given. The path may end in a slash. */
export const dirEntry = (path: string, given: Given = {}): LayerEntry => ({
  ...base(path, 0o755, given),
  type: 'dir',
});
/** A symbolic link; `target` is text, not checked. */
export const symlinkEntry = (path: string, target: string, given: Given = {}): LayerEntry => ({
  ...base(path, 0o777, given),
  type: 'symlink',
  target,
});
/** A second name for `target`, which is a path in the same image. */
export const hardlinkEntry = (path: string, target: string, given: Given = {}): LayerEntry => ({
  ...base(path, 0o644, given),
  type: 'hardlink',
  target,
});
/** A device node or fifo; `rdev` is "major/minor". */
export const deviceEntry = (
  path: string,
  type: 'chardev' | 'blockdev' | 'fifo',
  rdev: string,
  given: Given = {},
): LayerEntry => ({ ...base(path, 0o644, given), type, rdev });

export const WHITEOUT_PREFIX = '.wh.';
export const OPAQUE_NAME = '.wh..wh..opq';

const inDir = (dir: string, name: string): string => (dir === '' ? name : `${dir}/${name}`);

/** The entry that deletes `path` from the layers below: an empty file `.wh.<name>` beside it (layer.md). */
export function whiteoutEntry(path: string): LayerEntry {
  const at = path.lastIndexOf('/');
  return fileEntry(path.slice(0, at + 1) + WHITEOUT_PREFIX + path.slice(at + 1), new Uint8Array(0));
}

/** The entry that hides all that lower layers have in `dir` ("" is the root): `.wh..wh..opq` (layer.md). */
export const opaqueEntry = (dir: string): LayerEntry => fileEntry(inDir(dir, OPAQUE_NAME), new Uint8Array(0));

/**
 * The names of a path: "./a//b/" and "/a/b" both give a, b; the root gives none.
 * A path with ".." or a zero byte is a ParamError on `field`, since it could lead out of the tree.
 */
export function pathNames(path: string, field: string): string[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.includes('..'))
    throw new ParamError(field, `"${path}" contains ".."; give a path inside the tree`);
  if (path.includes('\0')) throw new ParamError(field, 'contains a zero byte; leave it out');
  return names;
}

export type Mark =
  | { readonly kind: 'content'; readonly names: readonly string[] }
  | { readonly kind: 'whiteout'; readonly names: readonly string[] }
  | { readonly kind: 'opaque'; readonly names: readonly string[] };

/**
 * What an entry stands for: content at a path, a whiteout of a path, or an opaque directory (layer.md).
 * A bare ".wh." is a ParamError on `field`, as is any other name that begins with ".wh." and names nothing.
 */
export function markOf(entry: LayerEntry, field: string): Mark {
  const names = pathNames(entry.path, field);
  const last = names.at(-1) ?? '';
  const dir = names.slice(0, -1);
  const within = dir.find((name) => name.startsWith(WHITEOUT_PREFIX));
  if (within !== undefined) {
    throw new ParamError(field, `"${entry.path}" is inside "${within}"; no real name can begin with .wh.`);
  }
  if (!last.startsWith(WHITEOUT_PREFIX)) return { kind: 'content', names };
  if (last === OPAQUE_NAME) return { kind: 'opaque', names: dir };
  const hidden = last.slice(WHITEOUT_PREFIX.length);
  if (hidden === '' || hidden === '.' || hidden === '..') {
    throw new ParamError(field, `"${entry.path}" is a whiteout that names no file; write .wh.<name>`);
  }
  return { kind: 'whiteout', names: [...dir, hidden] };
}

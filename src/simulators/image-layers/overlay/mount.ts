import { ParamError } from '../../shared/errors.ts';
import { type Inode, withXattr } from '../inode.ts';
import { PersistentMap } from '../persistent-map.ts';
import { dirOf, type Tree, TreeEditor } from '../tree.ts';
import type { Dentry } from './dentry.ts';
import { handle, ORIGIN } from './marks.ts';
import { checkOptions, type MountOptions } from './options.ts';

/** A place a file can come from: the writable layer, or a lower layer counted from the bottom, 0 first. */
export type LayerRef = 'upper' | number;

/** A file found in a lower layer; lower layers never change, so it can be held on to. */
export interface LowerRef {
  readonly layer: number;
  readonly inode: Inode;
  /** Its path in that layer. */
  readonly path: string;
}

/** An open file. It follows its file when that is copied up. */
export interface OpenFile {
  readonly identity: string;
  readonly lower: LowerRef | null;
  readonly upper: number | null;
  readonly writable: boolean;
  /** What a shared mapping shows: the inode that was there when it was made. */
  readonly mapped: { readonly lower: LowerRef | null; readonly upper: number | null } | null;
}

/**
 * An overlay mount at one moment: an immutable value, so a figure keeps one per step. Two moments share all
 * that did not change between them.
 */
export interface Mount {
  /** Bottom first; lowers[0] is the base. */
  readonly lowers: readonly Tree[];
  /** null: mounted without an upper directory, so read-only. */
  readonly upper: Tree | null;
  /** The lower root directories, topmost first: what the root of the mount merges. */
  readonly roots: readonly LowerRef[];
  readonly options: MountOptions;
  /** With index=on: lower file "layer:inode" → its upper inode. */
  readonly index: PersistentMap<string, number>;
  readonly open: ReadonlyMap<string, OpenFile>;
  /** The whiteout in the work directory that all deletes link to, once there was one. */
  readonly whiteout: number | null;
}

/** OVL_MAX_STACK, fs/overlayfs/params.h. */
export const MOST_LOWERS = 500;

export interface MountParams {
  /** 1 to 500 trees, bottom first, whiteouts as character devices 0/0. */
  readonly lowers: readonly Tree[];
  /** What the upper directory holds already; left out: empty; null: no upper, a read-only mount. */
  readonly upper?: Tree | null;
  readonly options?: Partial<MountOptions>;
}

/** Mounts layers (overlayfs.rst). ParamError names `lowers` or `options.<name>`. */
export function mountOverlay(params: MountParams): Mount {
  const { lowers } = params;
  if (lowers.length < 1 || lowers.length > MOST_LOWERS) {
    throw new ParamError('lowers', `${lowers.length} layers are not allowed; give 1 to ${MOST_LOWERS}`);
  }
  const options = checkOptions(params.options ?? {});
  let upper = params.upper === undefined ? new TreeEditor().tree : params.upper;
  if (upper && options.index) {
    // ovl_verify_origin: the upper root remembers the top lower root, so that indexes stay with their layers.
    const top = lowers.length - 1;
    const editor = new TreeEditor(upper);
    const root = dirOf(editor, editor.root);
    const origin = handle(top, (lowers[top] as Tree).root);
    if (!root.xattrs.has(ORIGIN)) editor.put({ ...root, xattrs: withXattr(root.xattrs, ORIGIN, origin) });
    upper = editor.tree;
  }
  const roots = lowers
    .map((tree, layer): LowerRef => ({ layer, inode: dirOf(tree, tree.root), path: '' }))
    .reverse();
  return { lowers, upper, roots, options, index: PersistentMap.empty(), open: new Map(), whiteout: null };
}

/** What one operation did to the upper directory. Paths are those of the mount. */
export type Effect =
  | {
      readonly kind: 'copy-up';
      readonly path: string;
      readonly from: number;
      readonly type: Inode['type'];
      /** Bytes of data copied: 0 for a directory, for O_TRUNC and for metacopy. */
      readonly bytes: number;
      /** whole: attributes and data; metadata: metacopy; data: what metacopy had left below; link: index. */
      readonly part: 'whole' | 'metadata' | 'data' | 'link';
    }
  | {
      readonly kind: 'create';
      readonly path: string;
      readonly type: Inode['type'] | 'hardlink';
      readonly opaque: boolean;
    }
  | { readonly kind: 'write'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'attributes'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'whiteout'; readonly path: string }
  | { readonly kind: 'move'; readonly from: string; readonly to: string };

/** An operation at work: the parts of a mount that it may change, and what it has done so far. */
export interface Session {
  readonly lowers: readonly Tree[];
  readonly upper: TreeEditor | null;
  readonly roots: Mount['roots'];
  readonly options: MountOptions;
  index: Mount['index'];
  open: Mount['open'];
  whiteout: number | null;
  readonly effects: Effect[];
  /** Names looked up so far: one path has one dentry, so a copy-up is seen by all that hold it. */
  readonly dentries: Map<string, Dentry>;
}

/** Starts an operation on a mount, which itself stays as it is. */
export const begin = (mount: Mount): Session => ({
  lowers: mount.lowers,
  upper: mount.upper ? new TreeEditor(mount.upper) : null,
  roots: mount.roots,
  options: mount.options,
  index: mount.index,
  open: mount.open,
  whiteout: mount.whiteout,
  effects: [],
  dentries: new Map(),
});

/** The mount as the operation leaves it. */
export const finish = (session: Session): Mount => ({
  lowers: session.lowers,
  upper: session.upper?.tree ?? null,
  roots: session.roots,
  options: session.options,
  index: session.index,
  open: session.open,
  whiteout: session.whiteout,
});

/** True while some descriptor or mapping still needs an upper inode that has no name any more. */
export const keeps =
  (session: Session) =>
  (ino: number): boolean =>
    [...session.open.values()].some((file) => file.upper === ino || file.mapped?.upper === ino);

import { ParamError } from '../shared/errors.ts';
import { isWhiteout, newDir, newFile, newWhiteout, NO_XATTRS, withXattr } from './inode.ts';
import type { Layer } from './layer.ts';
import { applyLayer } from './apply-layer.ts';
import {
  hardlinkEntry,
  type LayerEntry,
  markOf,
  opaqueEntry,
  WHITEOUT_PREFIX,
  whiteoutEntry,
} from './layer-entry.ts';
import { ESCAPED, isOpaque, isPrivate, METACOPY, OPAQUE, REDIRECT } from './overlay/marks.ts';
import type { Mount } from './overlay/mount.ts';
import { mergedTree } from './overlay/merged.ts';
import { mountOverlay } from './overlay/mount.ts';
import { diffTrees, entryOf } from './tree-diff.ts';
import { dirOf, emptyTree, inodeAt, type Tree, TreeEditor, walk } from './tree.ts';

/**
 * The layer entries that an overlay upper directory stands for: its files, `.wh.<name>` for each whiteout
 * and `.wh..wh..opq` for each opaque directory (image-spec layer.md). overlay's own marks are left out.
 * A redirect or metacopy mark points to another layer, which a layer cannot say, and a name that begins
 * with ".wh." means something else in a layer: both are a ParamError on `upper.<path>`; see `commit`.
 */
export function layerFromUpper(upper: Tree): LayerEntry[] {
  const out: LayerEntry[] = [];
  const names = new Map<number, string>();
  walk(upper, (path, inode) => {
    if (path.slice(path.lastIndexOf('/') + 1).startsWith(WHITEOUT_PREFIX)) {
      throw new ParamError(`upper.${path}`, 'begins with .wh., which in a layer is a whiteout; rename it');
    }
    if (inode.xattrs.has(REDIRECT) || inode.xattrs.has(METACOPY)) {
      throw new ParamError(
        `upper.${path}`,
        'points to another layer by redirect or metacopy; use commit instead',
      );
    }
    if (isWhiteout(inode)) {
      out.push(whiteoutEntry(path));
      return;
    }
    const first = names.get(inode.ino);
    const kept = [...inode.xattrs].filter(([name]) => !isPrivate(name) && !name.startsWith(ESCAPED));
    const xattrs = kept.length > 0 ? new Map(kept) : NO_XATTRS;
    const { mode, uid, gid, mtime } = inode;
    if (first !== undefined) out.push(hardlinkEntry(path, first, { mode, uid, gid, mtime, xattrs }));
    else out.push(entryOf(path, { ...inode, xattrs }));
    if (inode.type !== 'dir') names.set(inode.ino, path);
    else if (isOpaque(inode)) out.push(opaqueEntry(path));
  });
  return out;
}

/**
 * The layer entries that turn what lies below a mount into what it shows now: how an engine commits a
 * container. Explicit whiteouts, also where the upper directory is opaque; works with any mount option.
 */
export function commit(mount: Mount): LayerEntry[] {
  const below = mergedTree(mountOverlay({ lowers: mount.lowers, upper: null, options: mount.options }));
  return diffTrees(below, mergedTree(mount));
}

/**
 * The directory an unpacker makes of one layer for use as an overlay lower: whiteouts become character
 * devices 0/0, opaque marks the xattr trusted.overlay.opaque. `below` is the merged tree of the layers
 * underneath: it gives the attributes of parent directories that the layer does not name, and the content
 * of files that it hard-links to. Links of lower layers on the way to an entry are not followed here; the
 * layers that builds make name no file that way. Errors: ParamError as in `applyLayer`.
 */
export function lowerFromLayer(
  layer: Pick<Layer, 'entries'>,
  below: Tree = emptyTree(),
  field = 'layer',
): Tree {
  const marks = layer.entries.map((entry, i) => markOf(entry, `${field}.entries[${i}].path`));
  const hiding = layer.entries.filter((_, i) => marks[i]?.kind !== 'content');
  const left = applyLayer(below, { entries: hiding }, field);
  const scaffold = new TreeEditor();
  const parent = (names: readonly string[]): number => {
    let dir = scaffold.root;
    names.forEach((name, i) => {
      const known = dirOf(scaffold, dir).entries.get(name);
      if (known !== undefined && scaffold.get(known).type === 'dir') {
        dir = known;
        return;
      }
      const like = inodeAt(left, names.slice(0, i + 1).join('/'));
      if (known !== undefined) scaffold.unlink(dir, name);
      dir = scaffold.create(dir, name, newDir(like?.type === 'dir' ? like : {}));
    });
    return dir;
  };
  for (const mark of marks) {
    const dir = mark.kind === 'opaque' ? mark.names : mark.names.slice(0, -1);
    // A mark in a directory that is nowhere hides nothing, and makes no directory.
    if (mark.kind === 'content' || inodeAt(below, dir.join('/'))?.type === 'dir') parent(dir);
  }
  const targets: string[] = [];
  layer.entries.forEach((entry) => {
    if (entry.type !== 'hardlink') return;
    const path = entry.target.split('/').filter((name) => name !== '' && name !== '.');
    const inLayer = marks.some((mark) => mark.kind === 'content' && mark.names.join('/') === path.join('/'));
    const source = inodeAt(left, path.join('/'));
    if (inLayer || !source || source.type === 'dir') return;
    const dir = parent(path.slice(0, -1));
    const name = path.at(-1) as string;
    if (dirOf(scaffold, dir).entries.has(name)) return;
    scaffold.create(dir, name, source.type === 'file' ? newFile(source.data, source) : source);
    targets.push(path.join('/'));
  });
  const content = layer.entries.filter((_, i) => marks[i]?.kind === 'content');
  const at = new TreeEditor(applyLayer(scaffold.tree, { entries: content }, field));
  for (const mark of marks) {
    const name = mark.names.at(-1);
    const dir = inodeAt(
      at.tree,
      mark.kind === 'opaque' ? mark.names.join('/') : mark.names.slice(0, -1).join('/'),
    );
    if (dir?.type !== 'dir') continue;
    if (mark.kind === 'opaque') at.put({ ...dir, xattrs: withXattr(dir.xattrs, OPAQUE, 'y') });
    else if (mark.kind === 'whiteout' && name !== undefined && !dir.entries.has(name))
      at.create(dir.ino, name, newWhiteout());
    else if (mark.kind === 'whiteout' && name !== undefined) {
      // Deleted and made anew in one layer: what is new must not merge with what was.
      const inode = at.get(dir.entries.get(name) as number);
      if (inode.type === 'dir') at.put({ ...inode, xattrs: withXattr(inode.xattrs, OPAQUE, 'y') });
    }
  }
  return at.tree;
}

/** The lower directories of an image's layers, bottom first, ready to be mounted. Errors as in `applyLayer`. */
export function lowersFromLayers(layers: readonly Pick<Layer, 'entries'>[], field = 'layers'): Tree[] {
  let below = emptyTree();
  return layers.map((layer, i) => {
    const lower = lowerFromLayer(layer, below, `${field}[${i}]`);
    below = applyLayer(below, layer, `${field}[${i}]`);
    return lower;
  });
}

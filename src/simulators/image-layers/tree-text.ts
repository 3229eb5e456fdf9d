import { ParamError } from '../shared/errors.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { type Inode, isWhiteout, newDir, newFile, newSymlink, newWhiteout, withXattr } from './inode.ts';
import { listMerged } from './overlay/merged.ts';
import type { LayerRef, Mount } from './overlay/mount.ts';
import { dirOf, inodeAt, type Tree, TreeEditor, walk } from './tree.ts';

const PREFIX = 'trusted.overlay.';

function marksOf(inode: Inode): string[] {
  const marks: string[] = [];
  const usual = inode.type === 'dir' ? 0o755 : inode.type === 'symlink' ? 0o777 : 0o644;
  if (!isWhiteout(inode) && inode.mode !== usual)
    marks.push(`mode=${inode.mode.toString(8).padStart(4, '0')}`);
  if (inode.uid !== 0 || inode.gid !== 0) marks.push(`owner=${inode.uid}:${inode.gid}`);
  if (inode.type !== 'dir' && !isWhiteout(inode) && inode.nlink > 1) marks.push(`nlink=${inode.nlink}`);
  for (const name of [...inode.xattrs.keys()].sort()) {
    const value = inode.xattrs.get(name) as string;
    if (!name.startsWith(PREFIX)) marks.push(`${name}=${value}`);
    else if (name.endsWith('.origin') || value === '') marks.push(name.slice(PREFIX.length));
    else marks.push(`${name.slice(PREFIX.length)}=${value}`);
  }
  return marks;
}

export interface TextOptions {
  /** Show what files hold: `f = text`. */
  readonly content?: boolean;
  /** Show modes, owners, link counts and xattrs that are not the usual ones: `d/ {opaque=y}`. */
  readonly marks?: boolean;
  /** Leave these overlay marks out, "impure" and "origin" for instance. */
  readonly without?: readonly string[];
}

/** One line for one inode: `d/`, `f = text`, `s -> target`, `⌀gone`, with marks in braces. */
export function lineOf(path: string, inode: Inode, options: TextOptions = {}): string {
  const marks = options.marks
    ? marksOf(inode).filter((mark) => !options.without?.includes(mark.split('=')[0] as string))
    : [];
  const tail = marks.length ? ` {${marks.join(' ')}}` : '';
  if (isWhiteout(inode)) return `⌀${path}${tail}`;
  if (inode.type === 'dir') return `${path}/${tail}`;
  if (inode.type === 'symlink') return `${path} -> ${inode.target}${tail}`;
  if (inode.type !== 'file') return `${path} (${inode.type} ${inode.rdev})${tail}`;
  return `${path}${options.content ? ` = ${JSON.stringify(fromUtf8(inode.data)).slice(1, -1)}` : ''}${tail}`;
}

/**
 * A tree as text, one line per name, parents first, byte order: the form that tests and narration use.
 * The root has a line `./` only when marks are shown and it has some.
 */
export function treeText(tree: Tree, options: TextOptions = {}): string {
  const root = lineOf('.', dirOf(tree, tree.root), options);
  const lines = root === './' ? [] : [root];
  walk(tree, (path, inode) => lines.push(lineOf(path, inode, options)));
  return lines.join('\n');
}

const LINE = /^(⌀?)(\S+?)(\/?)(?: (=>|->|=) (.*?))?(?: \{(.*)\})?$/;

/**
 * Reads what `treeText` writes, for tests and presets: `d/`, `f = text`, `f`, `s -> target`, `b => a` (hard
 * link), `⌀gone` (whiteout), marks `{opaque=y mode=0600 owner=1:2}`. A file without text holds its own last
 * name. Parents are made as needed. A line of another form is a ParamError that names the line.
 */
export function parseTree(text: string, field = 'tree'): Tree {
  const at = new TreeEditor();
  const lines = text.split('\n').map((line) => line.trim());
  lines.forEach((line, i) => {
    if (line === '') return;
    const where = `${field} line ${i + 1}`;
    const match = LINE.exec(line);
    if (!match)
      throw new ParamError(where, `"${line}" is not a tree line; write d/, f = text, s -> target or ⌀f`);
    const [, gone, path, slash, sign, value = '', marks = ''] = match as unknown as string[];
    const names = (path as string).split('/').filter((name) => name !== '.');
    const name = names.pop();
    let dir = at.root;
    for (const parent of names) {
      const known = dirOf(at, dir).entries.get(parent);
      if (known !== undefined && at.get(known).type !== 'dir')
        throw new ParamError(where, `"${parent}" is no directory`);
      dir = known ?? at.create(dir, parent, newDir());
    }
    let ino = at.root;
    if (name !== undefined) {
      if (dirOf(at, dir).entries.has(name))
        throw new ParamError(where, `"${path}" is there twice; name it once`);
      if (sign === '=>') {
        const target = inodeAt(at.tree, value);
        if (!target) throw new ParamError(where, `"${value}" is not there yet; put it on an earlier line`);
        at.link(dir, name, target.ino);
        return;
      }
      if (gone) ino = at.create(dir, name, newWhiteout());
      else if (slash) ino = at.create(dir, name, newDir());
      else if (sign === '->') ino = at.create(dir, name, newSymlink(value));
      else ino = at.create(dir, name, newFile(utf8(sign === '=' ? unescape(value, where) : name)));
    }
    for (const mark of marks.split(' ').filter(Boolean)) mend(at, ino, mark, where);
  });
  return at.tree;
}

function unescape(text: string, where: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    throw new ParamError(
      where,
      'has text that is no JSON string; write \\n for a line end and \\" for a quote',
    );
  }
}

function mend(at: TreeEditor, ino: number, mark: string, where: string): void {
  const inode = at.get(ino);
  const [key, value = ''] = mark.split('=') as [string, string?];
  if (key === 'nlink') return;
  if (key === 'mode') at.put({ ...inode, mode: parseInt(value, 8) });
  else if (key === 'owner') {
    const [uid, gid] = value.split(':').map(Number) as [number, number];
    at.put({ ...inode, uid, gid });
  } else if (/^[a-z]+$/.test(key)) at.put({ ...inode, xattrs: withXattr(inode.xattrs, PREFIX + key, value) });
  else if (/^[a-z]+\..+$/.test(key)) at.put({ ...inode, xattrs: withXattr(inode.xattrs, key, value) });
  else
    throw new ParamError(
      where,
      `"${mark}" is no mark; write mode=0600, owner=1:2, opaque=y or user.name=value`,
    );
}

/** A layer as figures and narration name it: "upper", or "layer 0" for the base and so on. */
export const layerName = (layer: LayerRef): string => (layer === 'upper' ? 'upper' : `layer ${layer}`);

/** The merged tree as text, each name with the layers it comes from: `d/a  (upper)`, `d/  (upper, layer 0)`. */
export function mergedText(mount: Mount): string {
  const lines = listMerged(mount).map(({ path, stat, layers }) => {
    const shown = stat.type === 'dir' ? `${path}/` : path;
    return `${shown}  (${layers.map(layerName).join(', ')})`;
  });
  return lines.join('\n');
}

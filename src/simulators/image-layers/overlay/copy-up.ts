import { type Inode, type NewInode, NO_ENTRIES, type Xattrs } from '../inode.ts';
import { type Dentry, identityOf, realInode } from './dentry.ts';
import { fail } from './errno.ts';
import { handle, isPrivate, METACOPY, NLINK, ORIGIN } from './marks.ts';
import { keeps, type LowerRef, type Session } from './mount.ts';
import { setImpure, setXattr, upperDir, writable } from './upper.ts';

/** Why a file is copied up. */
export interface CopyUpFor {
  /** It will be written, so the data is needed even with metacopy=on. */
  readonly write?: boolean;
  /** It is opened with O_TRUNC: its data need not be copied. */
  readonly truncate?: boolean;
}

const needsIndex = (s: Session, lower: Inode): boolean =>
  s.options.index && lower.type !== 'dir' && lower.nlink > 1;

function copiedXattrs(from: Xattrs): Map<string, string> {
  const copied = new Map<string, string>();
  for (const [name, value] of from) if (!isPrivate(name)) copied.set(name, value);
  return copied;
}

/** The copy of a lower inode: all attributes; data unless only metadata is copied (then zeros, sparse). */
function copyOf(lower: Inode, xattrs: Xattrs, data: Uint8Array): NewInode {
  if (lower.type === 'file') return { ...lower, xattrs, data };
  if (lower.type === 'dir') return { ...lower, xattrs, entries: NO_ENTRIES };
  return { ...lower, xattrs };
}

/** Descriptors that were opened on the lower file now lead to the copy; mappings do not (facts §4, #34, #35). */
function followOpenFiles(s: Session, identity: string, ino: number): void {
  for (const [name, file] of s.open) {
    if (file.identity === identity && file.upper === null) {
      const open = new Map(s.open);
      open.set(name, { ...file, upper: ino });
      s.open = open;
    }
  }
}

function needsData(d: Dentry, why: CopyUpFor): boolean {
  return d.metacopy && Boolean(why.write || why.truncate);
}

/** ovl_do_copy_up: makes the upper inode, in the upper directory or, for an indexed hard link, in the index. */
function copy(s: Session, parent: Dentry, d: Dentry, why: CopyUpFor): void {
  const upper = writable(s);
  const from = d.stack[0] as LowerRef;
  const lower = from.inode;
  const identity = identityOf(s, d);
  const toIndex = needsIndex(s, lower);
  const keepsOrigin = lower.type === 'dir' || lower.nlink === 1 || toIndex;
  const metadataOnly = s.options.metacopy && lower.type === 'file' && !why.write && !why.truncate;
  const source = d.stack.at(-1)?.inode;
  let data = source?.type === 'file' ? source.data : new Uint8Array(0);
  if (why.truncate) data = new Uint8Array(0);
  else if (metadataOnly) data = new Uint8Array(data.length);
  const xattrs = copiedXattrs(lower.xattrs);
  if (keepsOrigin) xattrs.set(ORIGIN, handle(from.layer, lower.ino));
  if (metadataOnly) xattrs.set(METACOPY, '');
  if (toIndex) xattrs.set(NLINK, `U+${lower.nlink - 1}`);
  if (!toIndex) setImpure(s, parent);
  const ino = upper.add(copyOf(lower, xattrs, data));
  if (toIndex) {
    // The index directory's own link to the file.
    upper.put({ ...upper.get(ino), nlink: 1 });
    s.index = s.index.set(handle(from.layer, lower.ino), ino);
    d.indexed = true;
  } else {
    upper.link(upperDir(s, parent).ino, d.name, ino);
    d.hasAlias = true;
  }
  s.effects.push({
    kind: 'copy-up',
    path: d.path,
    from: from.layer,
    type: lower.type,
    bytes: metadataOnly || lower.type !== 'file' ? 0 : data.length,
    part: metadataOnly ? 'metadata' : 'whole',
  });
  d.upper = ino;
  d.metacopy = metadataOnly;
  if (lower.type !== 'dir' && !metadataOnly) d.stack = keepsOrigin ? [from] : [];
  followOpenFiles(s, identity, ino);
}

/** The kernel's note of how many links the merged file has, relative to its upper links: "U-1". */
export function unionLinks(inode: Inode): number {
  const match = /^[UL]([+-]\d+)$/.exec(inode.xattrs.get(NLINK) ?? '');
  return inode.nlink + (match ? Number(match[1]) : 0);
}

/** Writes that note so that the merged file has `links` links (ovl_set_nlink_upper). */
export function setUnionLinks(s: Session, ino: number, links: number): void {
  const difference = links - writable(s).get(ino).nlink;
  setXattr(s, ino, NLINK, `U${difference < 0 ? '' : '+'}${difference}`);
}

/** ovl_link_up: gives the indexed upper file this name too. */
function linkUp(s: Session, parent: Dentry, d: Dentry): void {
  const upper = writable(s);
  const ino = d.upper as number;
  setImpure(s, parent);
  const links = unionLinks(upper.get(ino));
  upper.link(upperDir(s, parent).ino, d.name, ino);
  setUnionLinks(s, ino, links);
  d.hasAlias = true;
  if (s.effects.at(-1)?.kind !== 'copy-up') {
    const layer = d.stack[0]?.layer ?? 0;
    s.effects.push({
      kind: 'copy-up',
      path: d.path,
      from: layer,
      type: upper.get(ino).type,
      bytes: 0,
      part: 'link',
    });
  }
}

/** ovl_copy_up_meta_inode_data: brings the data that metacopy left below. */
function copyData(s: Session, d: Dentry, why: CopyUpFor): void {
  const upper = writable(s);
  const inode = upper.get(d.upper as number);
  const from = d.stack.at(-1);
  if (inode.type !== 'file' || from?.inode.type !== 'file') return fail('EIO');
  const data = why.truncate ? new Uint8Array(0) : from.inode.data;
  const xattrs = new Map(inode.xattrs);
  xattrs.delete(METACOPY);
  upper.put({ ...inode, data, xattrs });
  d.metacopy = false;
  s.effects.push({
    kind: 'copy-up',
    path: d.path,
    from: from.layer,
    type: 'file',
    bytes: data.length,
    part: 'data',
  });
}

/**
 * Copies a file or directory to the upper layer if it is not there yet, its parents first, each as a whole
 * file (ovl_copy_up_flags; facts §4). Fills in `d.upper` and adds the copies to the session's effects.
 * Errno EROFS without an upper layer.
 */
export function copyUp(s: Session, d: Dentry, why: CopyUpFor = {}): void {
  writable(s);
  if (d.hasAlias && !needsData(d, why)) return;
  const parent = d.parent;
  if (!parent) return;
  copyUp(s, parent);
  if (d.upper === null) copy(s, parent, d, why);
  if (!d.hasAlias) linkUp(s, parent, d);
  if (needsData(d, why)) copyData(s, d, why);
}

/**
 * ovl_nlink_start: before the links of an indexed file change, its copy is made, so that there is an inode
 * to note them on. Does nothing for directories and without index.
 */
export function beforeLinksChange(s: Session, d: Dentry): void {
  const lower = d.stack[0]?.inode;
  if (realInode(s, d).type === 'dir') return;
  if (lower && needsIndex(s, lower) && !d.hasAlias) copyUp(s, d);
  if (d.indexed && d.upper !== null) setUnionLinks(s, d.upper, unionLinks(writable(s).get(d.upper)));
}

/** After an indexed file lost its last name, it leaves the index (ovl_nlink_end). */
export function afterLinksChange(s: Session, d: Dentry, links: number): void {
  const lower = d.stack[0];
  if (!d.indexed || d.upper === null || !lower || links > 0) return;
  s.index = s.index.delete(handle(lower.layer, lower.inode.ino));
  const upper = writable(s);
  const inode = upper.inodes.get(d.upper);
  if (!inode) return;
  if (inode.nlink > 1 || keeps(s)(d.upper)) upper.put({ ...inode, nlink: inode.nlink - 1 });
  else upper.forget(d.upper);
}

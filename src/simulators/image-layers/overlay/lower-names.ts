import type { Inode } from '../inode.ts';
import type { LowerRef, Session } from './mount.ts';

/** What one of several lower directories has under a name, and what those below it have. */
export interface LowerName {
  /** Place of the directory in the list. */
  readonly place: number;
  /** undefined: it has no such name. */
  readonly inode: Inode | undefined;
  readonly below: LowerName | undefined;
  /**
   * If all of them have plain directories there: those, which merge whatever the mount's options. undefined if one has
   * something else, or one with xattrs, which can be marks of overlay's.
   */
  readonly merge: readonly LowerRef[] | undefined;
}

/** What a directory of a lower layer has under a name. */
export function lowerEntry(s: Session, layer: number, dir: Inode, name: string): Inode | undefined {
  const ino = dir.type === 'dir' ? dir.entries.get(name) : undefined;
  return ino === undefined ? undefined : s.lowers[layer]?.inodes.get(ino);
}

interface Known {
  readonly dirs: readonly LowerRef[];
  readonly names: ReadonlyMap<string, LowerName>;
}

// The lower layers of a mount never change, so directories that merge are read once, not in every lookup. A mount keeps
// one list of roots for good; the topmost directory leads to what is known of those that merge under it.
const knownOf = new WeakMap<Session['roots'], Map<Inode, Known>>();

function mergeOf(
  { layer, path }: LowerRef,
  name: string,
  inode: Inode | undefined,
  below: LowerName | undefined,
): LowerName['merge'] {
  if (inode?.type !== 'dir' || inode.xattrs.size > 0) return undefined;
  const own = { layer, inode, path: path === '' ? name : `${path}/${name}` };
  return below ? below.merge && [own, ...below.merge] : [own];
}

function readNames(s: Session, dirs: readonly LowerRef[]): Map<string, LowerName> {
  const names = new Map<string, LowerName>();
  for (let place = dirs.length - 1; place >= 0; place--) {
    const dir = dirs[place] as LowerRef;
    if (dir.inode.type !== 'dir') continue;
    dir.inode.entries.forEach((ino, name) => {
      const inode = s.lowers[dir.layer]?.inodes.get(ino);
      const below = names.get(name);
      names.set(name, { place, inode, below, merge: mergeOf(dir, name, inode, below) });
    });
  }
  return names;
}

// A redirect can bring other directories together under the same topmost one.
const same = (a: readonly LowerRef[], b: readonly LowerRef[]): boolean =>
  a === b ||
  (a.length === b.length && a.every(({ inode, layer }, i) => inode === b[i]?.inode && layer === b[i]?.layer));

/** Those of a mount's lower directories that have this name, in the order of the list; undefined if none has. */
export function lowerName(s: Session, dirs: readonly LowerRef[], name: string): LowerName | undefined {
  const top = dirs[0]?.inode;
  if (!top) return undefined;
  let known = knownOf.get(s.roots);
  if (!known) knownOf.set(s.roots, (known = new Map()));
  let found = known.get(top);
  if (!found || !same(found.dirs, dirs)) {
    found = { dirs, names: readNames(s, dirs) };
    known.set(top, found);
  }
  return found.names.get(name);
}

/** The same for every directory of the list, also those that lack the name. */
export function lowerNameEverywhere(
  s: Session,
  dirs: readonly LowerRef[],
  name: string,
): LowerName | undefined {
  let out: LowerName | undefined;
  for (let place = dirs.length - 1; place >= 0; place--) {
    const { layer, inode } = dirs[place] as LowerRef;
    out = { place, inode: lowerEntry(s, layer, inode, name), below: out, merge: undefined };
  }
  return out;
}

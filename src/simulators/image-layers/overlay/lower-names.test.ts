import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../bytes.ts';
import { newDir, newFile, newWhiteout } from '../inode.ts';
import { inodeAt, type Tree, TreeEditor } from '../tree.ts';
import { parseTree } from '../tree-text.ts';
import { apply } from './apply.ts';
import { rootDentry } from './dentry.ts';
import { lowerName, lowerNameEverywhere, type LowerName } from './lower-names.ts';
import { listMerged } from './merged.ts';
import { begin, mountOverlay } from './mount.ts';
import { traceLookup } from './trace.ts';

const places = (at: LowerName | undefined): number[] => (at ? [at.place, ...places(at.below)] : []);

describe('the names of lower directories', () => {
  it('are found in those that have them, from the top', () => {
    const s = begin(mountOverlay({ lowers: ['f', 'g', 'f'].map((text) => parseTree(text)) }));
    const { stack } = rootDentry(s);
    expect(places(lowerName(s, stack, 'f'))).toEqual([0, 2]);
    expect(places(lowerName(s, stack, 'g'))).toEqual([1]);
    expect(lowerName(s, stack, 'h')).toBeUndefined();
    expect(places(lowerNameEverywhere(s, stack, 'h'))).toEqual([0, 1, 2]);
  });

  it('are read anew for other directories under the same topmost one', () => {
    const s = begin(mountOverlay({ lowers: [parseTree('f'), parseTree('g')] }));
    const { stack } = rootDentry(s);
    expect(places(lowerName(s, stack, 'f'))).toEqual([1]);
    expect(lowerName(s, stack.slice(0, 1), 'f')).toBeUndefined();
    expect(places(lowerName(s, stack, 'f'))).toEqual([1]);
  });

  it('merge as they are where all have plain directories, each in its own layer', () => {
    const same = parseTree('d/\nd/k/\ne/');
    const editor = new TreeEditor(parseTree('d/'));
    editor.create(editor.root, 'e', newDir({ xattrs: new Map([['trusted.overlay.opaque', 'y']]) }));
    const s = begin(mountOverlay({ lowers: [same, same, editor.tree] }));
    const { stack } = rootDentry(s);
    const merge = (name: string) => lowerName(s, stack, name)?.merge;
    expect(merge('d')?.map(({ layer, path }) => [layer, path])).toEqual([
      [2, 'd'],
      [1, 'd'],
      [0, 'd'],
    ]);
    expect(merge('e')).toBeUndefined();
    const below = lowerName(s, merge('d') ?? [], 'k');
    expect(below?.merge?.map(({ layer, path }) => [layer, path])).toEqual([
      [1, 'd/k'],
      [0, 'd/k'],
    ]);
  });

  it('belong to one mount: a layer that shares its directories with another keeps its own files', () => {
    const editor = new TreeEditor();
    const ino = editor.create(editor.root, 'f', newFile(utf8('old')));
    const old = editor.tree;
    editor.put({ ...editor.get(ino), ...newFile(utf8('new')) } as ReturnType<typeof editor.get>);
    const changed = editor.tree;
    expect(inodeAt(changed, '')).toBe(inodeAt(old, ''));
    const read = (tree: Tree) => apply(mountOverlay({ lowers: [tree] }), { op: 'read', path: 'f' }).value;
    expect(read(old)).toEqual(utf8('old'));
    expect(read(changed)).toEqual(utf8('new'));
  });

  it('lead to the same layers as asking each of them', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const kind = fc.constantFrom('file', 'dir', 'opaque', 'whiteout');
    const layer = fc.array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 3 }), kind), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(layer, { minLength: 1, maxLength: 4 }),
        fc.array(name, { maxLength: 3 }),
        (given, at) => {
          const mount = mountOverlay({ lowers: given.map(treeOf) });
          const path = at.join('/');
          const { errno, layer: from, layers } = traceLookup(mount, path);
          const step = apply(mount, { op: 'lstat', path });
          expect(step.errno).toBe(errno);
          if (errno !== null || path === '') return;
          expect(step.value).toMatchObject({ layer: from });
          const merged = listMerged(mount).find((entry) => entry.path === path);
          expect(merged?.layers).toEqual(layers);
        },
      ),
    );
  });
});

/** Entries whose parents are missing, or are no directories, are left out. */
function treeOf(entries: readonly (readonly [readonly string[], string])[]): Tree {
  const editor = new TreeEditor();
  for (const [names, kind] of entries) {
    const dir = inodeAt(editor.tree, names.slice(0, -1).join('/'));
    const name = names.at(-1) as string;
    if (dir?.type !== 'dir' || dir.entries.has(name)) continue;
    const opaque = new Map(kind === 'opaque' ? [['trusted.overlay.opaque', 'y']] : []);
    if (kind === 'file') editor.create(dir.ino, name, newFile(utf8(names.join('/'))));
    else if (kind === 'whiteout') editor.create(dir.ino, name, newWhiteout());
    else editor.create(dir.ino, name, newDir({ xattrs: opaque }));
  }
  return editor.tree;
}

import { describe, expect, it } from 'vitest';
import { applyLayer, applyLayers } from './apply-layer.ts';
import { utf8 } from './bytes.ts';
import { digestOf } from './digest.ts';
import {
  dirEntry,
  fileEntry,
  hardlinkEntry,
  type LayerEntry,
  opaqueEntry,
  symlinkEntry,
  whiteoutEntry,
} from './layer-entry.ts';
import { LAYER_MEDIA_TYPES, layerFromTar, makeLayer } from './layer.ts';
import { treeText } from './tree-text.ts';

const f = (path: string, text = 'x'): LayerEntry => fileEntry(path, utf8(text));
const d = (path: string, mode = 0o755): LayerEntry => dirEntry(path, { mode });
const raw = (path: string): LayerEntry => fileEntry(path, new Uint8Array(0));

/** The tree that the layers make, on one line. */
const tree = (...layers: LayerEntry[][]): string =>
  treeText(applyLayers(layers.map((entries) => makeLayer(entries))), { content: true, marks: true })
    .split('\n')
    .join('  ');

describe('a layer', () => {
  it('has the digest of its own tar', () => {
    const layer = makeLayer([f('a')]);
    expect(layer.diffId).toBe(digestOf(layer.tar));
    expect(layer.digest).toBe(layer.diffId);
    expect(layer.mediaType).toBe(LAYER_MEDIA_TYPES[0]);
    expect(layerFromTar(layer.tar).diffId).toBe(layer.diffId);
  });

  it('compressed two ways: one DiffID, two digests (§3.2)', () => {
    const [, gzip, zstd] = LAYER_MEDIA_TYPES;
    const one = makeLayer([f('a')], { blob: utf8('as gzip'), mediaType: gzip });
    const two = makeLayer([f('a')], { blob: utf8('as zstd'), mediaType: zstd });
    expect(one.diffId).toBe(two.diffId);
    expect(one.digest).not.toBe(two.digest);
    expect(one.digest).toBe(digestOf('as gzip'));
  });
});

describe('applying layers (§3.3)', () => {
  it('the specification’s whiteouts', () => {
    const base = [f('file1'), d('a'), f('a/file2'), d('b'), d('c'), f('c/file3')];
    const top = [whiteoutEntry('file1'), whiteoutEntry('a/file2'), whiteoutEntry('b'), f('file4')];
    expect(top.map((entry) => entry.path)).toEqual(['.wh.file1', 'a/.wh.file2', '.wh.b', 'file4']);
    expect(tree(base, top)).toBe('a/  c/  c/file3 = x  file4 = x');
  });

  const bar = [d('a'), d('a/b'), d('a/b/c'), f('a/b/c/bar')];
  it.each([
    ['first', [d('a'), opaqueEntry('a'), d('a/b'), d('a/b/c'), f('a/b/c/foo')]],
    ['last', [d('a'), d('a/b'), d('a/b/c'), f('a/b/c/foo'), opaqueEntry('a')]],
  ])('the specification’s opaque mark, %s in the tar', (_, top) => {
    expect(tree(bar, top)).toBe('a/  a/b/  a/b/c/  a/b/c/foo = x');
  });

  it('an opaque root hides everything below', () => {
    expect(tree(bar, [opaqueEntry(''), f('n')])).toBe('n = x');
  });

  it('a whiteout never hides its own layer, in either order', () => {
    expect(tree([f('f', 'old')], [whiteoutEntry('f'), f('f', 'new')])).toBe('f = new');
    expect(tree([f('f', 'old')], [f('f', 'new'), whiteoutEntry('f')])).toBe('f = new');
  });

  it('a whiteout of nothing is harmless, also in a directory that is not there', () => {
    expect(tree([f('g')], [whiteoutEntry('never'), whiteoutEntry('no/never')])).toBe('g = x');
  });

  it('a directory over a directory changes only attributes', () => {
    expect(tree([d('d'), f('d/a')], [d('d', 0o700)])).toBe('d/ {mode=0700}  d/a = x');
  });

  it('anything else is removed and made anew', () => {
    expect(tree([d('d'), f('d/a')], [f('d', 'file')])).toBe('d = file');
    expect(tree([f('d')], [d('d'), f('d/a')])).toBe('d/  d/a = x');
    expect(tree([f('t'), f('f')], [symlinkEntry('f', 't')])).toBe('f -> t  t = x');
    expect(tree([f('t'), symlinkEntry('f', 't')], [f('f', 'own')])).toBe('f = own  t = x');
  });

  it('hard links, inside a layer and to a lower one; a replaced name leaves the other', () => {
    expect(tree([f('a', '1'), hardlinkEntry('b', 'a')])).toBe('a = 1 {nlink=2}  b = 1 {nlink=2}');
    expect(tree([f('a', '1')], [hardlinkEntry('b', 'a')])).toBe('a = 1 {nlink=2}  b = 1 {nlink=2}');
    expect(tree([f('a', '1'), hardlinkEntry('b', 'a')], [f('a', '2')])).toBe('a = 2  b = 1');
  });

  it('missing parents are made, links on the way are followed inside the tree', () => {
    expect(tree([f('x/y/z')])).toBe('x/  x/y/  x/y/z = x');
    const usr = [d('usr'), d('usr/lib'), symlinkEntry('lib', 'usr/lib')];
    expect(tree(usr, [f('lib/so')])).toBe('lib -> usr/lib  usr/  usr/lib/  usr/lib/so = x');
    expect(tree([symlinkEntry('out', '/../../etc'), d('etc')], [f('out/f')])).toBe(
      'etc/  etc/f = x  out -> /../../etc',
    );
  });

  it('applying leaves the tree below as it was', () => {
    const below = applyLayers([makeLayer([f('f', 'old')])]);
    applyLayer(below, makeLayer([whiteoutEntry('f')]));
    expect(treeText(below)).toBe('f');
  });
});

describe('faults', () => {
  it.each([
    ['a bare .wh.', [raw('d/.wh.')], 'layer.entries[0].path: '],
    ['.wh...', [raw('.wh...')], 'layer.entries[0].path: '],
    ['a path twice', [d('a'), d('./a/')], 'layer.entries[1].path: "./a/" is there already as entry 0'],
    ['a path that leaves', [f('../f')], 'layer.entries[0].path: '],
    ['a name under .wh.', [f('.wh.d/f')], 'layer.entries[0].path: '],
    ['a whiteout with content', [f('.wh.f')], 'layer.entries[0]: '],
    ['a root that is a file', [f('./')], 'layer.entries[0]: '],
  ])('%s', (_, entries, message) => {
    expect(() => makeLayer(entries)).toThrow(message);
  });

  it('a hard link to nothing and a parent that is a file', () => {
    expect(() => tree([hardlinkEntry('b', 'a')])).toThrow('layers[0].entries[0].target: ');
    expect(() => tree([f('a')], [f('a/b')])).toThrow('layers[1].entries[0].path: ');
  });
});

import { describe, expect, it } from 'vitest';
import { applyLayer, applyLayers } from './apply-layer.ts';
import { utf8 } from './bytes.ts';
import {
  dirEntry,
  fileEntry,
  hardlinkEntry,
  type LayerEntry,
  opaqueEntry,
  whiteoutEntry,
} from './layer-entry.ts';
import { makeLayer } from './layer.ts';
import { commit, layerFromUpper, lowerFromLayer, lowersFromLayers } from './layer-convert.ts';
import { applyAll } from './overlay/apply.ts';
import { mergedTree } from './overlay/merged.ts';
import { mountOverlay } from './overlay/mount.ts';
import type { Operation } from './overlay/operation.ts';
import { diffTrees } from './tree-diff.ts';
import { mergedText, parseTree, treeText } from './tree-text.ts';

const paths = (entries: readonly LayerEntry[]): string => entries.map((entry) => entry.path).join('  ');
const after = (lower: string, ...ops: Operation[]) => {
  const mount = mountOverlay({ lowers: [parseTree(lower)] });
  return applyAll(mount, ops).at(-1)?.mount ?? mount;
};

describe('layerFromUpper', () => {
  it('whiteouts, opaque directories, hard links; no overlay marks', () => {
    const upper = parseTree(`
      ⌀gone
      a = 1 {origin=0:2 user.k=v}
      b => a
      d/ {opaque=y impure=y}
      d/n
    `);
    const entries = layerFromUpper(upper);
    expect(paths(entries)).toBe('a  b  d  d/.wh..wh..opq  d/n  .wh.gone');
    expect(entries[0]?.xattrs).toEqual(new Map([['user.k', 'v']]));
    expect(entries[1]).toMatchObject({ type: 'hardlink', target: 'a' });
  });

  it('refuses what a layer cannot say', () => {
    expect(() => layerFromUpper(parseTree('e/ {redirect=d}'))).toThrow(/^upper\.e: /);
    expect(() => layerFromUpper(parseTree('d/.wh.f'))).toThrow(/^upper\.d\/\.wh\.f: /);
  });
});

describe('commit', () => {
  it('names what changed, with the directories on the way', () => {
    const mount = after(
      'd/a\nd/b\nk',
      { op: 'append', path: 'd/a', content: '!' },
      { op: 'unlink', path: 'k' },
    );
    expect(paths(commit(mount))).toBe('.wh.k  d  d/a');
  });

  it('a directory that was made anew: explicit whiteouts, not an opaque mark', () => {
    const mount = after(
      'd/a\nd/b',
      { op: 'rm_rf', path: 'd' },
      { op: 'mkdir', path: 'd' },
      { op: 'write', path: 'd/b', content: 'new' },
    );
    expect(paths(commit(mount))).toBe('d  d/.wh.a  d/b');
    expect(paths(layerFromUpper(mount.upper ?? parseTree('')))).toBe('d  d/.wh..wh..opq  d/b');
  });

  it('works where the upper directory alone does not say it: redirect', () => {
    const start = mountOverlay({ lowers: [parseTree('d/a')], options: { redirectDir: 'on' } });
    const mount = applyAll(start, [{ op: 'rename', from: 'd', to: 'e' }])[0]?.mount ?? start;
    expect(paths(commit(mount))).toBe('.wh.d  e  e/a');
    expect(() => layerFromUpper(mount.upper ?? parseTree(''))).toThrow('redirect');
  });

  it('nothing changed, nothing in it', () =>
    expect(commit(after('d/a', { op: 'read', path: 'd/a' }))).toEqual([]));
});

describe('lowerFromLayer', () => {
  it('turns OCI whiteouts into overlay ones', () => {
    const layer = makeLayer([
      dirEntry('d'),
      opaqueEntry('d'),
      fileEntry('d/n', utf8('n')),
      whiteoutEntry('f'),
    ]);
    expect(treeText(lowerFromLayer(layer), { marks: true })).toBe('d/ {opaque=y}\nd/n\n⌀f');
  });

  it('a whiteout and new content of one name: opaque if a directory, plain if a file', () => {
    const layer = makeLayer([
      whiteoutEntry('d'),
      dirEntry('d'),
      whiteoutEntry('f'),
      fileEntry('f', utf8('new')),
    ]);
    expect(treeText(lowerFromLayer(layer), { marks: true })).toBe('d/ {opaque=y}\nf');
  });

  it('takes parents’ attributes and linked content from below', () => {
    const below = parseTree('d/ {mode=0700}\nd/a = data');
    const layer = makeLayer([fileEntry('d/new', utf8('n')), hardlinkEntry('b', 'd/a')]);
    expect(treeText(lowerFromLayer(layer, below), { marks: true, content: true })).toBe(
      ['b = data {nlink=2}', 'd/ {mode=0700}', 'd/a = data {nlink=2}', 'd/new = n'].join('\n'),
    );
  });

  it('mounted, the layers of an image show what applying them gives', () => {
    const layers = [
      makeLayer([dirEntry('d'), fileEntry('d/a', utf8('1')), fileEntry('k', utf8('k'))]),
      makeLayer([whiteoutEntry('d')]),
      makeLayer([dirEntry('d'), fileEntry('d/b', utf8('2'))]),
    ];
    const mount = mountOverlay({ lowers: lowersFromLayers(layers) });
    expect(treeText(mergedTree(mount), { content: true })).toBe(
      treeText(applyLayers(layers), { content: true }),
    );
    expect(mergedText(mount)).toBe('d/  (layer 2)\nd/b  (layer 2)\nk  (layer 0)');
  });
});

describe('diffTrees', () => {
  it.each([
    ['a file becomes a directory', 'x', 'x/y'],
    ['a directory becomes a file', 'x/y', 'x'],
    ['a directory becomes a link', 'x/y\nz', 'x -> z\nz'],
    ['a link group splits', 'a = 1\nb => a', 'a = 1\nb = 1'],
    ['files become linked', 'a = 1\nb = 1', 'a = 1\nb => a'],
    ['a group gets another member', 'a = 1\nb => a\nd/', 'a = 1\nb => a\nd/c => a'],
    ['an attribute', 'd/f', 'd/f {mode=0600}'],
    ['the root’s attributes', 'f', './ {mode=0700}\nf'],
  ])('%s: applying the difference gives the other tree', (_, from, to) => {
    const options = { content: true, marks: true };
    const below = parseTree(from);
    const result = applyLayer(below, makeLayer(diffTrees(below, parseTree(to))));
    expect(treeText(result, options)).toBe(treeText(parseTree(to), options));
  });

  it('equal trees differ in nothing', () => {
    expect(diffTrees(parseTree('a = 1\nd/b'), parseTree('a = 1\nd/b'))).toEqual([]);
  });
});

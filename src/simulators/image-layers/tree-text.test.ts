import { describe, expect, it } from 'vitest';
import { mountOverlay } from './overlay/mount.ts';
import { mergedText, parseTree, treeText } from './tree-text.ts';

describe('trees as text', () => {
  const text = [
    './ {mode=0700}',
    'a = 1\\n2 {nlink=2}',
    'b = 1\\n2 {nlink=2}',
    'd/ {mode=2755 owner=1:2 opaque=y user.k=v}',
    'd/s -> ../a',
    '⌀gone',
  ].join('\n');

  it('writes what it reads', () => {
    expect(treeText(parseTree(text.replace('b = 1\\n2', 'b => a')), { content: true, marks: true })).toBe(
      text,
    );
  });

  it('a bare file holds its own name; parents are made', () => {
    expect(treeText(parseTree('x/y/z'), { content: true })).toBe('x/\nx/y/\nx/y/z = z');
  });

  it('leaves marks out on request', () => {
    const tree = parseTree('d/ {impure=y opaque=y}');
    expect(treeText(tree, { marks: true, without: ['impure'] })).toBe('d/ {opaque=y}');
    expect(treeText(tree)).toBe('d/');
  });

  it.each([
    ['a = 1\na', 'tree line 2: "a" is there twice'],
    ['f\nf/g', 'tree line 2: "f" is no directory'],
    ['b => a', 'tree line 1: "a" is not there yet'],
    ['a b c', 'tree line 1: '],
    ['a {?}', 'tree line 1: "?" is no mark'],
    ['a = "', 'tree line 1: '],
  ])('refuses %j', (bad, message) => expect(() => parseTree(bad)).toThrow(message));
});

it('mergedText names the layers', () => {
  const mount = mountOverlay({ lowers: [parseTree('d/b'), parseTree('d/a')], upper: parseTree('d/c') });
  expect(mergedText(mount)).toBe(
    'd/  (upper, layer 1, layer 0)\nd/a  (layer 1)\nd/b  (layer 0)\nd/c  (upper)',
  );
});

import { describe, expect, it } from 'vitest';
import { parseTree } from '../tree-text.ts';
import { coverageOf, listMerged, upperBytes } from './merged.ts';
import { type Mount, mountOverlay } from './mount.ts';
import { applyAll } from './apply.ts';
import { traceLookup } from './trace.ts';

const mount = (upper: string, ...lowersFromTop: string[]): Mount =>
  mountOverlay({ lowers: lowersFromTop.reverse().map((text) => parseTree(text)), upper: parseTree(upper) });

/** One line per name: what each layer said, and why the search stopped. */
const trace = (at: Mount, path: string, follow = false): string => {
  const { names, errno, layers } = traceLookup(at, path, follow);
  const told = names.map(
    (name) =>
      `${name.path}: ${name.asked.map((each) => `${each.layer} ${each.answer}`).join(', ')} – ${name.stop}`,
  );
  return [...told, errno ?? `from ${layers.join(', ')}`].join('\n');
};

describe('a lookup falls through the layers', () => {
  it('to the first file', () => {
    expect(trace(mount('', '', 'f', 'f'), 'f')).toBe(
      'f: upper absent, 2 absent, 1 file – found a file\nfrom 1',
    );
  });

  it('to nothing', () => {
    expect(trace(mount('', 'a', 'b'), 'f')).toBe(
      'f: upper absent, 1 absent, 0 absent – no layer is left\nENOENT',
    );
  });

  it('to a whiteout', () => {
    expect(trace(mount('', '⌀f', 'f'), 'f')).toBe('f: upper absent, 1 whiteout – found a whiteout\nENOENT');
  });

  it('a directory asks on, to merge; layers without the parent are not asked', () => {
    expect(trace(mount('d/', 'x', 'd/a'), 'd/a')).toBe(
      [
        'd: upper directory, 1 absent, 0 directory – no layer is left',
        'd/a: upper absent, 0 file – found a file',
        'from 0',
      ].join('\n'),
    );
  });

  it('an opaque directory and a file both end a merge', () => {
    expect(trace(mount('d/ {opaque=y}', 'd/a'), 'd')).toBe(
      'd: upper opaque directory – found an opaque directory\nfrom upper',
    );
    expect(trace(mount('d/', 'd', 'd/z'), 'd')).toBe(
      'd: upper directory, 1 hidden by the directory above – a file below a directory ends the merge\nfrom upper',
    );
  });

  it('a redirect asks below under the old name', () => {
    const asked = traceLookup(mount('e/ {redirect=d}', 'd/a'), 'e/a').names.flatMap((name) => name.asked);
    expect(asked.map((each) => `${each.layer}:${each.path}`)).toEqual([
      'upper:e',
      '0:d',
      'upper:e/a',
      '0:d/a',
    ]);
  });

  it('follows a link only when asked to', () => {
    const at = mount('', 's -> f\nf');
    expect(trace(at, 's')).toBe('s: upper absent, 0 file – found a file\nfrom 0');
    expect(trace(at, 's', true)).toBe(
      's: upper absent, 0 file – found a file\nf: upper absent, 0 file – found a file\nfrom 0',
    );
  });
});

describe('where things come from', () => {
  const at = mount('d/new\n⌀gone', 'd/a\nshadow = 1', 'd/b\nshadow = 0\ngone');

  it('listMerged names the layers', () => {
    expect(listMerged(at).map((entry) => `${entry.path}: ${entry.layers.join(' ')}`)).toEqual([
      'd: upper 1 0',
      'd/a: 1',
      'd/b: 0',
      'd/new: upper',
      'shadow: 1',
    ]);
  });

  it('coverageOf says what each layer still shows', () => {
    const told = (layer: 'upper' | number): string[] =>
      coverageOf(at, layer).map((each) => `${each.path} ${each.state}`);
    expect(told('upper')).toEqual(['d visible', 'd/new visible', 'gone mark']);
    expect(told(1)).toEqual(['d merged', 'd/a visible', 'shadow visible']);
    expect(told(0)).toEqual(['d merged', 'd/b visible', 'gone covered', 'shadow covered']);
  });

  it('metacopy: attributes from upper, data from below; the hole takes no disk', () => {
    const start = mountOverlay({ lowers: [parseTree('f = data')], options: { metacopy: true } });
    const [chmod, append] = applyAll(start, [
      { op: 'chmod', path: 'f', mode: 0o600 },
      { op: 'append', path: 'f', content: '!' },
    ]);
    expect(listMerged(chmod?.mount ?? start)[0]).toMatchObject({
      layer: 'upper',
      dataLayer: 0,
      stat: { size: 4 },
    });
    expect(upperBytes(chmod?.mount ?? start)).toBe(0);
    expect(upperBytes(append?.mount ?? start)).toBe(5);
  });
});

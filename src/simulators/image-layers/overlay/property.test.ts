import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLayer, applyLayers } from '../apply-layer.ts';
import { fromUtf8, utf8 } from '../bytes.ts';
import { makeLayer } from '../layer.ts';
import { commit, layerFromUpper, lowerFromLayer, lowersFromLayers } from '../layer-convert.ts';
import {
  dirEntry,
  fileEntry,
  hardlinkEntry,
  type LayerEntry,
  markOf,
  opaqueEntry,
  symlinkEntry,
  whiteoutEntry,
} from '../layer-entry.ts';
import { treeText } from '../tree-text.ts';
import { emptyTree, inodeAt, type Tree } from '../tree.ts';
import { apply, type Step } from './apply.ts';
import { mergedTree } from './merged.ts';
import { type Mount, mountOverlay } from './mount.ts';
import type { Operation } from './operation.ts';
import type { MountOptions } from './options.ts';
import { PlainFs } from './plain-fs.test-model.ts';

const full = { content: true, marks: true };
const name = fc.constantFrom('a', 'b', 'c');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const text = fc.constantFrom('', 'x', 'hello');
const mode = fc.constantFrom(0o600, 0o644, 0o755);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    arbitrary: fc.record({
      op: fc.constantFrom('write', 'append', 'create_excl', 'poke'),
      path,
      content: text,
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ op: fc.constantFrom('unlink', 'rmdir', 'rm_rf', 'mkdir'), path }), weight: 8 },
  {
    arbitrary: fc.record({
      op: fc.constantFrom('read', 'list', 'exists', 'open_rdwr', 'readlink', 'nlink'),
      path,
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      op: fc.constantFrom('rename', 'rename_exchange', 'rename_noreplace', 'link'),
      from: path,
      to: path,
    }),
    weight: 6,
  },
  { arbitrary: fc.record({ op: fc.constant('chmod'), path, mode }), weight: 1 },
  { arbitrary: fc.record({ op: fc.constant('truncate'), path, size: fc.nat(4) }), weight: 1 },
  {
    arbitrary: fc.record({
      op: fc.constant('symlink'),
      path,
      target: fc.constantFrom('a', 'b/c', '../a', '/c', 'nowhere'),
    }),
    weight: 1,
  },
) as fc.Arbitrary<Operation>;

const entry: fc.Arbitrary<LayerEntry> = fc.oneof(
  {
    arbitrary: fc
      .tuple(path, text, mode)
      .map(([at, data, bits]) => fileEntry(at, utf8(data), { mode: bits })),
    weight: 4,
  },
  {
    arbitrary: fc
      .tuple(path, fc.constantFrom(0o755, 0o700))
      .map(([at, bits]) => dirEntry(at, { mode: bits })),
    weight: 4,
  },
  { arbitrary: path.map(whiteoutEntry), weight: 2 },
  { arbitrary: path.map(opaqueEntry), weight: 1 },
);
const extras: fc.Arbitrary<LayerEntry> = fc.oneof(
  entry,
  fc.tuple(path, path).map(([at, target]) => hardlinkEntry(at, target)),
  fc.tuple(path, fc.constantFrom('a', 'b/c', '../a')).map(([at, target]) => symlinkEntry(at, target)),
);

/**
 * One to four layers as a build could make them: an entry that cannot be applied is dropped, and so is a
 * whiteout of what is not there (the kernel would list such a whiteout by its name).
 */
const layersOf = (entries: fc.Arbitrary<LayerEntry>) =>
  fc.array(fc.array(entries, { maxLength: 8 }), { minLength: 1, maxLength: 4 }).map((raw) => {
    let below = emptyTree();
    return raw.map((candidates) => {
      let layer: { readonly entries: readonly LayerEntry[] } = { entries: [] };
      for (const candidate of candidates) {
        const next = { entries: [...layer.entries, candidate] };
        if (isSound(below, next)) layer = next;
      }
      below = applyLayer(below, layer);
      return layer;
    });
  });

function isSound(below: Tree, layer: { readonly entries: readonly LayerEntry[] }): boolean {
  try {
    applyLayer(below, layer);
    lowerFromLayer(layer, below);
  } catch {
    return false;
  }
  const content = layer.entries
    .map((each) => markOf(each, 'path'))
    .filter((mark) => mark.kind !== 'whiteout');
  return layer.entries.every((each, i) => {
    const mark = markOf(each, 'path');
    // Nor does a build name a file by a way that leads through a link.
    const sofar = applyLayer(below, { entries: layer.entries.slice(0, i) });
    const dirs = mark.kind === 'opaque' ? mark.names : mark.names.slice(0, -1);
    const ways = dirs.map((_, k) => dirs.slice(0, k + 1).join('/'));
    if (
      ways.some((way) => inodeAt(sofar, way)?.type === 'symlink' || inodeAt(below, way)?.type === 'symlink')
    )
      return false;
    if (mark.kind === 'content') return true;
    const at = mark.names.join('/');
    // Not inside what the same layer replaces, either.
    const replaced = layer.entries.some((other) => {
      const its = markOf(other, 'path');
      const path = its.names.join('/');
      return (
        other !== each && its.kind !== 'content' && (path === '' || at === path || at.startsWith(`${path}/`))
      );
    });
    const over = content.some(
      (its) =>
        at.startsWith(`${its.names.join('/')}/`) && inodeAt(below, its.names.join('/'))?.type !== 'dir',
    );
    return !replaced && !over && (mark.kind === 'opaque' || inodeAt(below, at) !== undefined);
  });
}

const seen = (mount: Mount): string => treeText(mergedTree(mount), full);

function replay(mount: Mount, operations: readonly Operation[]): Step[] {
  const steps: Step[] = [];
  for (const each of operations) steps.push(apply(steps.at(-1)?.mount ?? mount, each));
  return steps;
}

const plainValue = (value: Step['value']): unknown => (value instanceof Uint8Array ? fromUtf8(value) : value);

describe('an overlay behaves as a plain file system', () => {
  const modes: readonly [string, Partial<MountOptions>, fc.Arbitrary<LayerEntry>][] = [
    ['with default options, but for EXDEV', {}, entry],
    ['fully with redirect_dir=on', { redirectDir: 'on' }, entry],
    ['fully with metacopy=on', { metacopy: true }, entry],
    ['with lower hard links and index=on', { redirectDir: 'on', index: true }, extras],
  ];
  it.each(modes)('%s', (_, options, entries) => {
    fc.assert(
      fc.property(layersOf(entries), fc.array(operation, { maxLength: 25 }), (layers, operations) => {
        let mount = mountOverlay({ lowers: lowersFromLayers(layers), options });
        // A lower file's link count includes names that other layers hide: with links, it is left out.
        const text = options.index ? { ...full, without: ['nlink'] } : full;
        const model = new PlainFs(mergedTree(mount));
        for (const each of operations) {
          if (options.index && each.op === 'nlink') continue;
          const step = apply(mount, each);
          mount = step.mount;
          const moves = each.op.startsWith('rename') && step.errno === 'EXDEV';
          if (moves) {
            expect(options.redirectDir, 'EXDEV only where the kernel gives it').toBeUndefined();
            expect(options.metacopy).toBeUndefined();
            continue;
          }
          const expected = model.apply(each);
          expect([each, step.errno, plainValue(step.value)]).toEqual([each, expected.errno, expected.value]);
          expect(treeText(mergedTree(mount), text)).toBe(treeText(model.tree(), text));
        }
      }),
      { numRuns: 150 },
    );
  });
});

const scenario = fc.record({
  layers: layersOf(entry),
  operations: fc.array(operation, { maxLength: 25 }),
  options: fc.constantFrom<Partial<MountOptions>>({}, { redirectDir: 'on' }, { metacopy: true }),
});

describe('invariants', () => {
  it('mounted layers show what applying them gives', () => {
    fc.assert(
      fc.property(layersOf(extras), (layers) => {
        const mount = mountOverlay({ lowers: lowersFromLayers(layers) });
        // Link counts are each layer's own in a mount: compare names, attributes and content.
        const options = { ...full, without: ['nlink'] };
        expect(treeText(mergedTree(mount), options)).toBe(treeText(applyLayers(layers), options));
      }),
    );
  });

  it('lowers never change, nor does any earlier state', () => {
    fc.assert(
      fc.property(scenario, ({ layers, operations, options }) => {
        const first = mountOverlay({ lowers: lowersFromLayers(layers), options });
        const lowers = first.lowers.map((lower) => treeText(lower, full));
        const steps = replay(first, operations);
        const states = steps.map((step) => seen(step.mount));
        expect(replay(first, operations).map((step) => seen(step.mount))).toEqual(states);
        expect(steps.map((step) => seen(step.mount))).toEqual(states);
        for (const { mount } of steps) {
          expect(mount.lowers).toBe(first.lowers);
          expect(mount.lowers.map((lower) => treeText(lower, full))).toEqual(lowers);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('mounting lowers and upper again shows the same tree', () => {
    fc.assert(
      fc.property(scenario, ({ layers, operations, options }) => {
        const first = mountOverlay({ lowers: lowersFromLayers(layers), options });
        const mount = replay(first, operations).at(-1)?.mount ?? first;
        expect(seen(mountOverlay({ lowers: mount.lowers, upper: mount.upper, options }))).toBe(seen(mount));
      }),
    );
  });

  it('a commit, applied to what was below, gives what the mount shows', () => {
    fc.assert(
      fc.property(scenario, ({ layers, operations, options }) => {
        const first = mountOverlay({ lowers: lowersFromLayers(layers), options });
        const mount = replay(first, operations).at(-1)?.mount ?? first;
        const below = mergedTree(first);
        expect(treeText(applyLayer(below, makeLayer(commit(mount))), full)).toBe(seen(mount));
      }),
    );
  });

  it('so does the layer made from the upper directory alone, without redirect and metacopy', () => {
    fc.assert(
      fc.property(layersOf(entry), fc.array(operation, { maxLength: 25 }), (layers, operations) => {
        const first = mountOverlay({ lowers: lowersFromLayers(layers) });
        const mount = replay(first, operations).at(-1)?.mount ?? first;
        const layer = makeLayer(layerFromUpper(mount.upper ?? emptyTree()));
        expect(treeText(applyLayer(mergedTree(first), layer), full)).toBe(seen(mount));
        const onTop = mountOverlay({ lowers: lowersFromLayers([...layers, layer]) });
        expect(treeText(mergedTree(onTop), { ...full, without: ['nlink'] })).toBe(
          treeText(mergedTree(mount), { ...full, without: ['nlink'] }),
        );
      }),
    );
  });
});

import { ParamError } from '../../shared/errors.ts';
import { applyLayers } from '../apply-layer.ts';
import { utf8 } from '../bytes.ts';
import { chainIds } from '../chain-id.ts';
import { parseDigest } from '../digest.ts';
import { layerFromTar, makeLayer } from '../layer.ts';
import { dirEntry, fileEntry, hardlinkEntry, type LayerEntry, symlinkEntry } from '../layer-entry.ts';
import { type Tree, walk } from '../tree.ts';
import { type Agreement, agreement, canonical, compareRecords } from './difference.ts';
import { recordOf, type RecordedTree } from './overlay-case.ts';

export interface RecordedEntry {
  readonly path: string;
  readonly type: string;
  readonly content?: string;
  readonly target?: string;
  readonly mode?: string;
}

/** One case of `oci.json`: layers as tar entries, and what umoci unpacked from them. */
export interface OciCase {
  readonly name: string;
  readonly layers: readonly (readonly RecordedEntry[])[];
  readonly diffIds: readonly string[];
  readonly chainIds: readonly string[];
  readonly tree: RecordedTree;
  readonly hardLinked?: readonly (readonly string[])[];
}

function entryFromRecord(entry: RecordedEntry, field: string): LayerEntry {
  const given = entry.mode === undefined ? {} : { mode: parseInt(entry.mode, 8) };
  if (entry.type === 'file') return fileEntry(entry.path, utf8(entry.content ?? ''), given);
  if (entry.type === 'dir') return dirEntry(entry.path, given);
  if (entry.type === 'symlink') return symlinkEntry(entry.path, entry.target ?? '');
  if (entry.type === 'hardlink') return hardlinkEntry(entry.path, entry.target ?? '');
  throw new ParamError(`${field}.type`, `"${entry.type}" is not known; give file, dir, symlink or hardlink`);
}

/** The groups of paths that share one inode, sorted. */
export function hardLinkGroups(tree: Tree): string[][] {
  const groups = new Map<number, string[]>();
  walk(tree, (path, inode) => {
    if (inode.type !== 'dir') groups.set(inode.ino, [...(groups.get(inode.ino) ?? []), path]);
  });
  return [...groups.values()].filter((paths) => paths.length > 1);
}

/**
 * Writes each layer as a real tar, reads it back, applies all of them and compares the tree, the hard links
 * and the chain IDs of the recorded DiffIDs. DiffIDs themselves are of the tars of that run (times differ).
 */
export function compareOciCase(scenario: OciCase): Agreement {
  const layers = scenario.layers.map((entries, i) => {
    const field = `${scenario.name}.layers[${i}]`;
    const made = makeLayer(
      entries.map((entry, k) => entryFromRecord(entry, `${field}[${k}]`)),
      undefined,
      field,
    );
    return layerFromTar(made.tar, undefined, field);
  });
  const tree = applyLayers(layers, `${scenario.name}.layers`);
  // What only links show, the list of linked paths compares below.
  const actual = Object.fromEntries(
    Object.entries(recordOf(tree, false)).map(([path, { nlink: _nlink, ...node }]) => [path, node]),
  );
  const differences = compareRecords('tree', scenario.tree, actual);
  const links = canonical(hardLinkGroups(tree));
  const expected = canonical(scenario.hardLinked ?? []);
  if (links !== expected) differences.push(`hard links: expected ${expected}, the simulator says ${links}`);
  const chain = chainIds(scenario.diffIds.map((id, i) => parseDigest(id, `${scenario.name}.diffIds[${i}]`)));
  if (canonical(chain) !== canonical(scenario.chainIds)) {
    differences.push(
      `chain IDs: expected ${canonical(scenario.chainIds)}, the simulator says ${canonical(chain)}`,
    );
  }
  return agreement(scenario.name, differences);
}

/** Compares all cases of a parsed `oci.json`. */
export const compareOci = (fixture: { readonly cases: readonly OciCase[] }): Agreement[] =>
  fixture.cases.map(compareOciCase);

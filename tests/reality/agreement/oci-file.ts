import {
  compareOciCase,
  type OciCase,
  type RecordedEntry,
} from '../../../src/simulators/image-layers/agreement/oci-case.ts';
import { canonical } from '../../../src/simulators/image-layers/agreement/difference.ts';
import { chainIds } from '../../../src/simulators/image-layers/chain-id.ts';
import { parseDigest } from '../../../src/simulators/image-layers/digest.ts';
import { ParamError } from '../../../src/simulators/shared/errors.ts';
import { compareEach, type Outcome } from './case.ts';
import { type Fields, fitsCall, list, matching, object, only, text } from './check.ts';
import { foundTree, mode } from './recorded-tree.ts';

const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  file: ['content', 'mode'],
  dir: ['mode'],
  symlink: ['target', 'mode'],
  hardlink: ['target', 'mode'],
};

function entry(field: string, value: unknown): RecordedEntry {
  const given = object(field, value);
  const type = text(`${field}.type`, given['type']);
  const known = Object.hasOwn(OF_TYPE, type) ? OF_TYPE[type] : undefined;
  if (!known) {
    throw new ParamError(`${field}.type`, `"${type}" is not known; give ${Object.keys(OF_TYPE).join(', ')}.`);
  }
  only(field, given, ['path', 'type', ...known]);
  fitsCall(`${field}.path`, text(`${field}.path`, given['path']));
  if (given['content'] !== undefined) text(`${field}.content`, given['content'], { empty: true });
  if (given['mode'] !== undefined) mode(`${field}.mode`, given['mode']);
  if (known.includes('target')) text(`${field}.target`, given['target']);
  return given as unknown as RecordedEntry;
}

const digest = (field: string, value: unknown): string =>
  matching(field, value, /^sha256:[0-9a-f]{64}$/, 'a digest, "sha256:" and 64 hexadecimal digits');

/** A case without layers is a vector: DiffIDs and their chain IDs alone. */
function compareVector(field: string, given: Fields): Omit<Outcome, 'name'> {
  const diffIds = list(`${field}.diffIds`, given['diffIds'], digest);
  if (diffIds.length === 0) throw new ParamError(`${field}.diffIds`, 'is empty; give at least one digest.');
  const expected = canonical(list(`${field}.chainIds`, given['chainIds'], digest));
  const actual = canonical(chainIds(diffIds.map((id, i) => parseDigest(id, `${field}.diffIds[${i}]`))));
  const differences =
    actual === expected ? [] : [`chain IDs: expected ${expected}, the simulator says ${actual}`];
  return { agrees: differences.length === 0, differences };
}

function ociCase(field: string, given: Fields): OciCase {
  const layers = list(`${field}.layers`, given['layers'], (at, layer) => list(at, layer, entry));
  const diffIds = list(`${field}.diffIds`, given['diffIds'], digest);
  if (diffIds.length !== layers.length) {
    throw new ParamError(
      `${field}.diffIds`,
      `has ${diffIds.length} digests for ${layers.length} layers; give one each.`,
    );
  }
  return {
    name: text(`${field}.name`, given['name']),
    layers,
    diffIds,
    chainIds: list(`${field}.chainIds`, given['chainIds'], digest),
    tree: foundTree(`${field}.tree`, given['tree']),
    ...(given['hardLinked'] === undefined
      ? {}
      : {
          hardLinked: list(`${field}.hardLinked`, given['hardLinked'], (at, group) => list(at, group, text)),
        }),
  };
}

/**
 * Takes a parsed file of image layers (`tests/fixtures/oci.json` is one), writes each layer as a tar, applies them, and
 * compares the tree, the hard links and the chain IDs, exactly. Throws `ParamError` if the file is of another format.
 */
export function compareOciFile(file: unknown, from = 0): Iterable<Outcome> {
  return compareEach('cases', object('file', file)['cases'], from, (field, given) =>
    given['layers'] === undefined && given['tree'] === undefined
      ? compareVector(field, given)
      : compareOciCase(ociCase(field, given)),
  );
}

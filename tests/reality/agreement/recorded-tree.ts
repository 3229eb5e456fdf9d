import type { RecordedTree } from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { ParamError } from '../../../src/simulators/shared/errors.ts';
import { fitsCall, flag, type Fields, matching, object, only, text } from './check.ts';

const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  dir: ['mode', 'opaque', 'xattrs'],
  file: ['mode', 'content', 'hardlink', 'nlink', 'xattrs'],
  symlink: ['target', 'xattrs'],
  whiteout: [],
  chardev: ['mode', 'rdev', 'nlink', 'xattrs'],
  blockdev: ['mode', 'rdev', 'nlink', 'xattrs'],
  fifo: ['mode', 'rdev', 'nlink', 'xattrs'],
};
/** What `treeFromRecord` can build. */
const GIVEN = ['dir', 'file', 'symlink', 'whiteout', 'chardev'];

/** NAME_MAX. */
const MOST_NAME = 255;

/** Octal digits, as `chmod` takes them. */
export const mode = (field: string, value: unknown): string =>
  matching(field, value, /^[0-7]{3,4}$/, 'octal digits such as "0644"');

function node(field: string, value: unknown, types: readonly string[]): Fields {
  const given = object(field, value);
  const type = text(`${field}.type`, given['type']);
  const known = types.includes(type) ? OF_TYPE[type] : undefined;
  if (!known) throw new ParamError(`${field}.type`, `"${type}" is not known; give ${types.join(', ')}.`);
  only(field, given, ['type', ...known]);
  if (given['mode'] !== undefined) mode(`${field}.mode`, given['mode']);
  if (given['content'] !== undefined) text(`${field}.content`, given['content'], { empty: true });
  if (given['hardlink'] !== undefined) text(`${field}.hardlink`, given['hardlink']);
  if (given['opaque'] !== undefined) flag(`${field}.opaque`, given['opaque']);
  if (given['rdev'] !== undefined) {
    matching(`${field}.rdev`, given['rdev'], /^\d+\/\d+$/, 'major/minor such as "0/0"');
  }
  if (type === 'symlink') text(`${field}.target`, given['target']);
  for (const [name, each] of Object.entries(object(`${field}.xattrs`, given['xattrs'] ?? {}))) {
    text(`${field}.xattrs.${name}`, each, { empty: true });
  }
  return given;
}

function tree(field: string, value: unknown, types: readonly string[]): RecordedTree {
  const given = object(field, value);
  for (const [path, each] of Object.entries(given)) {
    const where = `${field}.${path}`;
    fitsCall(where, path);
    const names = path.split('/');
    if (path !== '.' && names.some((name) => name === '' || name === '.' || name === '..')) {
      throw new ParamError(where, 'is not a path below the root; write it like "dir/file".');
    }
    if (names.some((name) => Buffer.byteLength(name) > MOST_NAME)) {
      throw new ParamError(where, `has a name of more than ${MOST_NAME} bytes; shorten it.`);
    }
    for (const above of names.keys()) {
      const dir = names.slice(0, above).join('/');
      if (Object.hasOwn(given, dir) && object(`${field}.${dir}`, given[dir])['type'] !== 'dir') {
        throw new ParamError(where, `lies in "${dir}", which is no dir.`);
      }
    }
    const { type } = node(where, each, types);
    if (path === '.' && type !== 'dir') throw new ParamError(`${where}.type`, 'the root is a dir.');
  }
  return given as unknown as RecordedTree;
}

/** A tree that a case starts with: everything in it can be built. ParamError names `<field>.<path>.<what>`. */
export const givenTree = (field: string, value: unknown): RecordedTree => tree(field, value, GIVEN);

/** A tree that was found afterwards; it may also hold what no case starts with. */
export const foundTree = (field: string, value: unknown): RecordedTree =>
  tree(field, value, Object.keys(OF_TYPE));

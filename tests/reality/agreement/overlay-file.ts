import { constants } from 'node:os';
import {
  compareOverlayCase,
  type OverlayCase,
  type RecordedOperation,
} from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { parseMountLine } from '../../../src/simulators/image-layers/overlay/options.ts';
import type { Operation } from '../../../src/simulators/image-layers/overlay/operation.ts';
import { checkOperation, MOST_BYTES } from '../../../src/simulators/image-layers/validate.ts';
import { ParamError } from '../../../src/simulators/shared/errors.ts';
import { compareEach, type Outcome } from './case.ts';
import { flag, type Fields, list, object, only, text } from './check.ts';
import { foundTree, givenTree, mode } from './recorded-tree.ts';

const ANSWERS = ['op', 'errno', 'result', 'note'];
const FIELDS = [
  ...['path', 'from', 'to', 'a', 'b', 'content', 'at', 'size', 'fd', 'mode', 'target', 'type', 'rdev'],
  ...['uid', 'gid', 'time', 'xattr', 'value', 'write', 'create', 'exclusive', 'truncate'],
];

function checkErrno(field: string, value: unknown): void {
  if (value === null) return;
  const name = text(field, value);
  if (!Object.hasOwn(constants.errno, name)) {
    throw new ParamError(field, `"${name}" is not an errno; give a symbol such as "ENOENT", or null.`);
  }
}

function operation(field: string, value: unknown): RecordedOperation {
  const given = object(field, value);
  const op = text(`${field}.op`, given['op']);
  checkErrno(`${field}.errno`, given['errno']);
  const { errno: _errno, result: _result, note: _note, ...asked } = given;
  if (op === 'keep_inode' || op === 'inode_is') {
    only(field, given, [...ANSWERS, 'path', 'as']);
    text(`${field}.path`, given['path'], { empty: true });
    text(`${field}.as`, given['as']);
  } else {
    only(field, given, [...ANSWERS, ...FIELDS]);
    const octal =
      asked['mode'] === undefined ? {} : { mode: parseInt(mode(`${field}.mode`, asked['mode']), 8) };
    checkOperation({ ...asked, ...octal } as unknown as Operation, field);
  }
  return given as RecordedOperation;
}

/** The bytes that a case asks for: each file that an operation makes this long may be another one. */
function checkBytes(field: string, ops: readonly RecordedOperation[]): void {
  const bytes = ops.reduce((sum, { size, at }) => sum + Math.max(Number(size ?? 0), Number(at ?? 0)), 0);
  if (bytes > MOST_BYTES)
    throw new ParamError(field, `ask for ${bytes} bytes; make that at most ${MOST_BYTES} in one case.`);
}

/** Takes one scenario of a parsed file and gives it checked, field by field. Throws `ParamError` naming the field. */
export function overlayCase(field: string, given: Fields): OverlayCase {
  const upper = given['upper'];
  const line = text(`${field}.mount`, given['mount']);
  const lowers = list(`${field}.lowers`, given['lowers'], givenTree);
  const named = parseMountLine(line, `${field}.mount`).lowers.length;
  if (named !== lowers.length) {
    throw new ParamError(`${field}.lowers`, `has ${lowers.length} trees for ${named} names in mount.`);
  }
  const ops = list(`${field}.ops`, given['ops'], operation);
  checkBytes(`${field}.ops`, ops);
  return {
    name: text(`${field}.name`, given['name']),
    mount: line,
    lowers,
    ...(given['upper_before'] === undefined
      ? {}
      : { upper_before: givenTree(`${field}.upper_before`, given['upper_before']) }),
    ops,
    merged: foundTree(`${field}.merged`, given['merged']),
    upper: upper === null ? null : foundTree(`${field}.upper`, upper),
    lowers_unchanged: flag(`${field}.lowers_unchanged`, given['lowers_unchanged']),
  };
}

/**
 * Takes a parsed file of operations on overlay mounts (`tests/fixtures/overlay.json` is one) and replays every scenario
 * on the model: each errno, each answer, the merged tree, the upper directory with its marks. Throws `ParamError` if the
 * file is of another format.
 */
export function compareOverlayFile(file: unknown, from = 0): Iterable<Outcome> {
  return compareEach('scenarios', object('file', file)['scenarios'], from, (field, given) =>
    compareOverlayCase(overlayCase(field, given)),
  );
}

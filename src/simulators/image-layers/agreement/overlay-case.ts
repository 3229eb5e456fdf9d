import { ParamError } from '../../shared/errors.ts';
import { fromUtf8, utf8 } from '../bytes.ts';
import { type Inode, newDevice, newDir, newFile, newSymlink, newWhiteout } from '../inode.ts';
import { apply } from '../overlay/apply.ts';
import { OPAQUE, ORIGIN } from '../overlay/marks.ts';
import { type Mount, mountOverlay } from '../overlay/mount.ts';
import { lookAtAll, mergedTree } from '../overlay/merged.ts';
import type { Operation, Value } from '../overlay/operation.ts';
import { parseMountLine } from '../overlay/options.ts';
import { dirOf, inodeAt, inodeOf, type Tree, TreeEditor, walk } from '../tree.ts';
import { type Agreement, agreement, canonical, compareRecords } from './difference.ts';

/** One file of a recorded tree. */
export interface RecordedNode {
  readonly type: string;
  readonly mode?: string;
  readonly content?: string;
  readonly target?: string;
  readonly hardlink?: string;
  readonly opaque?: boolean;
  readonly rdev?: string;
  readonly nlink?: number | 'shared';
  readonly xattrs?: Readonly<Record<string, string>>;
}
export type RecordedTree = Readonly<Record<string, RecordedNode>>;

/** One recorded operation: its fields, the errno it gave and, for a question, the answer. */
export type RecordedOperation = Readonly<Record<string, unknown>> & {
  readonly op: string;
  readonly errno: string | null;
};

/** One scenario of `overlay.json`, made by file operations on a real overlay mount. */
export interface OverlayCase {
  readonly name: string;
  readonly mount: string;
  readonly lowers: readonly RecordedTree[];
  readonly upper_before?: RecordedTree;
  readonly ops: readonly RecordedOperation[];
  readonly merged: RecordedTree;
  readonly upper: RecordedTree | null;
  readonly lowers_unchanged: boolean;
}

/** Builds the tree that a record describes. Parents come first or are made with mode 0755. */
export function treeFromRecord(record: RecordedTree, field = 'tree'): Tree {
  const at = new TreeEditor();
  for (const [path, node] of Object.entries(record)) {
    const names = path === '.' ? [] : path.split('/');
    const name = names.pop();
    let dir = at.root;
    for (const parent of names) dir = dirOf(at, dir).entries.get(parent) ?? at.create(dir, parent, newDir());
    const xattrs = new Map(Object.entries(node.xattrs ?? {}));
    if (node.opaque) xattrs.set(OPAQUE, 'y');
    const given = { mode: node.mode === undefined ? undefined : parseInt(node.mode, 8), xattrs };
    if (name === undefined) {
      at.put({ ...dirOf(at, dir), xattrs, mode: given.mode ?? 0o755 });
    } else if (node.hardlink !== undefined) {
      const target = inodeAt(at.tree, node.hardlink);
      if (!target || target.type === 'dir')
        throw new ParamError(
          `${field}.${path}`,
          `links to "${node.hardlink}"; name a file that comes before`,
        );
      at.link(dir, name, target.ino);
    } else if (node.type === 'dir') at.create(dir, name, newDir(given));
    else if (node.type === 'file') at.create(dir, name, newFile(utf8(node.content ?? ''), given));
    else if (node.type === 'symlink') at.create(dir, name, newSymlink(node.target ?? '', { xattrs }));
    else if (node.type === 'whiteout') at.create(dir, name, newWhiteout());
    else if (node.type === 'chardev') at.create(dir, name, newDevice('chardev', node.rdev ?? '0/0', given));
    else
      throw new ParamError(
        `${field}.${path}.type`,
        `"${node.type}" is not known; give file, dir, symlink or whiteout`,
      );
  }
  return at.tree;
}

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

function recordNode(inode: Inode, raw: boolean): RecordedNode {
  const xattrs: Record<string, string> = {};
  if (raw) for (const [name, value] of inode.xattrs) xattrs[name] = name === ORIGIN ? '<handle>' : value;
  const noted = Object.keys(xattrs).length > 0 ? { xattrs } : {};
  if (inode.type === 'dir') return { type: 'dir', mode: octal(inode.mode), ...noted };
  if (inode.type === 'symlink') return { type: 'symlink', target: inode.target, ...noted };
  if (inode.type !== 'file') {
    const shared = inode.nlink > 1 ? ({ nlink: 'shared' } as const) : {};
    return { type: inode.type, mode: octal(inode.mode), rdev: inode.rdev, ...shared, ...noted };
  }
  const links = inode.nlink > 1 ? { nlink: inode.nlink } : {};
  return { type: 'file', mode: octal(inode.mode), content: fromUtf8(inode.data), ...links, ...noted };
}

/** A tree as such a record: the upper directory with its marks, or a merged tree without them. */
export function recordOf(tree: Tree, raw: boolean): RecordedTree {
  const out: [string, RecordedNode][] = [];
  const { xattrs } = recordNode(inodeOf(tree, tree.root), raw);
  if (xattrs) out.push(['.', { type: 'dir', xattrs }]);
  walk(tree, (path, inode) => out.push([path, recordNode(inode, raw)]));
  // Not by assignment: a file can have the name __proto__.
  return Object.fromEntries(out);
}

function operationOf(recorded: RecordedOperation): Operation {
  const { errno: _errno, result: _result, ...fields } = recorded;
  const mode = typeof fields['mode'] === 'string' ? { mode: parseInt(fields['mode'], 8) } : {};
  return { ...fields, ...mode } as unknown as Operation;
}

const plain = (value: Value): unknown => (value instanceof Uint8Array ? fromUtf8(value) : value);

/** The mount as the case finds it. */
export function mountCase(scenario: OverlayCase): Mount {
  const line = parseMountLine(scenario.mount, `${scenario.name}.mount`);
  if (line.lowers.length !== scenario.lowers.length) {
    throw new ParamError(
      `${scenario.name}.lowers`,
      `has ${scenario.lowers.length} trees for ${line.lowers.length} names`,
    );
  }
  const upper =
    line.upper === null ? null : treeFromRecord(scenario.upper_before ?? {}, `${scenario.name}.upper_before`);
  const lowers = scenario.lowers.map((lower, i) => treeFromRecord(lower, `${scenario.name}.lowers[${i}]`));
  return mountOverlay({ lowers, upper, options: line.options });
}

/**
 * Replays a recorded scenario and compares every errno, every answer, the merged tree, the upper directory
 * with all its marks, and that the lowers did not change. A case of another shape is a ParamError.
 */
export function compareOverlayCase(scenario: OverlayCase): Agreement {
  const differences: string[] = [];
  const inodes = new Map<string, string>();
  const before = mountCase(scenario);
  const lowersBefore = before.lowers.map((lower) => canonical(recordOf(lower, true)));
  let mount = before;
  scenario.ops.forEach((recorded, i) => {
    const what = `op ${i + 1} ${recorded.op}`;
    const as = String(recorded['as']);
    const path = String(recorded['path']);
    const asksInode = recorded.op === 'keep_inode' || recorded.op === 'inode_is';
    const step = apply(mount, asksInode ? { op: 'stat', path } : operationOf(recorded));
    mount = step.mount;
    if (step.errno !== recorded.errno) {
      differences.push(
        `${what}: expected ${recorded.errno ?? 'success'}, the simulator says ${step.errno ?? 'success'}`,
      );
    }
    const ino =
      step.value !== null && typeof step.value === 'object' && 'ino' in step.value ? step.value.ino : '';
    if (recorded.op === 'keep_inode') inodes.set(as, ino);
    const answer = recorded.op === 'inode_is' ? ino === inodes.get(as) : plain(step.value);
    if ('result' in recorded && canonical(answer) !== canonical(recorded['result'])) {
      differences.push(
        `${what}: expected ${canonical(recorded['result'])}, the simulator says ${canonical(answer)}`,
      );
    }
  });
  // The recorder listed the merged tree before it looked into the upper directory.
  mount = lookAtAll(mount);
  differences.push(...compareRecords('merged', scenario.merged, recordOf(mergedTree(mount), false)));
  const upper = mount.upper ? recordOf(mount.upper, true) : {};
  differences.push(...compareRecords('upper', scenario.upper ?? {}, upper));
  const unchanged = mount.lowers.every((lower, i) => canonical(recordOf(lower, true)) === lowersBefore[i]);
  if (unchanged !== scenario.lowers_unchanged)
    differences.push(`lowers: expected ${scenario.lowers_unchanged ? 'unchanged' : 'changed'}`);
  return agreement(scenario.name, differences);
}

/** Compares all scenarios of a parsed `overlay.json`. */
export const compareOverlay = (fixture: { readonly scenarios: readonly OverlayCase[] }): Agreement[] =>
  fixture.scenarios.map(compareOverlayCase);

import fc from 'fast-check';
import type {
  RecordedNode,
  RecordedTree,
} from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import type { AskedCase } from './host.ts';
import type { Asked } from './perform.ts';

/** Few names and little depth, so that operations meet. */
const name = fc.constantFrom('a', 'b', 'd', 'e');
const path = fc
  .tuple(name, fc.option(name, { nil: undefined, freq: 2 }), fc.option(name, { nil: undefined, freq: 1 }))
  .map((names) => names.filter((each) => each !== undefined).join('/'));
const target = fc.constantFrom('a', 'b', 'd', '../a', 'd/a', '/b', 'nowhere');
const xattr = fc.constantFrom('user.k', 'trusted.t', 'trusted.overlay.opaque');
const fd = fc.constantFrom('f', 'g');
const content = fc.constantFrom('new', 'other', '');

type Branch =
  | { readonly kind: 'file'; readonly mode: string; readonly xattr: boolean }
  | { readonly kind: 'dir'; readonly mode: string; readonly opaque: boolean; readonly below: Branches }
  | { readonly kind: 'symlink'; readonly target: string }
  | { readonly kind: 'whiteout' }
  /** Another name of a file that came before; which one is `of`, counted round. */
  | { readonly kind: 'hardlink'; readonly of: number };
type Branches = Readonly<Record<string, Branch>>;

function branches(depth: number, marks: boolean): fc.Arbitrary<Branches> {
  const file: fc.Arbitrary<Branch> = fc.record({
    kind: fc.constant('file' as const),
    mode: fc.constantFrom('0644', '0600', '6755'),
    xattr: fc.constantFrom(false, false, false, true),
  });
  const dir = (): fc.Arbitrary<Branch> =>
    fc.record({
      kind: fc.constant('dir' as const),
      mode: fc.constantFrom('0755', '0700', '2755'),
      opaque: marks ? fc.constantFrom(false, false, true) : fc.constant(false),
      below: branches(depth - 1, marks),
    });
  const link: fc.Arbitrary<Branch> = fc.record({ kind: fc.constant('symlink' as const), target });
  const hardlink: fc.Arbitrary<Branch> = fc.record({ kind: fc.constant('hardlink' as const), of: fc.nat(3) });
  const whiteout: fc.Arbitrary<Branch> = fc.constant({ kind: 'whiteout' });
  const branch = fc.oneof(
    { arbitrary: file, weight: 5 },
    ...(depth > 1 ? [{ arbitrary: dir(), weight: 6 }] : []),
    { arbitrary: link, weight: 1 },
    { arbitrary: hardlink, weight: 1 },
    ...(marks ? [{ arbitrary: whiteout, weight: 2 }] : []),
  );
  return fc.dictionary(name, branch, { maxKeys: 4, size: 'max' });
}

/** The branches as a recorded tree; a file's content says where it comes from. */
function flatten(all: Branches, from: string): RecordedTree {
  const out: Record<string, RecordedNode> = {};
  const files: string[] = [];
  const add = (each: Branches, prefix: string): void => {
    for (const [last, branch] of Object.entries(each)) {
      const at = prefix + last;
      if (branch.kind === 'dir') {
        out[at] = { type: 'dir', mode: branch.mode, ...(branch.opaque ? { opaque: true } : {}) };
        add(branch.below, `${at}/`);
      } else if (branch.kind === 'symlink') out[at] = { type: 'symlink', target: branch.target };
      else if (branch.kind === 'whiteout') out[at] = { type: 'whiteout' };
      else if (branch.kind === 'hardlink' && files.length > 0) {
        const hardlink = files[branch.of % files.length]!;
        out[at] = { ...out[hardlink]!, hardlink };
      } else {
        const noted = branch.kind === 'file' && branch.xattr ? { xattrs: { 'user.k': 'v' } } : {};
        out[at] = {
          type: 'file',
          mode: branch.kind === 'file' ? branch.mode : '0644',
          content: `${from} ${at}`,
          ...noted,
        };
        files.push(at);
      }
    }
  };
  add(all, '');
  return out;
}

const tree = (from: string) =>
  fc.boolean().chain((marks) => branches(3, marks).map((all) => flatten(all, from)));

type Weighted = readonly [
  weight: number,
  op: string,
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
];

const OPERATIONS: readonly Weighted[] = [
  [3, 'read', { path }],
  [3, 'list', { path: fc.oneof(fc.constant(''), path) }],
  [2, 'exists', { path }],
  [1, 'readlink', { path }],
  [2, 'nlink', { path }],
  [2, 'same_inode', { a: path, b: path }],
  [1, 'keep_inode', { path, as: fc.constant('k') }],
  [1, 'inode_is', { path, as: fc.constant('k') }],
  [5, 'write', { path, content }],
  [3, 'append', { path, content }],
  [2, 'poke', { path, content, at: fc.nat(3) }],
  [2, 'create_excl', { path, content }],
  [1, 'truncate', { path, size: fc.nat(5) }],
  [1, 'open_rdwr', { path }],
  [2, 'open_ro', { path, fd }],
  [1, 'open_rdwr', { path, fd }],
  [
    1,
    'open',
    { path, fd, write: fc.boolean(), create: fc.boolean(), exclusive: fc.boolean(), truncate: fc.boolean() },
  ],
  [2, 'read_fd', { fd }],
  [1, 'write_fd', { fd, content: fc.constantFrom('new', 'other'), at: fc.nat(3) }],
  [1, 'close', { fd }],
  [7, 'mkdir', { path }],
  [5, 'rmdir', { path }],
  [8, 'unlink', { path }],
  [5, 'rm_rf', { path }],
  [14, 'rename', { from: path, to: path }],
  [1, 'rename_noreplace', { from: path, to: path }],
  [5, 'rename_exchange', { from: path, to: path }],
  [1, 'rename_whiteout', { from: path, to: path }],
  [5, 'link', { from: path, to: path }],
  [3, 'symlink', { path, target }],
  [1, 'mknod_0_0', { path }],
  [3, 'chmod', { path, mode: fc.constantFrom('0600', '0644', '0755', '2755', '0700', '6755') }],
  [2, 'chown', { path, uid: fc.nat(2), gid: fc.nat(2) }],
  [1, 'utime', { path, time: fc.constant(1_000_000_000) }],
  [1, 'setxattr', { path, xattr, value: fc.constantFrom('w', '') }],
  [1, 'removexattr', { path, xattr }],
  [1, 'getxattr', { path, xattr }],
  [1, 'listxattr', { path }],
];

const operation: fc.Arbitrary<Asked> = fc.oneof(
  ...OPERATIONS.map(([weight, op, fields]) => ({
    weight,
    arbitrary: fc.record({ op: fc.constant(op), ...fields }) as fc.Arbitrary<Asked>,
  })),
);

/** The mount options that operations can tell apart. */
export const OPTIONS = [
  '',
  'redirect_dir=on',
  'metacopy=on,redirect_dir=on',
  'index=on',
  'xino=on',
  'redirect_dir=nofollow',
  'metacopy=on,redirect_dir=on,index=on',
  'volatile',
  'read-only',
] as const;
export type Options = (typeof OPTIONS)[number];

/** The text after `-o` for so many lower directories ("l0" at the bottom). */
function mountLine(lowers: number, options: Options): string {
  const names = Array.from({ length: lowers }, (_, i) => `l${lowers - 1 - i}`).join(':');
  if (options === 'read-only') return `lowerdir=${names}`;
  return `lowerdir=${names},upperdir=upper,workdir=work${options === '' ? '' : `,${options}`}`;
}

/** Random layers and operations, on mounts with one of these options. Shrinks to few and short ones. */
export function arbitraryCase(known: readonly Options[]): fc.Arbitrary<AskedCase> {
  return fc.constantFrom(...known).chain((options) => {
    // Without an upper directory the kernel wants two lower ones.
    const least = options === 'read-only' ? 2 : 1;
    return fc
      .record({
        lowers: fc.array(tree('lower'), { minLength: least, maxLength: 3, size: 'max' }),
        upper: options === 'read-only' ? fc.constant({}) : fc.oneof(fc.constant({}), tree('upper')),
        ops: fc.array(operation, { minLength: 1, maxLength: 30, size: 'max' }),
      })
      .map(({ lowers, upper, ops }) => ({
        name: `random, ${options === '' ? 'default options' : options}`,
        mount: mountLine(lowers.length, options),
        lowers,
        ...(Object.keys(upper).length > 0 ? { upper_before: upper } : {}),
        ops,
      }));
  });
}

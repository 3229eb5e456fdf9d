import { describe, expect, it } from 'vitest';
import { fromUtf8 } from '../bytes.ts';
import { mergedText, parseTree, treeText } from '../tree-text.ts';
import { apply, type Step } from './apply.ts';
import { type Mount, mountOverlay } from './mount.ts';
import type { Operation } from './operation.ts';
import type { MountOptions } from './options.ts';

/** Lines of a tree, indented or on one line with two spaces between. */
const lines = (text: string): string =>
  text
    .split(/\n| {2,}/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

interface Start {
  /** Lower layers by letter: T is the top one, M the middle, B the bottom. */
  readonly T: string;
  readonly M?: string;
  readonly B?: string;
  /** Upper; null: mounted without one. */
  readonly U?: string | null;
  readonly options?: Partial<MountOptions>;
}

const start = ({ T, M, B, U = '', options = {} }: Start): Mount =>
  mountOverlay({
    lowers: [B, M, T].filter((text) => text !== undefined).map((text) => parseTree(lines(text))),
    upper: U === null ? null : parseTree(lines(U)),
    options,
  });

/** The upper directory without the marks that only keep inode numbers. */
const upper = (mount: Mount, content = false): string =>
  mount.upper ? treeText(mount.upper, { marks: true, content, without: ['impure', 'origin', 'nlink'] }) : '–';

/** The operations, then the merged tree with layers, the upper tree, and the answers. */
function run(from: Start, ...operations: Operation[]) {
  const before = start(from);
  const steps: Step[] = [];
  for (const operation of operations) steps.push(apply(steps.at(-1)?.mount ?? before, operation));
  const mount = steps.at(-1)?.mount ?? before;
  const last = steps.at(-1);
  const value = last?.value instanceof Uint8Array ? fromUtf8(last.value) : last?.value;
  return { mount, steps, merged: mergedText(mount), upper: upper(mount), errno: last?.errno ?? null, value };
}

const read = (mount: Mount, path: string): unknown => {
  const { value, errno } = apply(mount, { op: 'read', path });
  return value instanceof Uint8Array ? fromUtf8(value) : errno;
};
const list = (mount: Mount, path = ''): unknown => apply(mount, { op: 'list', path }).value;
const stat = (mount: Mount, path: string) => {
  const { value } = apply(mount, { op: 'stat', path });
  if (value === null || typeof value !== 'object' || !('ino' in value)) throw new Error(`no stat of ${path}`);
  return value;
};

// Layer 0 is B where there is a B, else T.
describe('the scenarios of facts §4, executed on Linux 6.18', () => {
  it('1 the topmost name wins', () => {
    const from = { T: 'f = top', B: 'f = bottom  g = bottom', U: 'f = upper' };
    const { mount, merged } = run(from);
    expect(merged).toBe('f  (upper)\ng  (layer 0)');
    expect([read(mount, 'f'), read(mount, 'g')]).toEqual(['upper', 'bottom']);
    expect(upper(mount)).toBe('f');
  });

  it('2 directories merge', () => {
    const { merged, upper: up } = run({ T: 'd/a', B: 'd/b', U: 'd/c' });
    expect(merged).toBe('d/  (upper, layer 1, layer 0)\nd/a  (layer 1)\nd/b  (layer 0)\nd/c  (upper)');
    expect(up).toBe('d/\nd/c');
  });

  it('3 a file over a directory hides it', () => {
    expect(run({ T: 'd/a', U: 'd' }).merged).toBe('d  (upper)');
  });

  it('4 the merge stops at a file', () => {
    const { mount, merged } = run({ T: 'd', B: 'd/z', U: 'd/a' });
    expect(list(mount, 'd')).toEqual(['a']);
    expect(merged).toBe('d/  (upper)\nd/a  (upper)');
  });

  it('5 append copies the file and its parents up, not its neighbour', () => {
    const r = run({ T: 'a/b/f  a/b/g' }, { op: 'append', path: 'a/b/f', content: '!' });
    expect(r.merged).toBe('a/  (upper, layer 0)\na/b/  (upper, layer 0)\na/b/f  (upper)\na/b/g  (layer 0)');
    expect(r.upper).toBe('a/\na/b/\na/b/f');
    expect(r.steps[0]?.effects).toEqual([
      { kind: 'copy-up', path: 'a', from: 0, type: 'dir', bytes: 0, part: 'whole' },
      { kind: 'copy-up', path: 'a/b', from: 0, type: 'dir', bytes: 0, part: 'whole' },
      { kind: 'copy-up', path: 'a/b/f', from: 0, type: 'file', bytes: 1, part: 'whole' },
      { kind: 'write', path: 'a/b/f', bytes: 1 },
    ]);
  });

  it('6 opening read-only copies nothing', () => {
    expect(run({ T: 'f' }, { op: 'open_ro', path: 'f', fd: 'r' })).toMatchObject({
      merged: 'f  (layer 0)',
      upper: '',
    });
  });

  it('7 opening read-write copies up, even without a write', () => {
    expect(run({ T: 'f' }, { op: 'open_rdwr', path: 'f' })).toMatchObject({
      merged: 'f  (upper)',
      upper: 'f',
    });
  });

  it('8 chmod copies the data too, also to the mode it has', () => {
    const r = run({ T: 'f = data' }, { op: 'chmod', path: 'f', mode: 0o600 });
    expect(upper(r.mount, true)).toBe('f = data {mode=0600}');
    expect(run({ T: 'f' }, { op: 'chmod', path: 'f', mode: 0o644 }).upper).toBe('f');
  });

  it('9 metacopy: attributes only, the data is read below', () => {
    const r = run({ T: 'f = data', options: { metacopy: true } }, { op: 'chmod', path: 'f', mode: 0o600 });
    expect(read(r.mount, 'f')).toBe('data');
    expect(upper(r.mount, true)).toBe('f = \\u0000\\u0000\\u0000\\u0000 {mode=0600 metacopy}');
    expect(r.steps[0]?.effects[0]).toMatchObject({ part: 'metadata', bytes: 0 });
    const written = apply(r.mount, { op: 'append', path: 'f', content: '!' });
    expect(upper(written.mount, true)).toBe('f = data! {mode=0600}');
    expect(written.effects[0]).toMatchObject({ part: 'data', bytes: 4 });
  });

  it('10 deleting a lower file leaves a whiteout', () => {
    const r = run({ T: 'f  g' }, { op: 'unlink', path: 'f' });
    expect(r).toMatchObject({ merged: 'g  (layer 0)', upper: '⌀f' });
    expect(r.steps[0]?.effects).toEqual([{ kind: 'whiteout', path: 'f' }]);
  });

  it('11 deleting a file of both leaves a whiteout', () => {
    expect(run({ T: 'f', U: 'f' }, { op: 'unlink', path: 'f' })).toMatchObject({ merged: '', upper: '⌀f' });
  });

  it('12 deleting an upper file leaves nothing', () => {
    expect(run({ T: 'g', U: 'f' }, { op: 'unlink', path: 'f' })).toMatchObject({
      merged: 'g  (layer 0)',
      upper: '',
    });
  });

  it('13 a new file takes the place of the whiteout', () => {
    const r = run({ T: 'f' }, { op: 'unlink', path: 'f' }, { op: 'write', path: 'f', content: 'new' });
    expect(r).toMatchObject({ merged: 'f  (upper)', upper: 'f' });
    expect(read(r.mount, 'f')).toBe('new');
  });

  it('14 rmdir of what is not empty: ENOTEMPTY, and nothing is copied', () => {
    expect(run({ T: 'd/a' }, { op: 'rmdir', path: 'd' })).toMatchObject({ errno: 'ENOTEMPTY', upper: '' });
  });

  it('15 rm -r leaves one whiteout, no opaque directory', () => {
    expect(run({ T: 'd/a  d/s/b' }, { op: 'rm_rf', path: 'd' })).toMatchObject({ merged: '', upper: '⌀d' });
  });

  it('16 made anew over its whiteout, a directory is opaque', () => {
    const r = run(
      { T: 'd/a' },
      { op: 'rm_rf', path: 'd' },
      { op: 'mkdir', path: 'd' },
      { op: 'write', path: 'd/n', content: '' },
    );
    expect(r).toMatchObject({ merged: 'd/  (upper)\nd/n  (upper)', upper: 'd/ {opaque=y}\nd/n' });
  });

  it('17 a new directory in a merged one is not opaque', () => {
    const r = run({ T: 'd/a' }, { op: 'mkdir', path: 'd/new' });
    expect(r).toMatchObject({
      merged: 'd/  (upper, layer 0)\nd/a  (layer 0)\nd/new/  (upper)',
      upper: 'd/\nd/new/',
    });
  });

  it('18 an opaque upper directory hides all below', () => {
    const { mount, upper: up } = run({ T: 'd/a  d/b', U: 'd/ {opaque=y}\nd/c' });
    expect(list(mount, 'd')).toEqual(['c']);
    expect(up).toBe('d/ {opaque=y}\nd/c');
  });

  it('19 a whiteout hides a directory', () => {
    expect(run({ T: 'd/a  k', U: '⌀d' })).toMatchObject({ merged: 'k  (layer 0)', upper: '⌀d' });
  });

  it('20 a whiteout in the middle hides only what is below it', () => {
    expect(run({ T: 'f', M: '⌀f  ⌀g', B: 'f  g', U: null }).merged).toBe('f  (layer 2)');
  });

  it('21 an opaque directory in the middle ends the merge', () => {
    const { mount, merged } = run({ T: 'd/a', M: 'd/ {opaque=y}\nd/b', B: 'd/c', U: null });
    expect(list(mount, 'd')).toEqual(['a', 'b']);
    expect(merged).toBe('d/  (layer 2, layer 1)\nd/a  (layer 2)\nd/b  (layer 1)');
  });

  it('22 renaming a lower file: copy and whiteout', () => {
    expect(run({ T: 'f' }, { op: 'rename', from: 'f', to: 'g' })).toMatchObject({
      merged: 'g  (upper)',
      upper: '⌀f\ng',
    });
  });

  it('23 renaming an upper file: no whiteout', () => {
    expect(run({ T: '', U: 'f' }, { op: 'rename', from: 'f', to: 'g' })).toMatchObject({
      merged: 'g  (upper)',
      upper: 'g',
    });
  });

  it('24 renaming over another lower file', () => {
    const r = run({ T: 'f  g' }, { op: 'rename', from: 'f', to: 'g' });
    expect(r).toMatchObject({ merged: 'g  (upper)', upper: '⌀f\ng' });
    expect(read(r.mount, 'g')).toBe('f');
  });

  it('25 renaming a lower directory: EXDEV', () => {
    expect(run({ T: 'd/a' }, { op: 'rename', from: 'd', to: 'e' })).toMatchObject({
      errno: 'EXDEV',
      upper: '',
    });
  });

  it('26 renaming a merged directory: EXDEV', () => {
    const r = run({ T: 'd/a', U: 'd/b' }, { op: 'rename', from: 'd', to: 'e' });
    expect(r).toMatchObject({ errno: 'EXDEV', upper: 'd/\nd/b' });
  });

  it('27 renaming a purely upper directory: it becomes opaque', () => {
    const r = run({ T: '', U: 'd/b' }, { op: 'rename', from: 'd', to: 'e' });
    expect(r).toMatchObject({ merged: 'e/  (upper)\ne/b  (upper)', upper: 'e/ {opaque=y}\ne/b' });
  });

  it('28 redirect_dir=on: a lower directory can be renamed', () => {
    const r = run({ T: 'd/a', options: { redirectDir: 'on' } }, { op: 'rename', from: 'd', to: 'e' });
    expect(r).toMatchObject({ merged: 'e/  (upper, layer 0)\ne/a  (layer 0)', upper: '⌀d\ne/ {redirect=d}' });
  });

  it('29 lower hard links break on copy-up', () => {
    const r = run({ T: 'a = 1  b => a' }, { op: 'append', path: 'a', content: '!' });
    expect([read(r.mount, 'a'), read(r.mount, 'b')]).toEqual(['1!', '1']);
    expect([stat(r.mount, 'a').nlink, stat(r.mount, 'b').nlink]).toEqual([1, 2]);
    expect(r.upper).toBe('a');
  });

  it('30 index=on keeps them together', () => {
    const r = run(
      { T: 'a = 1  b => a', options: { index: true } },
      { op: 'append', path: 'a', content: '!' },
    );
    expect([read(r.mount, 'a'), read(r.mount, 'b')]).toEqual(['1!', '1!']);
    expect(r.upper).toBe('a');
    expect(stat(r.mount, 'a').nlink).toBe(2);
    expect(apply(r.mount, { op: 'same_inode', a: 'a', b: 'b' }).value).toBe(true);
  });

  it('31 a hard link copies up first', () => {
    const r = run({ T: 'f' }, { op: 'link', from: 'f', to: 'h' });
    expect(r).toMatchObject({ merged: 'f  (upper)\nh  (upper)', upper: 'f\nh' });
    expect(stat(r.mount, 'f').nlink).toBe(2);
  });

  it('32 a symbolic link does not', () => {
    const r = run({ T: 'f' }, { op: 'symlink', target: 'f', path: 's' });
    expect(r).toMatchObject({ merged: 'f  (layer 0)\ns  (upper)', upper: 's -> f' });
  });

  it('33 a write through a link copies the target', () => {
    const r = run({ T: 'f = 1  s -> f' }, { op: 'append', path: 's', content: '!' });
    expect(r).toMatchObject({ merged: 'f  (upper)\ns  (layer 0)', upper: 'f' });
    expect(read(r.mount, 'f')).toBe('1!');
  });

  it('34 an old read-only descriptor sees new data', () => {
    const r = run(
      { T: 'f = old' },
      { op: 'open_ro', path: 'f', fd: 'r' },
      { op: 'write', path: 'f', content: 'new' },
      { op: 'read_fd', fd: 'r' },
    );
    expect(r.value).toBe('new');
    expect(r.upper).toBe('f');
  });

  it('35 an old shared mapping sees old data', () => {
    const r = run(
      { T: 'f = old' },
      { op: 'open_ro', path: 'f', fd: 'r' },
      { op: 'mmap_ro', fd: 'r' },
      { op: 'poke', path: 'f', content: 'new' },
      { op: 'read_mmap', fd: 'r' },
    );
    expect(r.value).toBe('old');
    expect(apply(r.mount, { op: 'read_fd', fd: 'r' }).value).toEqual(new Uint8Array([110, 101, 119]));
  });

  it.each<Operation>([
    { op: 'write', path: 'f', content: '' },
    { op: 'open_rdwr', path: 'f' },
    { op: 'write', path: 'new', content: '' },
    { op: 'unlink', path: 'f' },
    { op: 'chmod', path: 'f', mode: 0o600 },
    { op: 'rename', from: 'f', to: 'g' },
    { op: 'mkdir', path: 'e' },
    { op: 'truncate', path: 'f', size: 0 },
  ])('36 without an upper: EROFS for $op', (operation) => {
    expect(run({ T: 'f', B: 'd/z', U: null }, operation)).toMatchObject({ errno: 'EROFS', upper: '–' });
  });

  it('37 what cp -a and rm -r make of a directory that cannot be renamed', () => {
    const r = run(
      { T: 'd/a' },
      { op: 'mkdir', path: 'e' },
      { op: 'write', path: 'e/a', content: 'a' },
      { op: 'rm_rf', path: 'd' },
    );
    expect(r).toMatchObject({ merged: 'e/  (upper)\ne/a  (upper)', upper: '⌀d\ne/\ne/a' });
  });

  it('38 O_TRUNC copies no data', () => {
    const r = run({ T: 'f = ten bytes!' }, { op: 'write', path: 'f', content: 'hi' });
    expect(upper(r.mount, true)).toBe('f = hi');
    expect(r.steps[0]?.effects[0]).toMatchObject({ kind: 'copy-up', bytes: 0 });
  });

  it('39 chmod of a directory copies the directory alone', () => {
    const r = run({ T: 'd/a  d/b' }, { op: 'chmod', path: 'd', mode: 0o700 });
    expect(r).toMatchObject({
      merged: 'd/  (upper, layer 0)\nd/a  (layer 0)\nd/b  (layer 0)',
      upper: 'd/ {mode=0700}',
    });
  });

  it('40 a whiteout cannot be made by hand', () => {
    expect(run({ T: 'f' }, { op: 'mknod_0_0', path: 'c' })).toMatchObject({ errno: 'EPERM', upper: '' });
  });

  it('41 an OCI whiteout is an ordinary name to overlayfs', () => {
    expect(run({ T: '.wh.f', B: 'f' }).merged).toBe('.wh.f  (layer 1)\nf  (layer 0)');
  });

  it('42 a directory where a file was: opaque', () => {
    const r = run({ T: 'n' }, { op: 'unlink', path: 'n' }, { op: 'mkdir', path: 'n' });
    expect(r).toMatchObject({ merged: 'n/  (upper)', upper: 'n/ {opaque=y}' });
  });

  it('a whiteout below upper: a directory made over it is not opaque, a file deleted again leaves nothing', () => {
    expect(run({ T: '⌀d', B: 'd/x' }, { op: 'mkdir', path: 'd' }).upper).toBe('d/');
    const again = run(
      { T: '⌀f', B: 'f' },
      { op: 'write', path: 'f', content: '' },
      { op: 'unlink', path: 'f' },
    );
    expect(again.upper).toBe('');
  });

  it('an empty write beyond the end leaves a file as long as it was', () => {
    const r = run(
      { T: 'x', U: 'e' },
      { op: 'write', path: 'e', content: '' },
      { op: 'poke', path: 'e', content: '', at: 1 },
    );
    expect(r.errno).toBeNull();
    expect(read(r.mount, 'e')).toBe('');
  });

  it('a directory that was removed while it was open has no bytes to read', () => {
    const r = run(
      { T: 'x', U: 'd/' },
      { op: 'open_ro', path: 'd', fd: 'r' },
      { op: 'rm_rf', path: 'd' },
      { op: 'read_fd', fd: 'r' },
    );
    expect(r.errno).toBe('EISDIR');
  });
});

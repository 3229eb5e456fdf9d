import { describe, expect, it } from 'vitest';
import { parseTree } from '../tree-text.ts';
import { apply, applyAll } from './apply.ts';
import { mountOverlay } from './mount.ts';
import type { Operation } from './operation.ts';

/** Asked of a kernel (Linux 6.18) by system call. */
const mount = mountOverlay({ lowers: [parseTree('d/')], upper: parseTree('') });
const errno = (operation: Operation) => apply(mount, operation).errno;

describe('a new file only (O_CREAT with O_EXCL)', () => {
  it.each([
    ['d/.', 'EEXIST', 'EISDIR'],
    ['d/..', 'EEXIST', 'EISDIR'],
    ['/', 'EEXIST', 'EISDIR'],
    ['d/', 'EISDIR', 'EISDIR'],
    ['n/.', 'ENOENT', 'ENOENT'],
  ])('%s', (path, exclusive, plain) => {
    expect(errno({ op: 'create_excl', path, content: '' })).toBe(exclusive);
    expect(errno({ op: 'write', path, content: '' })).toBe(plain);
  });
});

describe('mkdir', () => {
  it.each([
    [0o6755, 0o755],
    [0o1755, 0o1755],
  ])('with mode %o', (mode, got) => {
    const steps = applyAll(mount, [
      { op: 'mkdir', path: 'm', mode },
      { op: 'stat', path: 'm' },
    ]);
    expect(steps.at(-1)!.value).toMatchObject({ mode: got });
  });
});

describe('a symbolic link', () => {
  it.each([
    ['x'.repeat(4095), null],
    ['x'.repeat(4096), 'ENAMETOOLONG'],
    ['é'.repeat(2047), null],
    ['é'.repeat(2048), 'ENAMETOOLONG'],
  ])('%# of so many bytes', (target, answer) =>
    expect(errno({ op: 'symlink', path: 'l', target })).toBe(answer),
  );
  it('is as long as its target in bytes', () => {
    const steps = applyAll(mount, [
      { op: 'symlink', path: 'l', target: 'é' },
      { op: 'lstat', path: 'l' },
    ]);
    expect(steps.at(-1)!.value).toMatchObject({ size: 2 });
  });
});

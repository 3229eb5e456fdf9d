import { describe, expect, it } from 'vitest';
import { ParamError } from '../shared/errors.ts';
import { apply } from './overlay/apply.ts';
import { mountOverlay } from './overlay/mount.ts';
import type { Operation } from './overlay/operation.ts';
import { checkOptions, parseMountLine } from './overlay/options.ts';
import { emptyTree } from './tree.ts';

const fieldOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ParamError) return error.field;
    throw error;
  }
  return 'nothing refused';
};

describe('bad parameters are refused by field', () => {
  it.each<[string, Operation]>([
    ['operation.mode', { op: 'chmod', path: 'f', mode: 0o10000 }],
    ['operation.mode', { op: 'mkdir', path: 'f', mode: 1.5 }],
    ['operation.uid', { op: 'chown', path: 'f', uid: -1, gid: 0 }],
    ['operation.size', { op: 'truncate', path: 'f', size: 2 ** 40 }],
    ['operation.at', { op: 'poke', path: 'f', content: '', at: -1 }],
    ['operation.path', { op: 'read', path: 'a\0b' }],
    ['operation.to', { op: 'rename', from: 'a', to: '\0' }],
    ['operation.rdev', { op: 'mknod', path: 'n', type: 'chardev', rdev: 'zero' }],
  ])('%s', (field, operation) => {
    const mount = mountOverlay({ lowers: [emptyTree()] });
    expect(fieldOf(() => apply(mount, operation))).toBe(field);
  });

  it('an operation without its path, or of no known kind', () => {
    const mount = mountOverlay({ lowers: [emptyTree()] });
    expect(fieldOf(() => apply(mount, { op: 'read' } as unknown as Operation))).toBe('operation.path');
    expect(fieldOf(() => apply(mount, { op: 'fly', path: 'f' } as unknown as Operation))).toBe(
      'operation.op',
    );
  });

  it('mounts', () => {
    expect(fieldOf(() => mountOverlay({ lowers: [] }))).toBe('lowers');
    expect(fieldOf(() => mountOverlay({ lowers: Array.from({ length: 501 }, emptyTree) }))).toBe('lowers');
    expect(mountOverlay({ lowers: Array.from({ length: 500 }, emptyTree) }).lowers).toHaveLength(500);
    expect(fieldOf(() => checkOptions({ redirectDir: 'maybe' as never }))).toBe('options.redirectDir');
    expect(fieldOf(() => checkOptions({ metacopy: 'on' as never }))).toBe('options.metacopy');
    expect(fieldOf(() => checkOptions({ metacopy: true, redirectDir: 'off' }))).toBe('options.metacopy');
    expect(fieldOf(() => checkOptions({ speed: 1 } as never))).toBe('options.speed');
  });

  it('mount lines', () => {
    expect(parseMountLine('lowerdir=l1:l0,upperdir=u,workdir=w,metacopy=on')).toEqual({
      lowers: ['l0', 'l1'],
      upper: 'u',
      options: { redirectDir: 'on', metacopy: true, index: false, xino: 'off', volatile: false },
    });
    expect(fieldOf(() => parseMountLine('upperdir=u'))).toBe('mount.lowerdir');
    expect(fieldOf(() => parseMountLine('lowerdir=a,index=perhaps'))).toBe('mount.index');
    expect(fieldOf(() => parseMountLine('lowerdir=a,nfs_export=on'))).toBe('mount.nfs_export');
  });
});

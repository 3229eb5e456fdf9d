import { test } from 'vitest';
import { newDir, newFile } from '../inode.ts';
import { type Tree, TreeEditor } from '../tree.ts';
import { apply } from './apply.ts';
import { mountOverlay } from './mount.ts';
import type { Operation } from './operation.ts';

const DIRS = 50;
const FILES = 100;

/** 5,000 files in 50 directories; four of them make 20,000. */
function layer(): Tree {
  const at = new TreeEditor();
  const data = new Uint8Array(20);
  for (let d = 0; d < DIRS; d++) {
    const dir = at.create(at.root, `d${d}`, newDir());
    for (let f = 0; f < FILES; f++) at.create(dir, `f${f}`, newFile(data));
  }
  return at.tree;
}

function operations(count: number): Operation[] {
  let seed = 1;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  const path = (): string => `d${next(DIRS)}/f${next(FILES)}`;
  return Array.from({ length: count }, (): Operation => {
    const kind = next(6);
    if (kind === 0) return { op: 'read', path: path() };
    if (kind === 1) return { op: 'append', path: path(), content: 'x' };
    if (kind === 2) return { op: 'unlink', path: path() };
    if (kind === 3) return { op: 'rename', from: path(), to: path() };
    if (kind === 4) return { op: 'write', path: path(), content: 'new' };
    return { op: 'chmod', path: path(), mode: 0o600 };
  });
}

test('overlay operations', async ({ bench }) => {
  const start = mountOverlay({ lowers: Array.from({ length: 4 }, layer) });
  const todo = operations(10_000);
  await bench('10,000 operations on 20,000 files in 4 layers', () => {
    let mount = start;
    for (const operation of todo) mount = apply(mount, operation).mount;
  }).run();
});

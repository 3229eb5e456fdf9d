import { describe, expect, it } from 'vitest';
import {
  apply,
  type Mount,
  mountOverlay,
  parseTree,
  type Operation,
} from '../../simulators/image-layers/index.ts';
import { fallOf } from './fall.ts';

/** Layers as trees in words, bottom first; then what is done to the mount. */
function mounted(lowers: readonly string[], ...operations: readonly Operation[]): Mount {
  const mount = mountOverlay({ lowers: lowers.map((text) => parseTree(text)) });
  return operations.reduce((at, operation) => apply(at, operation).mount, mount);
}

const said = (mount: Mount, path: string): string =>
  fallOf(mount, path)
    .map(
      ({ layer, verdict, stops }) =>
        `${layer} ${verdict.kind}${'at' in verdict ? ` ${verdict.at}` : ''}${stops ? '.' : ''}`,
    )
    .join('\n');

const pile = ['etc/motd\netc/os', 'usr/sh', 'srv/lib/web', 'etc/motd\nsrv/app'];

describe('a fall through the layers', () => {
  it('passes layers that lack the directory or the name', () => {
    expect(said(mounted(pile), 'etc/os')).toBe(
      'upper no-dir etc\n3 absent\n2 no-dir etc\n1 no-dir etc\n0 file.',
    );
  });

  it('stops at the first file', () => {
    expect(said(mounted(pile), 'etc/motd')).toBe('upper no-dir etc\n3 file.');
  });

  it('asks every layer for a directory', () => {
    expect(said(mounted(pile), 'etc')).toBe('upper absent\n3 dir\n2 absent\n1 absent\n0 dir');
  });

  it('stops at a whiteout, also of a directory on the way', () => {
    expect(said(mounted(pile, { op: 'unlink', path: 'etc/motd' }), 'etc/motd')).toBe(
      'upper whiteout etc/motd.',
    );
    const gone = mounted(pile, { op: 'rm_rf', path: 'srv/lib' });
    expect(said(gone, 'srv/lib/web')).toBe('upper whiteout srv/lib.');
  });

  it('stops at an opaque directory, whether it has the name or not', () => {
    const again = mounted(pile, { op: 'rm_rf', path: 'srv/lib' }, { op: 'mkdir', path: 'srv/lib' });
    expect(said(again, 'srv/lib')).toBe('upper opaque-dir.');
    expect(said(again, 'srv/lib/web')).toBe('upper opaque-absent srv/lib.');
  });

  it('ends without an answer for a name that nobody has', () => {
    expect(said(mounted(pile), 'etc/none')).toBe(
      'upper no-dir etc\n3 absent\n2 no-dir etc\n1 no-dir etc\n0 absent',
    );
  });

  it('ends at a file where the path needs a directory', () => {
    expect(said(mounted(['d/x', 'd']), 'd/x')).toBe('upper no-dir d\n1 in-the-way d.');
  });
});

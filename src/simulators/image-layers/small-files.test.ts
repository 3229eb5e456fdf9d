import { describe, expect, it } from 'vitest';
import { makeLayer } from './layer.ts';
import { smallEntries, smallFiles } from './small-files.ts';

describe('the site’s image in small', () => {
  it('has the digests that links and recorded answers were made with', () => {
    const diffIds = Object.entries(smallFiles).map(
      ([name, files]) => `${name} ${makeLayer(smallEntries(files)).diffId}`,
    );
    expect(diffIds).toEqual([
      'debian sha256:62ff03fdfc559645c46309243742ebb7dd8f82eed6b80bfcc992a1889053ad5e',
      'python sha256:4586030cea23e1f7bb081a32fe31d151b1aef3f051484432b61e533bdc3b1e18',
      'libraries sha256:150db0504547626cf9de5f7553f5cbde8e4120cd92791c75e211784a0710f87b',
      'app sha256:523a9e4e138d61ab4c9bf696e0163115f11d6d69a9afb40bd1c043da2f9d706f',
    ]);
  });

  it('names each folder before what is in it, and makes programs executable', () => {
    const entries = smallEntries({ 'usr/bin/sh': 4, data: null, 'etc/motd': 'hello\n' });
    expect(entries.map(({ type, path, mode }) => `${type} ${path} ${mode.toString(8)}`)).toEqual([
      'dir data 755',
      'dir etc 755',
      'file etc/motd 644',
      'dir usr 755',
      'dir usr/bin 755',
      'file usr/bin/sh 755',
    ]);
  });
});

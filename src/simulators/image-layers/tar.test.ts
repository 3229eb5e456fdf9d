import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParamError } from '../shared/errors.ts';
import { fromUtf8, utf8 } from './bytes.ts';
import { digestOf } from './digest.ts';
import {
  deviceEntry,
  dirEntry,
  fileEntry,
  hardlinkEntry,
  type LayerEntry,
  symlinkEntry,
} from './layer-entry.ts';
import { readTar, writeTar } from './tar.ts';

const field = (tar: Uint8Array, at: number, length: number): string =>
  fromUtf8(tar.slice(at, at + length)).replace(/\0.*$/s, '');

const name = fc.stringMatching(/^[a-zé日 ._-]{1,40}$/);
const path = fc.array(name, { minLength: 1, maxLength: 12 }).map((names) => names.join('/'));
const given = fc.record({
  mode: fc.integer({ min: 0, max: 0o7777 }),
  uid: fc.integer({ min: 0, max: 0o7777777 }),
  gid: fc.integer({ min: 0, max: 0o7777777 }),
  mtime: fc.integer({ min: 0, max: 0o77777777777 }),
  xattrs: fc
    .array(fc.tuple(fc.stringMatching(/^user\.[a-z]{1,9}$/), fc.string({ unit: 'grapheme' })), {
      maxLength: 3,
    })
    .map((pairs) => new Map(pairs)),
});
const entry: fc.Arbitrary<LayerEntry> = fc.oneof(
  fc.tuple(path, fc.uint8Array({ maxLength: 1100 }), given).map((args) => fileEntry(...args)),
  fc.tuple(path, given).map(([at, rest]) => dirEntry(`${at}/`, rest)),
  fc.tuple(path, path, given).map((args) => symlinkEntry(...args)),
  fc.tuple(path, path, given).map((args) => hardlinkEntry(...args)),
  fc
    .tuple(path, fc.constantFrom('chardev', 'blockdev', 'fifo'), fc.integer({ min: 0, max: 255 }), given)
    .map(([at, type, major, rest]) => deviceEntry(at, type, `${major}/7`, rest)),
);

describe('writeTar', () => {
  it('lays a ustar header out as POSIX says', () => {
    const tar = writeTar([fileEntry('etc/hosts', utf8('127.0.0.1\n'))]);
    expect(tar).toHaveLength(512 + 512 + 1024);
    expect(field(tar, 0, 100)).toBe('etc/hosts');
    expect(field(tar, 100, 8)).toBe('0000644');
    expect(field(tar, 124, 12)).toBe('00000000012');
    expect(field(tar, 136, 12)).toBe('00000000000');
    expect(field(tar, 148, 8)).toBe('011034');
    expect(field(tar, 156, 1)).toBe('0');
    expect(field(tar, 257, 8)).toBe('ustar');
    expect(field(tar, 512, 512)).toBe('127.0.0.1\n');
  });

  it('gives the same bytes for the same entries', () => {
    const entries = [dirEntry('a'), fileEntry('a/f', utf8('1'))];
    expect(digestOf(writeTar(entries))).toBe(digestOf(writeTar([...entries])));
    expect(digestOf(writeTar([]))).toBe(digestOf(new Uint8Array(1024)));
  });

  it.each([
    [{ mode: 0o10000 }, 'layer.entries[1].mode'],
    [{ uid: -1 }, 'layer.entries[1].uid'],
    [{ mtime: 0.5 }, 'layer.entries[1].mtime'],
  ])('refuses %o', (bad, where) => {
    expect(() => writeTar([dirEntry('a'), fileEntry('f', utf8(''), bad)])).toThrow(`${where}: `);
  });

  it('refuses an empty path, a zero byte and a device without numbers', () => {
    expect(() => writeTar([dirEntry('')])).toThrow('layer.entries[0].path: ');
    expect(() => writeTar([symlinkEntry('s', 'a\0b')])).toThrow('layer.entries[0].target: ');
    expect(() => writeTar([deviceEntry('n', 'chardev', 'x')])).toThrow('layer.entries[0].rdev: ');
  });
});

/** Writes the first header's checksum anew, after damage that the checksum is not to find. */
function resum(tar: Uint8Array): Uint8Array {
  tar.fill(0x20, 148, 156);
  const sum = tar.slice(0, 512).reduce((total, byte) => total + byte, 0);
  tar.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return tar;
}

describe('readTar', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        expect(readTar(writeTar(entries))).toEqual(entries);
      }),
    );
  });

  it('never fails but by a ParamError, whatever the bytes', () => {
    const harmless = (bytes: Uint8Array): void => {
      try {
        readTar(bytes, 'blob');
      } catch (error) {
        expect(error).toBeInstanceOf(ParamError);
        expect((error as ParamError).field).toBe('blob');
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 1600 }), harmless));
    const bitten = fc.tuple(
      fc.array(entry, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.nat(),
    );
    fc.assert(
      fc.property(bitten, ([entries, bites, cut]) => {
        const tar = writeTar(entries);
        for (const [at, value] of bites) tar[at % tar.length] = value;
        harmless(tar);
        harmless(tar.slice(0, cut % tar.length));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a pax header that goes on after its last record, and does not read it for ever', () => {
    const tar = writeTar([fileEntry('f', utf8(''), { xattrs: new Map([['user.x', 'y']]) })]);
    const size = parseInt(new TextDecoder().decode(tar.slice(124, 135)), 8);
    tar.set(utf8('zzz'), 512 + size);
    tar.set(utf8((size + 3).toString(8).padStart(11, '0')), 124);
    expect(() => readTar(resum(tar), 'blob')).toThrow('has a pax record that is not "length key=value"');
  });

  it('refuses a sparse file of GNU tar, whose content is a map and not the file', () => {
    const tar = writeTar([fileEntry('f', utf8('1\n0\n'), { xattrs: new Map([['user.x', 'y']]) })]);
    const key = 'GNU.sparse.realsize';
    const at = fromUtf8(tar.slice(512, 1024)).indexOf('SCHILY.xattr.user.x');
    expect(at).toBeGreaterThan(0);
    tar.set(utf8(key), 512 + at);
    expect(() => readTar(tar)).toThrow('is of a sparse file, which no layer should hold');
  });

  it('survives damage below the checksum: lying sizes and pax records', () => {
    fc.assert(
      fc.property(fc.nat(511), fc.nat(255), fc.uint8Array({ maxLength: 512 }), (at, value, body) => {
        const tar = writeTar([fileEntry('f', utf8('x'), { xattrs: new Map([['user.k', 'v']]) })]);
        tar[at] = value;
        tar.set(body, 512);
        try {
          readTar(resum(tar));
        } catch (error) {
          expect(error).toBeInstanceOf(ParamError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says where the damage is', () => {
    const tar = writeTar([fileEntry('f', utf8('x')), fileEntry('g', utf8('y'))]);
    tar[1024] = 0x68;
    expect(() => readTar(tar)).toThrow(/^tar: the header at byte 1024 has checksum/);
    expect(() => readTar(tar.slice(0, 512))).toThrow(/^tar: the header at byte 0 promises 1 bytes|cut short/);
  });
});

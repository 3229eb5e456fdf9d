import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBytes } from '../image-layers/bytes.ts';
import { readTar } from '../image-layers/tar.ts';
import {
  actual,
  example,
  fileStart,
  flip,
  gzipStored,
  holds,
  makeParts,
  type PartId,
  partIds,
  placesOf,
  references,
  repack,
  repairs,
  writtenFor,
} from './index.ts';

const image = makeParts(example());
const places = placesOf(image);
const names = (of: ReturnType<typeof repairs>) =>
  of.map(({ reference: { from, to, by } }) => `${to} ${by} in ${from}`);
const sound = (of: typeof image) => references.every((reference) => holds(of, places, reference));

describe('gzip in stored blocks', () => {
  it('is read back by zlib, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(2 ** 31), (bytes, mtime) => {
        expect(sameBytes(new Uint8Array(gunzipSync(gzipStored(bytes, mtime))), bytes)).toBe(true);
      }),
    );
    const long = new Uint8Array(70_000).fill(7);
    expect(gunzipSync(gzipStored(long, 0)).length).toBe(70_000);
  });
});

describe('the tiny image', () => {
  it('names each part by the SHA-256 that another implementation gives', () => {
    const sha = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    for (const reference of references) {
      const part = image.parts[reference.to];
      expect(writtenFor(image, places, reference)).toBe(
        sha(reference.by === 'diffId' ? part.tar! : part.bytes),
      );
    }
  });

  it('holds together, with sizes that are true and archives that can be read', () => {
    expect(sound(image)).toBe(true);
    const read = (id: PartId) => JSON.parse(new TextDecoder().decode(image.parts[id].bytes));
    const { config, layers } = read('manifest');
    expect(config.size).toBe(image.parts.config.bytes.length);
    expect(layers.map(({ size }: { size: number }) => size)).toEqual([
      image.parts.layer1.bytes.length,
      image.parts.layer2.bytes.length,
    ]);
    expect(read('index').manifests[0].size).toBe(image.parts.manifest.bytes.length);
    expect(readTar(image.parts.layer2.tar!).map(({ path }) => path)).toEqual(['srv/', 'srv/app.txt']);
  });

  it('is the same every time', () => expect(makeParts(example()).tag).toBe(image.tag));
});

describe('one flipped byte', () => {
  it('in a file of layer 2 takes five digests', () => {
    const start = fileStart(image.parts.layer2.tar!, 'srv/app.txt');
    expect(names(repairs(flip(image, 'layer2', start), places))).toEqual([
      'layer2 diffId in config',
      'layer2 digest in manifest',
      'config digest in manifest',
      'manifest digest in index',
      'index digest in tag',
    ]);
  });

  it.each([
    ['config', 3],
    ['manifest', 2],
    ['index', 1],
  ] as const)('in the %s takes %i', (id, count) => {
    expect(repairs(flip(image, id, 5), places)).toHaveLength(count);
  });

  it('anywhere is seen by at least one reference, and the repairs end in a sound image', () => {
    fc.assert(
      fc.property(fc.constantFrom(...partIds), fc.nat(10_000), (id, n) => {
        const part = image.parts[id];
        const changed = flip(image, id, n % (part.tar ?? part.bytes).length);
        expect(sound(changed)).toBe(false);
        expect(sound(repairs(changed, places).at(-1)!.image)).toBe(true);
      }),
    );
  });
});

describe('packing the same archive again', () => {
  it('changes the digest and keeps the DiffID, so the config stays', () => {
    const packed = repack(image, 'layer2');
    expect(names(repairs(packed, places))).toEqual([
      'layer2 digest in manifest',
      'manifest digest in index',
      'index digest in tag',
    ]);
    expect(actual(packed, { from: 'config', to: 'layer2', by: 'diffId' })).toBe(
      actual(image, { from: 'config', to: 'layer2', by: 'diffId' }),
    );
  });
});

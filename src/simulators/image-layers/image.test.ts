import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { chainIds } from './chain-id.ts';
import { digestOf } from './digest.ts';
import { choosePlatform, makeImage, MEDIA_TYPES } from './image.ts';
import { fileEntry } from './layer-entry.ts';
import { makeLayer } from './layer.ts';

const base = makeLayer([fileEntry('bin/sh', utf8('shell'))]);
const app = makeLayer([fileEntry('app', utf8('app code'))]);

describe('image', () => {
  const image = makeImage({
    layers: [base, app],
    config: { Cmd: ['/app'] },
    createdBy: ['FROM scratch', 'COPY app /'],
  });

  it('links index → manifest → config and layers by real digests', () => {
    expect(image.index.value.manifests[0]?.digest).toBe(digestOf(image.manifest.bytes));
    expect(image.manifest.value.config.digest).toBe(digestOf(image.config.bytes));
    expect(image.manifest.value.layers.map((layer) => layer.digest)).toEqual([base.digest, app.digest]);
    expect(image.config.value.rootfs.diff_ids).toEqual([base.diffId, app.diffId]);
    expect(image.imageId).toBe(digestOf(image.config.bytes));
    expect(image.chainIds).toEqual(chainIds([base.diffId, app.diffId]));
    expect(image.manifest.value.schemaVersion).toBe(2);
    expect(image.manifest.descriptor).toMatchObject({
      mediaType: MEDIA_TYPES.manifest,
      size: image.manifest.bytes.length,
    });
  });

  it('the same layers give the same image, another order another', () => {
    expect(makeImage({ layers: [base, app] }).imageId).toBe(makeImage({ layers: [base, app] }).imageId);
    expect(makeImage({ layers: [base, app] }).imageId).not.toBe(makeImage({ layers: [app, base] }).imageId);
  });

  it('the first manifest of a platform is used', () => {
    expect(choosePlatform(image.index.value, 'amd64', 'linux')?.digest).toBe(
      image.manifest.descriptor.digest,
    );
    expect(choosePlatform(image.index.value, 'riscv64', 'linux')).toBeNull();
  });

  it('refuses no layers and a history that does not fit', () => {
    expect(() => makeImage({ layers: [] })).toThrow(/^image\.layers: /);
    expect(() => makeImage({ layers: [base], createdBy: [] })).toThrow(/^image\.createdBy: /);
  });
});

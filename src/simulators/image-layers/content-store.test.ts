import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { chainIds } from './chain-id.ts';
import {
  addBlob,
  addSnapshot,
  diskUsed,
  emptyStore,
  snapshotChain,
  unpackedSizes,
  verify,
} from './content-store.ts';
import { type Digest, digestOf } from './digest.ts';
import { choosePlatform, makeImage, MEDIA_TYPES } from './image.ts';
import { fileEntry } from './layer-entry.ts';
import { makeLayer } from './layer.ts';
import { pull, type RemoteImage } from './pull.ts';

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

  it('unpacked sizes count file content', () => expect(unpackedSizes(image)).toEqual([5, 8]));
});

describe('content store', () => {
  const blob = { mediaType: base.mediaType, digest: base.digest, size: base.blob.length };

  it('keeps a blob once', () => {
    const one = addBlob(emptyStore(), blob);
    const two = addBlob(one.store, blob);
    expect([one.added, two.added]).toEqual([true, false]);
    expect(diskUsed(two.store)).toEqual({ blobs: 2048, snapshots: 0, total: 2048 });
    expect(() => addBlob(one.store, { ...blob, size: 1 })).toThrow(/^blob\.size: /);
  });

  it('keeps a snapshot once per chain, bottom first', () => {
    const [one, two] = chainIds([base.diffId, app.diffId]) as [Digest, Digest];
    const upper = { chainId: two, parent: one, diffId: app.diffId, bytes: 8 };
    expect(() => addSnapshot(emptyStore(), upper)).toThrow(/^snapshot\.parent: /);
    let { store } = addSnapshot(emptyStore(), { chainId: one, parent: null, diffId: base.diffId, bytes: 5 });
    ({ store } = addSnapshot(store, upper));
    expect(addSnapshot(store, upper).added).toBe(false);
    expect(snapshotChain(store, two).map((snapshot) => snapshot.chainId)).toEqual([two, one]);
    expect(diskUsed(store).snapshots).toBe(13);
  });

  it('verifies size first, then digest', () => {
    expect(() => verify(base.blob, blob)).not.toThrow();
    expect(() => verify(utf8('short'), blob)).toThrow(/^blob\.size: /);
    expect(() => verify(new Uint8Array(base.blob.length), blob)).toThrow(/^blob\.digest: /);
  });
});

describe('pull (§3.4)', () => {
  const digest = (name: string): Digest => digestOf(name);
  const doc = (name: string, size: number) => ({ mediaType: 'application/json', digest: digest(name), size });
  const layer = (name: string, size: number) => ({
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    digest: digest(name),
    size,
    diffId: digest(`diff of ${name}`),
    unpacked: size * 2,
  });
  const remote = (name: string, tag: string, layers: RemoteImage['layers']): RemoteImage => ({
    name,
    tag,
    index: doc(`${name} index`, 100),
    manifest: doc(`${name} manifest`, 200),
    config: doc(`${name} config`, 300),
    layers,
  });
  // docker-library/repo-info, amd64, August 2026 (facts §3.4).
  const slim = layer('debian trixie-slim', 29_780_765);
  const debian = remote('library/debian', 'trixie-slim', [slim]);
  const python = remote('library/python', '3.11-slim-trixie', [
    slim,
    layer('python 1', 1_293_262),
    layer('python 2', 14_446_471),
    layer('python 3', 249),
  ]);

  it('asks in order: ping, tag, manifest, config, layers; then verifies and unpacks', () => {
    const { steps } = pull(emptyStore(), debian);
    expect(steps.map((step) => (step.kind === 'request' ? `GET ${step.for}` : step.kind))).toEqual([
      'GET ping',
      'GET index',
      'verify',
      'GET manifest',
      'verify',
      'GET config',
      'verify',
      'GET layer',
      'verify',
      'unpack',
    ]);
    expect(steps[1]).toMatchObject({ path: '/v2/library/debian/manifests/trixie-slim' });
    expect(steps[3]).toMatchObject({
      path: `/v2/library/debian/manifests/${digest('library/debian manifest')}`,
    });
    expect(steps[7]).toMatchObject({ path: `/v2/library/debian/blobs/${slim.digest}` });
  });

  it('python after debian: 15 739 982 of 45 520 747 bytes, 35 %', () => {
    const cold = pull(emptyStore(), python);
    const warm = pull(pull(emptyStore(), debian).store, python);
    expect(cold.layerBytes).toBe(45_520_747);
    expect(warm.layerBytes).toBe(15_739_982);
    expect(Math.round((100 * warm.layerBytes) / cold.layerBytes)).toBe(35);
    expect(warm.steps.filter((step) => step.kind === 'unpack')).toHaveLength(3);
  });

  it('a second pull asks for the tag again and fetches nothing else', () => {
    const again = pull(pull(emptyStore(), python).store, python);
    expect(again.bytes).toBe(100);
    expect(again.steps.filter((step) => step.kind === 'have-snapshot')).toHaveLength(4);
  });

  it('the same layer on another parent: the download is shared, the snapshot is not', () => {
    const shared = layer('shared', 1000);
    const first = pull(emptyStore(), remote('a', 'x', [layer('base a', 10), shared]));
    const second = pull(first.store, remote('b', 'x', [layer('base b', 20), shared]));
    expect(second.layerBytes).toBe(20);
    expect(second.steps).toContainEqual({ kind: 'have-blob', digest: shared.digest, bytes: 1000 });
    expect(second.steps.filter((step) => step.kind === 'unpack').map((step) => step.bytes)).toEqual([
      40, 2000,
    ]);
  });

  it('refuses a tag over 128 characters', () => {
    expect(() => pull(emptyStore(), { ...debian, tag: 'x'.repeat(129) })).toThrow(/^image\.tag: /);
    expect(() => pull(emptyStore(), { ...debian, tag: 'x'.repeat(128) })).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { fromUtf8 } from '../../simulators/image-layers/bytes.ts';
import { digestOf } from '../../simulators/image-layers/digest.ts';
import { claimIds } from './claims.ts';
import { publishedImage, pythonManifest } from './published-images.ts';

const claims = testClaims([
  ...claimIds,
  'python-slim-compressed',
  'python-pull-with-debian',
  'python-pull-with-debian-share',
]);

describe('the published images', () => {
  it('Python’s manifest, put together again, has the published digest and size', () => {
    const bytes = pythonManifest(claims);
    expect(digestOf(bytes)).toBe('sha256:78b39ef14d8e2b4d71f8dc304f1328c37df95fe0ef99477c2ae6bd3d03784553');
    expect(bytes.length).toBe(claims['pull-python-manifest']!.value);
    const manifest = JSON.parse(fromUtf8(bytes)) as { config: unknown; layers: unknown[] };
    const image = publishedImage('python', claims);
    const plain = ({ mediaType, digest, size }: (typeof image.layers)[number] | typeof image.config) => ({
      mediaType,
      digest,
      size,
    });
    expect(manifest.config).toEqual(plain(image.config));
    expect(manifest.layers).toEqual(image.layers.map(plain));
  });

  it('the bottom layer of Python is the layer of Debian, and what lies on it is a third', () => {
    const [debian, python] = [publishedImage('debian', claims), publishedImage('python', claims)];
    expect(python.layers[0]!.digest).toBe(debian.layers[0]!.digest);
    expect(python.layers[0]!.stack).toBe(debian.layers[0]!.stack);
    const sum = (layers: readonly { readonly size: number }[]) =>
      layers.reduce((total, { size }) => total + size, 0);
    expect(sum(python.layers)).toBe(claims['python-slim-compressed']!.value);
    expect(sum(python.layers.slice(1))).toBe(claims['python-pull-with-debian']!.value);
    expect(Math.round((100 * sum(python.layers.slice(1))) / sum(python.layers))).toBe(
      claims['python-pull-with-debian-share']!.value,
    );
  });

  it('every digest is one, and no two parts share one but Debian’s layer', () => {
    const all = (['debian', 'python'] as const).flatMap((id) => {
      const { index, manifest, config, layers } = publishedImage(id, claims);
      return [index, manifest, config, ...layers].map(({ digest }) => digest);
    });
    for (const digest of all) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(new Set(all).size).toBe(all.length - 1);
  });
});

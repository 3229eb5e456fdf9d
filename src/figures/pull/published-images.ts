import type { FigureClaims } from '../../playback/figure.ts';
import { utf8 } from '../../simulators/image-layers/bytes.ts';
import type { Digest } from '../../simulators/image-layers/digest.ts';
import { MEDIA_TYPES } from '../../simulators/image-layers/image.ts';
import { remoteFromDescriptors, type RemoteImage } from '../../simulators/image-layers/registry/index.ts';
import { number, sizes } from './claims.ts';

// Quoted, not computed: docker-library/repo-info, amd64, August 2026.
const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const debianLayer: Digest = 'sha256:26c307b5e35a59ce911f5fde5b9458120ec8734e831ea2da5649a9ad14abfd3d';
const digests = {
  debian: {
    index: 'sha256:3a39a0592364683e6bab97937b72cad5a8fa6dcbbee90edb3bb48c7f8e94f258',
    manifest: 'sha256:38a76d01668772e381ad2826d876627c89e7133e2f8a0f5d567306798b0f2a16',
    config: 'sha256:cb1aeeeb4fff439fcbc763f5b313a1f00b39d03f45d2d4be0c52cf14928b297e',
    layers: [debianLayer],
  },
  python: {
    index: 'sha256:90744cff8f32887f075c47d747a173ff333e9e98801667af93c357fa9f5e28ff',
    manifest: 'sha256:78b39ef14d8e2b4d71f8dc304f1328c37df95fe0ef99477c2ae6bd3d03784553',
    config: 'sha256:245f9d32fabaec22e749aa5cfef79996088135e9d4410f4e7ebe133c2be98132',
    layers: [
      debianLayer,
      'sha256:2835c55197170c643a531e330159e6c5c215f044e97d1cde2ee1f3056c5ad840',
      'sha256:bbaff5426d0f7209ef9826582b46945e0e6851829b308e906c9c05874cf70915',
      'sha256:0fc9203b193a8869d7e8cdb9754932db059f4a0d5b9812b000b47d1f5d0b4488',
    ],
  },
} as const;

/** The commit of the recipe, as Docker's official images list it for that day. */
const recipe = '4d216ad3beb5b697c4049071c82fc375acb8abad';
const annotations = {
  'com.docker.official-images.bashbrew.arch': 'amd64',
  'org.opencontainers.image.base.digest': digests.debian.manifest,
  'org.opencontainers.image.base.name': 'debian:trixie-slim',
  'org.opencontainers.image.created': '2026-08-05T01:05:00Z',
  'org.opencontainers.image.revision': recipe,
  'org.opencontainers.image.source': `https://github.com/docker-library/python.git#${recipe}:3.11/slim-trixie`,
  'org.opencontainers.image.url': 'https://hub.docker.com/_/python',
  'org.opencontainers.image.version': '3.11.15-slim-trixie',
};

const layersOf = (image: keyof typeof digests, ids: readonly string[], claims: FigureClaims) =>
  digests[image].layers.map((digest, i) => ({
    mediaType: layerType,
    digest,
    size: number(claims, ids[i]!),
  }));

/**
 * The manifest of python:3.11-slim-trixie for amd64, byte for byte: put together from its published parts, and it has
 * the published digest.
 */
export function pythonManifest(claims: FigureClaims): Uint8Array {
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.manifest,
    config: {
      mediaType: MEDIA_TYPES.config,
      digest: digests.python.config,
      size: number(claims, sizes.pythonConfig),
    },
    layers: layersOf('python', sizes.pythonLayers, claims),
    annotations,
  };
  return utf8(JSON.stringify(manifest, null, 2));
}

/** `debian:trixie-slim` and `python:3.11-slim-trixie` for amd64, August 2026: real names and sizes, without the blobs. */
export function publishedImage(id: 'debian' | 'python', claims: FigureClaims): RemoteImage {
  const python = id === 'python';
  const of = digests[id];
  const ids = python ? sizes.pythonLayers : [sizes.debianLayer];
  return remoteFromDescriptors({
    repository: `library/${id}`,
    tag: python ? '3.11-slim-trixie' : 'trixie-slim',
    index: { mediaType: MEDIA_TYPES.index, digest: of.index, size: number(claims, sizes.index) },
    manifest: {
      mediaType: MEDIA_TYPES.manifest,
      digest: of.manifest,
      size: number(claims, python ? sizes.pythonManifest : sizes.debianManifest),
      bytes: python ? pythonManifest(claims) : null,
    },
    config: {
      mediaType: MEDIA_TYPES.config,
      digest: of.config,
      size: number(claims, python ? sizes.pythonConfig : sizes.debianConfig),
    },
    embedsConfig: !python,
    // The DiffIDs stand in configurations that are not published.
    layers: layersOf(id, ids, claims).map((layer) => ({ ...layer, diffId: null })),
  });
}

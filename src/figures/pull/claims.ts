import type { FigureClaims } from '../../playback/figure.ts';

/** Sizes that are published, and the one that is not. */
export const sizes = {
  index: 'pull-index-size',
  pythonManifest: 'pull-python-manifest',
  pythonConfig: 'pull-python-config',
  debianManifest: 'pull-debian-manifest',
  debianConfig: 'pull-debian-config',
  debianLayer: 'debian-slim-compressed',
  pythonLayers: ['python-layer-debian', 'python-layer-two', 'python-layer-three', 'python-layer-four'],
} as const;

/** The settings no source gives: their starting values are these claims. */
export const assumed = { link: 'pull-link', rtt: 'pull-round-trip', unpack: 'pull-unpack' } as const;

export const claimIds: readonly string[] = [
  sizes.index,
  sizes.pythonManifest,
  sizes.pythonConfig,
  sizes.debianManifest,
  sizes.debianConfig,
  sizes.debianLayer,
  ...sizes.pythonLayers,
  ...Object.values(assumed),
  'pull-index-entries',
  'pull-classic-pause',
  'default-concurrent-downloads',
];

/** A claim's number; throws where the page did not hand it over. */
export function number(claims: FigureClaims, id: string): number {
  const claim = claims[id];
  if (!claim) throw new Error(`The page did not give the figure the claim "${id}".`);
  return claim.value;
}

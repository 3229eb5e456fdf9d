import type { Part, RemoteImage } from './remote-image.ts';

/**
 * Who pulls. `containerd`: also under Docker 29 and later; keeps every blob. `docker-classic`: Docker's older image
 * store; keeps documents and unpacked layers, and throws the compressed blob of a layer away.
 */
export type Engine = 'containerd' | 'docker-classic';

/** What a host has of images: parts by digest, and unpacked stacks by the name of the stack. */
export interface Host {
  readonly parts: ReadonlyMap<string, Part>;
  readonly stacks: ReadonlySet<string>;
}

export const emptyHost: Host = { parts: new Map(), stacks: new Set() };

/** The host after an engine has pulled these images whole, one after the other. */
export function hostWith(engine: Engine, images: readonly RemoteImage[]): Host {
  const parts = new Map<string, Part>();
  const stacks = new Set<string>();
  for (const image of images) {
    const kept = [image.index, image.manifest, image.config];
    if (engine === 'containerd') kept.push(...image.layers);
    for (const part of kept) parts.set(part.digest, part);
    for (const layer of image.layers) stacks.add(layer.stack);
  }
  return { parts, stacks };
}

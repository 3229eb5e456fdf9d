import { bytes, capital, list } from './text.ts';
import { containerName, statusWords } from './words.ts';
import type { Status } from './world.ts';

/** The picture in words. */
export const alt = (
  layers: readonly string[],
  containers: readonly string[],
  tree: string,
  total: number,
  volume: string | null,
): string =>
  `A pile of ${layers.length} read-only image layers, from the bottom: ${layers.join('; ')}. On it ${list(containers)}. ${
    volume === null ? '' : `${volume} `
  }${tree} On the disk in all: ${bytes(total)}. Below everything the host kernel with overlayfs.`;
export const altContainer = (i: number, status: Status, upper: readonly string[]): string =>
  `${containerName(i)} (${statusWords[status]}) with a writable layer that holds ${upper.length === 0 ? 'nothing' : list(upper)}`;
export const altTree = (i: number, files: number, upper: number): string =>
  `${capital(containerName(i))} sees ${files} files, ${upper} of them from its writable layer.`;
export const altVolume = (names: readonly string[]): string =>
  `A volume beside the pile holds ${names.length === 0 ? 'nothing' : list(names)}.`;

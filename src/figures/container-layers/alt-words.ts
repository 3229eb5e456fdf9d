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
  fall: string | null,
): string =>
  [
    fall,
    `A pile of ${layers.length} read-only image layers, from the bottom: ${layers.join('; ')}.`,
    `On it ${list(containers)}.`,
    volume,
    tree,
    `On the disk in all: ${bytes(total)}.`,
    'Below everything the host kernel with overlayfs.',
  ]
    .filter(Boolean)
    .join(' ');
export const altContainer = (i: number, status: Status, upper: readonly string[]): string =>
  `${containerName(i)} (${statusWords[status]}) with ${
    status === 'absent' || status === 'removed'
      ? 'no writable layer'
      : `a writable layer that holds ${upper.length === 0 ? 'nothing' : list(upper)}`
  }`;
export const altUpper = (i: number): string => `the writable layer of ${containerName(i)}`;
export const altWhiteout = (path: string): string => `a whiteout for ${path}`;
export const altTree = (i: number, files: number, upper: number): string =>
  `${capital(containerName(i))} sees ${files} files, ${upper} of them from its writable layer.`;
export const altVolume = (names: readonly string[]): string =>
  `A volume beside the pile holds ${names.length === 0 ? 'nothing' : list(names)}.`;
/** How far a look-up has fallen: every layer asked so far, top first, with its answer. */
export const altFall = (path: string, answers: readonly (readonly [layer: string, says: string])[]): string =>
  `The search for ${path} so far, from the top: ${answers.map(([layer, says]) => `${layer}: ${says}`).join('; ')}.`;

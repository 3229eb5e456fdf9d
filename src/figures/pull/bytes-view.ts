import type { Us } from '../../playback/timeline.ts';
import { targetOf } from '../../simulators/image-layers/registry/index.ts';
import { targetId, type Run } from './run.ts';
import { layerNames, wordsForPart } from './words.ts';

export interface ByteCell {
  readonly at: number;
  /** Two hex digits; null for a byte that is not in the part. */
  readonly hex: string | null;
  /** As a letter, or a dot. */
  readonly letter: string;
  /** What arrives in its place; null where it arrives as it is. */
  readonly changed: string | null;
  readonly changedLetter: string;
}

export interface BytesView {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly size: number;
  readonly cells: readonly ByteCell[];
  readonly extra: boolean;
  readonly promised: { readonly size: number; readonly digest: string };
  /** What was counted and computed; null until all has come. */
  readonly came: { readonly size: number; readonly digest: string } | null;
  /** The promised digest is published for a real image, not computed here. */
  readonly quoted: boolean;
}

/** Bytes in one row of the window. */
export const rowLength = 16;

const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');
const letterOf = (byte: number): string => (byte > 32 && byte < 127 ? String.fromCharCode(byte) : '·');

/** A window on the bytes of the part that arrives spoilt, at the byte that is meant; null in a run without such trouble. */
export function bytesView(run: Run, t: Us): BytesView | null {
  const { damaged, image } = run.pull;
  const { trouble, part: partId, byte, image: id } = run.params;
  if (!damaged || (trouble !== 'flip' && trouble !== 'extra')) return null;
  const part = targetOf(image, targetId(partId));
  const right = part.bytes!;
  const extra = trouble === 'extra';
  const focus = extra ? right.length - 1 : Math.min(byte, right.length - 1);
  const first = Math.floor(focus / rowLength) * rowLength;
  const last = Math.min(first + rowLength, right.length) - 1;
  const cells = Array.from({ length: extra ? rowLength + 1 : rowLength }, (_, i): ByteCell => {
    const at = first + i;
    const was = right[at];
    const is = damaged.bytes[at];
    return {
      at,
      hex: was === undefined ? null : hexOf(was),
      letter: was === undefined ? '' : letterOf(was),
      changed: is === undefined || is === was ? null : hexOf(is),
      changedLetter: is === undefined || is === was ? '' : letterOf(is),
    };
  }).filter(({ hex, changed }) => hex !== null || changed !== null);
  const refused = run.pull.events.find(({ kind }) => kind === 'refused');
  return {
    name: wordsForPart(part.kind, part.layer, layerNames[id]),
    first,
    last,
    size: right.length,
    cells,
    extra,
    promised: { size: part.size, digest: part.digest },
    came: refused && refused.t + run.lead <= t ? { size: damaged.size, digest: damaged.digest } : null,
    quoted: id === 'python' || id === 'debian',
  };
}

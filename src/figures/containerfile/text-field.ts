import type { Field } from '../../share/fields.ts';
import { fromUtf8, utf8 } from '../../simulators/image-layers/index.ts';
import { knownLines } from './texts.ts';
import { expectsText } from './words.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = Math.min(bytes.length - i, 3);
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k <= left; k++) out += digits[(bits >> (18 - 6 * k)) & 63]!;
  }
  return out;
}

function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 4) {
    const part = text.slice(i, i + 4);
    const bits = [...part].reduce((sum, digit, k) => sum | (digits.indexOf(digit) << (18 - 6 * k)), 0);
    for (let k = 0; k < part.length - 1; k++) bytes.push((bits >> (16 - 8 * k)) & 255);
  }
  return Uint8Array.from(bytes);
}

/** Longest text that is built at all, in characters. */
export const longestText = 1500;
/** Longest way to write a text in an address; two of them and the rest stay under the limit of a link. */
const longestWritten = 220;
const tooLong = 'long';

const lineCode = (line: string): string => {
  const known = knownLines.indexOf(line);
  return known >= 0 ? String(known) : line === '' ? 'x' : `_${toBase64(utf8(line))}`;
};

function lineOf(code: string): string | null {
  if (code === 'x') return '';
  if (/^(0|[1-9]\d?)$/.test(code)) return knownLines[Number(code)] ?? null;
  const bytes = /^_[A-Za-z0-9_-]+$/.test(code) ? fromBase64(code.slice(1)) : null;
  if (bytes === null) return null;
  const line = fromUtf8(bytes);
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000a-\u001f\u007f]/.test(line) || lineCode(line) !== code ? null : line;
}

const written = (text: string): string => text.split('\n').map(lineCode).join('*');

/** Whether a link can carry this text. */
export const fitsLink = (text: string): boolean => written(text).length <= longestWritten;

/**
 * A Containerfile in an address: known lines by number, others in base 64, joined by `*`; the empty text is `none`.
 * A text too long for a link is written as a word that nobody reads back.
 */
export const textField: Field<string> = {
  encode: (text) => (text === '' ? 'none' : fitsLink(text) ? written(text) : tooLong),
  decode: (code) => {
    if (code === 'none') return '';
    if (code.length > longestWritten) return null;
    const lines = code.split('*').map(lineOf);
    return lines.every((line) => line !== null) && code !== 'x' ? lines.join('\n') : null;
  },
  expects: expectsText,
};

/**
 * Text to UTF-8 bytes (RFC 3629). A lone surrogate becomes U+FFFD, as TextEncoder does.
 * Written out here because the simulators run without any platform library.
 */
export function utf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3);
  let n = 0;
  for (const char of text) {
    let point = char.codePointAt(0) as number;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) {
      out[n++] = point;
    } else if (point < 0x800) {
      out[n++] = 0xc0 | (point >> 6);
      out[n++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      out[n++] = 0xe0 | (point >> 12);
      out[n++] = 0x80 | ((point >> 6) & 0x3f);
      out[n++] = 0x80 | (point & 0x3f);
    } else {
      out[n++] = 0xf0 | (point >> 18);
      out[n++] = 0x80 | ((point >> 12) & 0x3f);
      out[n++] = 0x80 | ((point >> 6) & 0x3f);
      out[n++] = 0x80 | (point & 0x3f);
    }
  }
  return out.slice(0, n);
}

const LEAST = [0, 0x80, 0x800, 0x10000];

/** UTF-8 bytes to text (RFC 3629). Every byte that begins no valid sequence becomes U+FFFD; never throws. */
export function fromUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  let i = 0;
  while (i < bytes.length) {
    const first = bytes[i] as number;
    const extra =
      first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    let point = extra < 0 ? -1 : extra === 0 ? first : first & (0x3f >> extra);
    for (let k = 1; k <= extra && point >= 0; k++) {
      const next = bytes[i + k];
      point = next !== undefined && (next & 0xc0) === 0x80 ? (point << 6) | (next & 0x3f) : -1;
    }
    const bad =
      point < (LEAST[Math.max(extra, 0)] as number) ||
      point > 0x10ffff ||
      (point >= 0xd800 && point <= 0xdfff);
    parts.push(bad ? '\ufffd' : String.fromCodePoint(point));
    i += bad ? 1 : extra + 1;
  }
  return parts.join('');
}

/** True when both arrays hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The arrays one after the other, as one new array. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Order of two names by their UTF-8 bytes, which is the order of their code points. For Array.sort. */
export function byName(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    // A surrogate stands for a code point above every other UTF-16 unit.
    const xHigh = x >= 0xd800 && x <= 0xdfff;
    const yHigh = y >= 0xd800 && y <= 0xdfff;
    return xHigh === yHigh ? x - y : xHigh ? 1 : -1;
  }
  return a.length - b.length;
}

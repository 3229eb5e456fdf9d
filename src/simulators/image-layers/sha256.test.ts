import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { digestOf, parseDigest, shortDigest } from './digest.ts';
import { sha256Hex } from './sha256.ts';

describe('sha256', () => {
  // FIPS 180-2 appendix B and the NIST "SHA_All" examples.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    [
      'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
      'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
    ],
  ])('NIST: "%s"', (text, hex) => expect(sha256Hex(utf8(text))).toBe(hex));

  it('NIST: a million times "a"', () => {
    expect(sha256Hex(new Uint8Array(1_000_000).fill(0x61))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    );
  });

  it('agrees with node:crypto at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = new Uint8Array(length).map((_, i) => (i * 7 + length) & 255);
      expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it('agrees with node:crypto on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});

describe('digest', () => {
  it('is sha256: and the hex digits', () => {
    expect(digestOf('layer-A')).toBe(
      'sha256:5c4cee4df82cf53242691e3d1f11c012a8c0595c6ec732e8cb4c43d6b0acdf36',
    );
    expect(shortDigest(digestOf('layer-A'))).toBe('5c4cee4df82c');
  });

  it('refuses what is no digest, by field', () => {
    for (const text of ['', 'sha256:', 'sha512:00', `sha256:${'A'.repeat(64)}`, `sha256:${'0'.repeat(63)}`]) {
      expect(() => parseDigest(text, 'layers[1].digest')).toThrow(/^layers\[1\]\.digest: /);
    }
    expect(parseDigest(`sha256:${'0'.repeat(64)}`)).toHaveLength(71);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byName, concat, fromUtf8, sameBytes, utf8 } from './bytes.ts';

const anyText = fc.string({ unit: 'binary' });

describe('UTF-8', () => {
  it('encodes as TextEncoder does, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom('\ud800', 'a\udfffb', 'é日本😀')), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text));
      }),
    );
  });

  it('decodes what it encoded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fromUtf8(utf8(text)) === text));
  });

  it('never throws, and keeps valid text as TextDecoder does', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = fromUtf8(bytes);
        const theirs = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(text.replaceAll('\ufffd', '')).toBe(theirs.replaceAll('\ufffd', ''));
        expect(text.includes('\ufffd')).toBe(theirs.includes('\ufffd'));
      }),
    );
  });
});

describe('byName', () => {
  it('is the order of the UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(byName(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
      }),
    );
  });

  it('puts an emoji after every letter of the first plane', () => {
    expect(['😀', '\uffee', 'a', 'é'].sort(byName)).toEqual(['a', 'é', '\uffee', '😀']);
  });
});

it('sameBytes and concat', () => {
  expect(sameBytes(utf8('ab'), concat([utf8('a'), utf8('b')]))).toBe(true);
  expect(sameBytes(utf8('ab'), utf8('ac'))).toBe(false);
  expect(sameBytes(utf8('ab'), utf8('a'))).toBe(false);
});

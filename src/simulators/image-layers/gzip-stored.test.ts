import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { crc32, gzipStored } from './gzip-stored.ts';

describe('gzip with stored blocks', () => {
  it('is what gunzip takes for gzip, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...gunzipSync(gzipStored(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it.each([0, 65_534, 65_535, 65_536, 131_070, 131_071])('%i bytes go into blocks of 65 535', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => i % 251);
    expect(gunzipSync(gzipStored(bytes)).equals(bytes)).toBe(true);
    expect(gzipStored(bytes).length).toBe(length + 18 + 5 * Math.max(1, Math.ceil(length / 65_535)));
  });

  it('writes neither name nor time: equal bytes, equal members', () => {
    const hex = [...gzipStored(utf8('hi'))].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    expect(hex).toBe('1f 8b 08 00 00 00 00 00 00 ff 01 02 00 fd ff 68 69 ac 2a 93 d8 02 00 00 00');
  });

  it('writes a time where one is given, and nothing else of it', () => {
    const [plain, timed] = [gzipStored(utf8('hi')), gzipStored(utf8('hi'), { mtime: 0x01020304, system: 3 })];
    expect([...timed.subarray(4, 10)]).toEqual([4, 3, 2, 1, 0, 3]);
    expect([...timed.subarray(10)]).toEqual([...plain.subarray(10)]);
  });

  it('counts the CRC-32 of the check value', () => expect(crc32(utf8('123456789'))).toBe(0xcbf43926));
});

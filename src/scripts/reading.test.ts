import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReading, sectionsRead, withSection, writeReading, type Reading } from './reading.ts';

const id = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const reading = fc
  .record({
    read: fc.array(fc.tuple(id, fc.array(id, { maxLength: 5 })), { maxLength: 5 }),
    last: fc.option(fc.record({ chapter: id, section: fc.oneof(id, fc.constant('')) }), { nil: undefined }),
  })
  .map(({ read, last }): Reading => ({
    read: new Map(read.map(([chapter, sections]) => [chapter, new Set(sections)])),
    ...(last ? { last } : {}),
  }));

describe('what was read', () => {
  it('is kept as it was', () => {
    fc.assert(
      fc.property(reading, (any) => {
        expect(parseReading(writeReading(any))).toEqual(any);
      }),
    );
  });

  it('is nothing where the browser holds something else, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { read, last } = parseReading(text);
        for (const [chapter, sections] of read)
          expect([chapter, ...sections].join('')).toMatch(/^[a-z0-9-]*$/);
        if (last) expect(last.chapter).not.toBe('');
      }),
    );
    expect(parseReading('{"read":{"a":["b",3,"<b>"],"c":"d"},"last":{"chapter":"","section":"x"}}')).toEqual({
      read: new Map([['a', new Set(['b'])]]),
    });
  });

  it('grows by a section at a time, each counted once', () => {
    const two = withSection(withSection(withSection(parseReading(''), 'a', 'x'), 'a', 'y'), 'a', 'x');
    expect(sectionsRead(two, 'a', ['x', 'y', 'z'])).toBe(2);
    expect(sectionsRead(two, 'b', ['x'])).toBe(0);
    // A section that is gone from the chapter counts for nothing.
    expect(sectionsRead(two, 'a', ['z'])).toBe(0);
  });
});

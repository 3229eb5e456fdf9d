import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureDefinition } from '../../src/playback/figure.ts';
import { readState } from '../../src/share/address.ts';
import { decodeState, encodeState, maxStateLength } from '../../src/share/codec.ts';

type Definition = FigureDefinition<Record<string, unknown>, unknown, { say: string; alt: string }>;
const folder = join(import.meta.dirname, '../../src/figures');
const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'frame.ts')));
const definitions = new Map<string, Definition>();
for (const id of ids) {
  const { definition } = (await import(join(folder, id, 'frame.ts'))) as { definition: Definition };
  definitions.set(id, definition);
}

/** Values nobody honest would write, for any field. */
const evil = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  "'-alert(1)-'",
  '${7*7}',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-Infinity',
  '-0',
  '1e309',
  '9'.repeat(400),
  '0x10',
  '1_000',
  '٣',
  '½',
  '',
  ' ',
  '\u0000',
  '\u202Egnp.exe',
  '\u2066x\u2069',
  '\uD800',
  '\uFEFF1',
  'é'.normalize('NFD'),
  '../../etc/passwd',
  '%00',
  '%',
  '%25%33%43',
  '+',
  '-',
  '--',
  '.',
  '..',
  '[[[[[[[[[[',
  '{"a":{"a":{"a":1}}}',
  'a'.repeat(600),
  'null',
  'undefined',
  'true',
  "1' OR '1'='1",
  'data:text/html,x',
  '\r\nSet-Cookie: a=b',
  '🦊',
] as const;

/** Whole states: wrong versions, keys of every object, doubled and foreign parts, then every field with every evil value. */
function corpus({ schema, presets }: Definition): string[] {
  const fields = [...Object.keys(schema), 't'];
  return [
    ...evil,
    ...['0', '2', '01', '1.1', '-1', '1'].map((version) => `${version}.${presets[0]!.id}`),
    ...presets.map(({ id }) => `1.${id}.${id}`),
    ...evil.map((value) => `1.${value}`),
    ...evil.map((value) => `1.${value}-1`),
    ...fields.flatMap((field) => evil.map((value) => `1.${field}-${value}`)),
    ...fields.map((field) => `1.${field}-1.${field}-2.${field}`),
    `1${'.x-1'.repeat(120)}`,
    `1.${'x'.repeat(100_000)}`,
  ];
}

/** What must hold for any text in the address, and what the figure then shows. */
function holds(definition: Definition, text: string): void {
  const decoded = decodeState(definition, text);
  expect(Object.keys(decoded.params).sort()).toEqual(Object.keys(definition.schema).sort());
  expect(Number.isFinite(decoded.t) && decoded.t >= 0).toBe(true);
  for (const problem of decoded.problems) {
    expect(problem).toMatch(/^[\p{Lu}].*\.$/su);
    expect(problem).not.toMatch(/[<>\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    expect(problem.length).toBeLessThan(300);
  }
  const again = encodeState(definition, decoded);
  expect(again.length).toBeLessThanOrEqual(maxStateLength);
  expect(again).toMatch(/^[A-Za-z0-9.~_*-]*$/);
  const { problems: _, ...state } = decoded;
  expect(decodeState(definition, again)).toEqual({ ...state, problems: [] });
}

describe.each(ids)('%s, whatever its address says', (id) => {
  const definition = definitions.get(id)!;

  it('falls back to what fits, with a sentence, and never throws', () => {
    const texts = corpus(definition);
    expect(texts.length).toBeGreaterThan(300 / ids.length);
    for (const text of texts) holds(definition, text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('says something about each part that does not fit', () => {
    for (const value of evil.filter((text) => text !== '' && text !== '.' && text !== '..'))
      expect(decodeState(definition, `1.nonsense-${value}`).problems.length).toBeGreaterThan(0);
  });

  it('does so for any text at all', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .tuple(fc.constantFrom(...Object.keys(definition.schema), 't'), fc.string({ maxLength: 20 }))
        .map(([key, value]) => `${key}-${value}`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => holds(definition, ['1', ...parts].join('.'))),
      { numRuns: 300 },
    );
  });

  it('reads it out of any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(readState(`?${query}`, id).length).toBeLessThanOrEqual(maxStateLength + 1);
      }),
    );
  });
});

it('the corpus has at least 300 addresses', () => {
  const all = [...definitions.values()].flatMap(corpus);
  expect(new Set(all).size).toBeGreaterThan(300);
});

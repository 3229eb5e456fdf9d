import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, defaultState, encodeState, maxStateLength, type Shareable } from './codec.ts';
import { flag, int, list, oneOf, record } from './fields.ts';

interface Params {
  copies: number;
  policy: 'xen' | 'kvm';
  limit: boolean;
  vms: readonly { weight: number; load: 'busy' | 'idle' }[];
}

const of: Shareable<Params> = {
  schema: {
    copies: int(1, 6),
    policy: oneOf('xen', 'kvm'),
    limit: flag,
    vms: list(record({ weight: int(1, 65535), load: oneOf('busy', 'idle') }), 0, 4),
  },
  presets: [
    { id: 'warm', label: 'Warm', promise: '', params: { copies: 3, policy: 'kvm', limit: false, vms: [] } },
    {
      id: 'crowded',
      label: 'Crowded',
      promise: '',
      params: { copies: 6, policy: 'kvm', limit: false, vms: [] },
    },
  ],
};

const anyParams = fc.record({
  copies: fc.integer({ min: 1, max: 6 }),
  policy: fc.constantFrom('xen' as const, 'kvm' as const),
  limit: fc.boolean(),
  vms: fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 65535 }),
      load: fc.constantFrom('busy' as const, 'idle' as const),
    }),
    { maxLength: 4 },
  ),
});
const anyState = fc.record({
  preset: fc.constantFrom('warm', 'crowded'),
  params: anyParams,
  t: fc.integer({ min: 0, max: 3_600_000_000 }),
});

describe('encodeState', () => {
  it('writes only what differs from the preset', () => {
    const state = { preset: 'crowded', params: { ...of.presets[1]!.params, copies: 2 }, t: 1_250_000 };
    expect(encodeState(of, state)).toBe('1.crowded.copies-2.t-1250ms');
    expect(encodeState(of, defaultState(of))).toBe('');
  });

  it('needs no percent-encoding and stays under the limit', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const text = encodeState(of, state);
        expect(new URLSearchParams({ x: text }).toString()).toBe(`x=${text}`);
        expect(text.length).toBeLessThanOrEqual(maxStateLength);
      }),
    );
  });
});

describe('decodeState', () => {
  it('gives back what was encoded', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(decodeState(of, encodeState(of, state))).toEqual({ ...state, problems: [] });
      }),
    );
  });

  it('never throws, and what it gives can be encoded and read again without a problem', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc
        .array(
          fc.constantFrom(
            '1',
            '.',
            '-',
            't',
            'copies',
            '__proto__',
            'constructor',
            'crowded',
            '9',
            '*',
            '_',
            'NaN',
            '‮',
            '<script>',
          ),
        )
        .map((a) => a.join('')),
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const { problems, ...state } = decodeState(of, text);
        expect(decodeState(of, encodeState(of, state))).toEqual({ ...state, problems: [] });
        for (const problem of problems) expect(problem).toMatch(/^[\w’“” ,.;…():-]+$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2.copies-2', ['The link was made for another version of this figure, so it starts from its default.']],
    [
      '1.copies-9',
      [
        'The link’s “copies” does not fit (it takes a whole number from 1 to 6), so the preset’s value is used.',
      ],
    ],
    ['1.__proto__-1', ['The link has a setting “proto” that this figure does not know; it is left out.']],
    ['1.copies-2.copies-3', ['The link gives “copies” twice; the first one counts.']],
    ['1.t-soon', ['The link’s time does not fit, so the figure stands at its start.']],
    [
      `1.${'abcdefgh'.split('').join('.')}`,
      [
        ...['a', 'b', 'c'].map(
          (key) => `The link has a setting “${key}” that this figure does not know; it is left out.`,
        ),
        'And 5 more parts of the link do not fit.',
      ],
    ],
    ['1.é.ü', ['The link has a setting “…” that this figure does not know; it is left out.']],
    ['x'.repeat(513), ['The link is too long to be one of ours, so the figure starts from its default.']],
  ])('says what does not fit in %j', (text, problems) => {
    expect(decodeState(of, text).problems).toEqual(problems);
  });

  it('keeps what fits beside what does not', () => {
    expect(decodeState(of, '1.crowded.copies-99.policy-xen.t-5ms')).toMatchObject({
      preset: 'crowded',
      params: { copies: 6, policy: 'xen' },
      t: 5000,
    });
  });
});

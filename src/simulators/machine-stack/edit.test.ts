import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertionOf } from './build.ts';
import { change } from './edit.ts';
import { problemsOf } from './problems.ts';
import { has, layers, type Layer, type StackSpec } from './spec.ts';
import { orders, soundSpec } from './stack.testing.ts';

/** A change in words: what is ordered then, or what is missing and the ways out. */
function said(spec: StackSpec, layer: Layer, on: boolean): string {
  const result = change(spec, layer, on);
  if (result.granted) return layers.filter((each) => has(result.spec, each)).join(' ');
  const { problem, ways } = result.refusal;
  return [
    `${problem.layer} lacks ${problem.lacks}`,
    ...ways.map((way) => `${way.on ? '+' : '-'} ${way.layers.join(' ')}`),
  ].join('; ');
}

describe('a layer is pressed', () => {
  it('on, where it can stand', () => {
    expect(said(orders.bare(), 'hypervisor', true)).toBe('kernel hypervisor apps');
    expect(said(orders.bare(), 'containers', true)).toBe('kernel containers apps');
    expect(said(orders.vms(), 'containers', true)).toBe('kernel hypervisor machines guests containers apps');
  });

  it('on, where it cannot: what is missing, and what to add or to take off', () => {
    expect(said(orders.bare(), 'machines', true)).toBe('machines lacks hypervisor; + hypervisor guests');
    expect(said(orders.bare(), 'guests', true)).toBe('guests lacks machines; + hypervisor machines');
    expect(said({ ...orders.bare(), hypervisor: true }, 'machines', true)).toBe(
      'apps lacks guests; + guests; - apps',
    );
  });

  it('off, where something stands on it', () => {
    expect(said(orders.bare(), 'kernel', false)).toBe('apps lacks kernel; - apps');
    expect(said(orders.vms(), 'kernel', false)).toBe(
      'hypervisor lacks kernel; - hypervisor machines guests apps',
    );
    expect(said(orders.vms(), 'guests', false)).toBe('apps lacks guests; - machines');
    expect(said(orders.containers(), 'kernel', false)).toBe('engine lacks kernel; - engine containers apps');
  });

  it('off: the engine, and the containers stay', () => {
    expect(said(orders.containers(), 'engine', false)).toBe('kernel containers apps');
  });

  it('off: a hidden machine goes only with what needs it', () => {
    expect(said(orders.containers('mac'), 'machines', false)).toBe(
      'containers lacks guests; - engine containers',
    );
  });
});

describe('any press', () => {
  it('is granted as wished, or refused with ways that can stand and keep the wish', () => {
    fc.assert(
      fc.property(soundSpec, fc.constantFrom(...layers), fc.boolean(), (spec, layer, on) => {
        const result = change(spec, layer, on);
        if (result.granted) {
          expect(has(result.spec, layer)).toBe(on);
          expect(problemsOf(result.spec)).toEqual([]);
          return;
        }
        expect(result.refusal.ways.length).toBeGreaterThan(0);
        for (const way of result.refusal.ways) {
          expect(has(way.spec, layer)).toBe(on);
          expect(problemsOf(way.spec)).toEqual([]);
          if (!on && insertionOf(spec)) expect(insertionOf(way.spec)).toBeNull();
        }
      }),
    );
  });
});

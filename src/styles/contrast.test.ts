import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roles as parts } from '../schemas/term.ts';
import { contrast, customProperties, rolesOf, type Theme } from './tokens.ts';

const palette = readFileSync(new URL('./palette.css', import.meta.url), 'utf8');
const sheet = readFileSync(new URL('./roles.css', import.meta.url), 'utf8');

const TEXT = 4.5;
const MARK = 3;
const grounds = ['paper', 'sheet'];
const layers = [1, 2, 3, 4, 5, 6].map((n) => `layer-${n}`);
const series = [1, 2, 3, 4, 5, 6].map((n) => `s${n}`);
const solid = parts.filter((part) => part !== 'layer');

/** Every pair that is drawn together, as [foreground, background, least contrast]. */
const pairs: [string, string, number][] = [
  ...['ink', 'ink-2'].flatMap((ink) =>
    [...grounds, 'wash'].map((g): [string, string, number] => [ink, g, TEXT]),
  ),
  ...['line', 'focus'].flatMap((mark) => grounds.map((g): [string, string, number] => [mark, g, MARK])),
  ...solid.map((part): [string, string, number] => [`${part}-ink`, part, TEXT]),
  ...parts.flatMap((part) =>
    [...grounds, 'wash'].map((g): [string, string, number] => [`${part}-text`, g, TEXT]),
  ),
  ...solid.flatMap((part) => grounds.map((g): [string, string, number] => [`${part}-edge`, g, MARK])),
  ...layers.map((layer): [string, string, number] => ['layer-ink', layer, TEXT]),
  ...layers.flatMap((layer) => grounds.map((g): [string, string, number] => [layer, g, MARK])),
  ...series.map((s): [string, string, number] => ['s-ink', s, TEXT]),
  ...series.flatMap((s) => grounds.map((g): [string, string, number] => [s, g, TEXT])),
];

describe.each<Theme>(['light', 'dark'])('the %s theme', (theme) => {
  const colours = rolesOf(palette, sheet, theme);

  it.each(pairs)('%s on %s reaches %d:1', (front, back, least) => {
    expect(contrast(colours[front]!, colours[back]!)).toBeGreaterThanOrEqual(least);
  });

  it('has no role that no pair checks', () => {
    const checked = new Set(pairs.flatMap(([a, b]) => [a, b]));
    // Rules only separate; nothing is lost where they are not seen.
    expect(Object.keys(colours).filter((role) => !checked.has(role) && role !== 'rule')).toEqual([]);
  });

  it('orders the layers by lightness, old to new', () => {
    const steps = layers.map((layer) => contrast(colours[layer]!, '#000000'));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

describe('the token files', () => {
  it('use every colour of the palette', () => {
    const unused = [...customProperties(palette).keys()].filter((name) => !sheet.includes(`var(--${name})`));
    expect(unused).toEqual([]);
  });

  it('refuse a role that names no palette colour', () => {
    expect(() => rolesOf(palette, ':root{--x: light-dark(var(--nope), var(--white));}', 'light')).toThrow(
      'roles.css: --x uses --nope, which palette.css does not have.',
    );
    expect(() => rolesOf(palette, ':root{--x: #ffffff;}', 'light')).toThrow('--x must be light-dark');
  });

  it('compute the contrasts WCAG gives', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

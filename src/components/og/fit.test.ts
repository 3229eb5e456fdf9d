import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { box, column, lines, remark, row, type Shape } from '../../drawing/poster.ts';
import type { FigureClaims } from '../../playback/figure.ts';
import type { Still } from '../../playback/first-frame.ts';
import { rolesOf } from '../../styles/tokens.ts';
import { card, size } from './card.ts';
import { drawShape } from './draw-shape.ts';
import { fit, misfits, smallest } from './fit.ts';
import { layout } from './layout.ts';
import { div, textIn, type Node } from './node.ts';

const src = join(import.meta.dirname, '../..');
const css = (name: string) => readFileSync(join(src, `styles/${name}.css`), 'utf8');
const roles = rolesOf(css('palette'), css('roles'), 'light');

const room = { width: 440, height: 120 };
const picture = (shape: Shape): Node => div({ ...room, padding: 10 }, drawShape(shape, roles));
const sizeOf = async (node: Node, words: string): Promise<number> => {
  const found = (await layout(node, room)).find((placed) => textIn(placed.node) === words);
  return (found!.node.props['style'] as { fontSize: number }).fontSize;
};

describe('fit', () => {
  it('leaves a text that fits as it is', async () => {
    const node = picture(row([box('app', 'app'), box('kernel', 'kernel')]));
    expect(await misfits(node, room)).toEqual([]);
    expect(await fit(node, room)).toBe(node);
  });

  it('sets a label that is too wide for its box smaller, as little as it must', async () => {
    const node = picture(row(['1', '2', '3', '4'].map((n) => box('app', `boxes ${n}`))));
    expect(await misfits(node, room)).not.toEqual([]);
    const fitted = await fit(node, room);
    expect(await misfits(fitted, room)).toEqual([]);
    expect(await sizeOf(fitted, 'boxes 4')).toBeGreaterThanOrEqual(smallest);
    expect(await sizeOf(fitted, 'boxes 4')).toBeLessThan(22);
  });

  it('sets nothing too small to read, and names what does not fit even so', async () => {
    const node = picture(row(['1', '2', '3', '4'].map((n) => box('app', `far too long ${n}`))));
    const fitted = await fit(node, room);
    expect(await sizeOf(fitted, 'far too long 1')).toBe(smallest);
    expect((await misfits(fitted, room)).join('\n')).toMatch(/“far too long 1” is \d+ px wide in \d+ px/);
  });

  it('names a line of a terminal that runs out of it', async () => {
    const shown = (line: string) => misfits(picture(lines(['$ ls', line])), room);
    expect(await shown('more than thirty-two characters on one line')).not.toEqual([]);
    expect(await shown('half of the line.')).toEqual([]);
  });

  it('names what has no room from top to bottom', async () => {
    const six = ['one', 'two', 'three', 'four', 'five', 'six'];
    const shown = async (shape: Shape) => (await misfits(picture(shape), room)).join('\n');
    expect(await shown(lines(six))).toMatch(/“one” is \d+ px high in \d+ px/);
    expect(await shown(column(six.map(remark)))).toMatch(/“one” .* sticks out/);
    expect(await shown(column(six.map((name) => box('app', name))))).toMatch(/“one” .* sticks out/);
  });
});

interface Drawn {
  readonly poster: (claims: FigureClaims) => Still<Shape>;
}
interface Described {
  readonly meta: { readonly title: string; readonly claims: readonly string[] };
}

describe('every picture for link previews', () => {
  it.each(readdirSync(join(src, 'figures')))('of the figure %s has room for all it says', async (id) => {
    const { poster } = (await import(`../../figures/${id}/poster.ts`)) as Drawn;
    const { meta } = (await import(`../../figures/${id}/meta.ts`)) as Described;
    const { picture } = poster(testClaims(meta.claims));
    const { title } = meta;
    const shown = [
      card({ kicker: 'Figure 1 · A chapter', title, picture }, roles),
      // A chapter's head is higher.
      card({ kicker: 'Chapter 1 of 7', title: 'A chapter', number: 1, picture }, roles),
    ];
    for (const node of shown) expect(await misfits(await fit(node, size), size)).toEqual([]);
  });
});

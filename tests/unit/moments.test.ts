import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FigureDefinition } from '../../src/playback/figure.ts';
import { misconceptionSchema } from '../../src/schemas/misconception.ts';
import { questionSchema } from '../../src/schemas/question.ts';
import { readCollection } from '../../src/schemas/read-collection.ts';
import { decodeState } from '../../src/share/codec.ts';

const root = join(import.meta.dirname, '../..');
const chapters = join(root, 'content/chapters');
type Definition = FigureDefinition<object, unknown, { say: string; alt: string }>;

const written = [
  ...readCollection('misconceptions', misconceptionSchema, root),
  ...readCollection('questions', questionSchema, root),
].flatMap(({ id, data }) => (data.figure?.includes('=') ? [{ where: id, moment: data.figure }] : []));

const linked = readdirSync(chapters).flatMap((file) =>
  [...readFileSync(join(chapters, file), 'utf8').matchAll(/\/\?([a-z-]+=[^#)]+)#/g)].map((match) => ({
    where: file,
    moment: match[1]!,
  })),
);

describe('moments that our own pages link to', () => {
  it.each([...written, ...linked])('$where: $moment is a moment of its figure', async ({ moment }) => {
    const [id, state] = moment.split('=') as [string, string];
    const frame = join(root, 'src/figures', id, 'frame.ts');
    expect(existsSync(frame)).toBe(true);
    const { definition } = (await import(frame)) as { definition: Definition };
    expect(decodeState(definition, state).problems).toEqual([]);
  });

  it('there are some', () => expect(written.length).toBeGreaterThan(0));
});

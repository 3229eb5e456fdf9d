import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readList } from '../../src/content-checks/published-ids.ts';
import type { FigureDefinition } from '../../src/playback/figure.ts';
import { decodeState } from '../../src/share/codec.ts';

const root = join(import.meta.dirname, '../..');
const figures = join(root, 'src/figures');
type Definition = FigureDefinition<object, unknown, { say: string; alt: string }>;

const load = async (id: string): Promise<Definition> => {
  const frame = join(figures, id, 'frame.ts');
  if (!existsSync(frame)) throw new Error(`The figure "${id}" has published links and is gone.`);
  return ((await import(frame)) as { definition: Definition }).definition;
};

const byFigure = Map.groupBy(
  readList(readFileSync(join(root, 'content/published-states.txt'), 'utf8')),
  (line) => line.split('=')[0]!,
);

describe('links to a figure’s moments that readers may have kept', () => {
  it.each([...byFigure])('%s: all of them still open, without a remark', async (id, lines) => {
    const definition = await load(id);
    for (const line of lines) {
      const state = decodeState(definition, line.slice(id.length + 1));
      expect(state.problems, line).toEqual([]);
    }
  });

  it('each preset of each figure is among them; a new one takes one line in content/published-states.txt', async () => {
    const ids = readdirSync(figures).filter((id) => existsSync(join(figures, id, 'meta.ts')));
    const unlisted: string[] = [];
    for (const id of ids) {
      const definition = await load(id);
      const listed = new Set(
        (byFigure.get(id) ?? []).map((line) => decodeState(definition, line.slice(id.length + 1)).preset),
      );
      unlisted.push(
        ...definition.presets
          .filter((preset) => !listed.has(preset.id))
          .map((preset) => `${id}=1.${preset.id}`),
      );
    }
    expect(unlisted).toEqual([]);
  });
});

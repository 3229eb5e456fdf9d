import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const figures = join(import.meta.dirname, '../../src/figures');
const ids = readdirSync(figures).filter((id) => existsSync(join(figures, id, 'meta.ts')));

describe('pictures for link previews', () => {
  it.each(ids)('src/figures/%s/poster.ts draws the figure’s first frame', (id) => {
    expect(existsSync(join(figures, id, 'poster.ts'))).toBe(true);
  });
});

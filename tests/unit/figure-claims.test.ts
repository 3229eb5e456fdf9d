import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const figures = join(import.meta.dirname, '../../src/figures');
const ids = readdirSync(figures).filter((id) => existsSync(join(figures, id, 'meta.ts')));

describe('the claims a figure asks for', () => {
  it.each(ids)(
    'src/figures/%s/meta.ts names each once: a list with one twice is drawn with one key twice',
    async (id) => {
      const { meta } = (await import(join(figures, id, 'meta.ts'))) as {
        meta: { claims: readonly string[] };
      };
      const twice = meta.claims.filter((claim, i) => meta.claims.indexOf(claim) !== i);
      expect(twice).toEqual([]);
    },
  );
});

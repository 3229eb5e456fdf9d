import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { readCollection } from './read-collection.ts';
import { typeset } from './typeset.ts';

/**
 * An Astro loader for a folder of YAML maps (see `readCollection`); reloads it when a file of it changes in dev.
 */
export function mapLoader(name: string, schema: z.ZodType): Loader {
  return {
    name: `yaml-maps-${name}`,
    load: async ({ store, parseData, watcher }) => {
      const reload = async () => {
        const entries = readCollection(name, schema);
        store.clear();
        for (const { id, file, data } of entries) {
          store.set({
            id,
            data: await parseData({ id, data: typeset(data as Record<string, unknown>), filePath: file }),
          });
        }
      };
      await reload();
      const folder = resolve('content', name);
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher?.on(event, (path) => {
          if (path.startsWith(folder)) void reload();
        });
    },
  };
}

import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { z } from 'astro/zod';
import { languageOf, type Language } from '../language/translation.ts';
import { readCollection } from './read-collection.ts';
import { readMeasurements } from './read-measurements.ts';
import { typeset } from './typeset.ts';

interface Read {
  readonly id: string;
  readonly file: string;
  readonly data: Record<string, unknown>;
}

/** An Astro loader for a folder of YAML maps (see `readCollection`). */
export const mapLoader = (name: string, schema: z.ZodType, language = languageOf()): Loader =>
  folderLoader(name, language, () =>
    readCollection(name, schema, language.root, language).map(({ id, file, data }) => ({
      id,
      file,
      data: typeset(data as Record<string, unknown>),
    })),
  );

/** An Astro loader for content/measurements (see `readMeasurements`). */
export const measurementLoader = (language = languageOf()): Loader =>
  folderLoader('measurements', language, () =>
    [...readMeasurements(language.root, language)].map(([id, data]) => ({
      id,
      file: `content/measurements/${id}.json`,
      data,
    })),
  );

/** Reads the folder again when a file of it changes in dev, in English or in the language of the build. */
function folderLoader(name: string, { root, folder }: Language, read: () => readonly Read[]): Loader {
  return {
    name: `folder-${name}`,
    load: async ({ store, parseData, watcher }) => {
      const reload = async () => {
        const entries = read();
        store.clear();
        for (const { id, file, data } of entries)
          store.set({ id, data: await parseData({ id, data, filePath: file }) });
      };
      await reload();
      const folders = [root, folder].map((each) => join(each, 'content', name));
      for (const event of ['add', 'change', 'unlink'] as const)
        watcher?.on(event, (path) => {
          if (folders.some((each) => path.startsWith(each))) void reload();
        });
    },
  };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createViteServer } from 'vitest/node';
import { wordsPlugin } from './words-plugin.ts';

const root = process.cwd();
const temporary = mkdtempSync(join(tmpdir(), 'language-'));
const folder = join(temporary, 'qps');

/** An invented language with its own of two of the site's files, and somebody who asks for all there are. */
const files = {
  'qps/src/figures/stacks/words.ts': `
    export * from './words.ts';
    import { fixed } from '../../playback/format-number.ts';
    import { list } from './text.ts';
    export const title = '[Öñé mäçhîñé]';
    export const stepText = (step: number): string => list([fixed(step, 1), 'x']);
  `,
  'qps/src/figures/stacks/text.ts': `
    export const list = (items: readonly string[]): string => items.join(' ◇ ');
  `,
  'qps/src/components/site-words.ts': `
    export * from './site-words.ts';
    import { placeNames as english } from './site-words.ts';
    export const placeNames = { ...english, '/labs/': '[Läbs]' };
  `,
  'qps/src/pages/_words/labs-words.ts': `
    export * from './labs-words.ts';
    export const labsWords = { title: '[Läbs]' };
  `,
  'asker.ts': "export const metas = import.meta.glob('/src/figures/*/meta.ts', { eager: true });",
};

let server: Awaited<ReturnType<typeof createViteServer>>;
beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(temporary, file)), { recursive: true });
    writeFileSync(join(temporary, file), text);
  }
  server = await createViteServer({
    root,
    configFile: false,
    logLevel: 'silent',
    cacheDir: join(temporary, 'cache'),
    plugins: [wordsPlugin({ tag: 'qps', root, folder })],
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
});
afterAll(async () => {
  await server.close();
  rmSync(temporary, { recursive: true });
});

it('gives whoever imports words those of the language', async () => {
  const { meta } = await server.ssrLoadModule('/src/figures/stacks/meta.ts');
  expect(meta.title).toBe('[Öñé mäçhîñé]');
});

it('gives them to a glob too, and leaves what has no translation', async () => {
  const { metas } = await server.ssrLoadModule(join(temporary, 'asker.ts'));
  expect(metas['/src/figures/stacks/meta.ts'].meta.title).toBe('[Öñé mäçhîñé]');
  expect(metas['/src/figures/run/meta.ts'].meta.title).toMatch(/^[A-Z]/);
});

it('finds what such a file imports from the place it stands in for, the translated and the other', async () => {
  const { stepText } = await server.ssrLoadModule('/src/figures/stacks/words.ts');
  expect(stepText(2)).toBe('2.0 ◇ x');
});

it('gives them to a page and to what stands on it', async () => {
  const { places } = await server.ssrLoadModule('/src/components/places.ts');
  expect(places.map(({ name }: { name: string }) => name).slice(0, 3)).toEqual([
    'Chapters',
    '[Läbs]',
    'Glossary',
  ]);
  const [asked, words] = ['src/pages/labs/index.astro', 'src/pages/_words/labs-words.ts'];
  const found = await server.pluginContainer.resolveId('../_words/labs-words.ts', join(root, asked));
  expect(found?.id).toBe(join(folder, words));
  const { labsWords, labWords } = await server.ssrLoadModule(`/${words}`);
  expect(labsWords.title).toBe('[Läbs]');
  expect(labWords.all).toBe('All labs');
});

it('gives it the English file where it names its own place', async () => {
  const { tray } = await server.ssrLoadModule('/src/figures/stacks/words.ts');
  expect(tray.label).toBe('Layers');
});

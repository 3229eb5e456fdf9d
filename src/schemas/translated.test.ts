import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob, type Loader } from 'astro/loaders';
import { afterEach, describe, expect, it } from 'vitest';
import { languageOf, type Language } from '../language/translation.ts';
import { mapLoader, measurementLoader } from './map-loader.ts';
import { mdxFiles } from './mdx-files.ts';
import { termSchema } from './term.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

const measurement = {
  title: 'Starting a container',
  topic: 'container-start',
  series: 'first',
  machine: {
    kind: 'virtual machine',
    cpus: 2,
    memoryGiB: 24,
    kernel: '6.18.44',
    storage: 'ext4',
    scheduler: 'EEVDF',
    cgroups: 'v1',
  },
  versions: { runc: '1.1.5' },
  date: '2026-11-23',
  method: 'Twenty times, one after the other.',
  load: 'Nothing else was running.',
  limits: ['One machine is not the world.'],
  unit: 'ms',
  accelerator: 'none',
  rows: [
    { id: 'start', what: 'the whole start', n: 1, median: 82, min: 82, max: 82, runs: [82] },
    { id: 'stop', what: 'the whole stop', n: 1, median: 9, min: 9, max: 9, runs: [9] },
  ],
};
const english = {
  'content/glossary/machine.yaml':
    'kernel: { term: kernel, definition: The program at the heart., role: kernel, see: [guest] }\nguest: { term: guest, definition: Runs where a host lets it. }',
  'content/glossary/more.yaml': 'host: { term: host, definition: Lets guests run on it. }',
  'content/measurements/start.json': JSON.stringify(measurement),
  'content/chapters/containers.mdx': '## Walls [#walls]',
  'content/chapters/choosing.mdx': '## Which [#which]',
  'content/pages/about.mdx': '## Labels [#labels]',
};
const pseudo = {
  'languages/qps/content/glossary/machine.yaml':
    'kernel: { term: "[kérñél]", definition: "[Thé prögräm ät thé héärt.]" }',
  'languages/qps/content/measurements/start.json': JSON.stringify({
    title: '[Stärtïñg ä cöñtäïñér]',
    machine: { kind: '[vïrtüäl mächïñé]' },
    rows: [{ id: 'start', what: '[thé whölé stärt]' }, {}],
  }),
  'languages/qps/content/chapters/containers.mdx': '## [Wälls] [#walls]',
  'languages/qps/content/pages/about.mdx': '## [Läbéls] [#labels]',
};

function planted(files: Readonly<Record<string, string>>): Language {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  roots.push(root);
  for (const [file, text] of Object.entries({ ...english, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return languageOf(root, 'qps');
}

/** What a loader puts into Astro's store, as much of Astro around it as a loader asks for. */
async function loaded(loader: Loader, { root }: Language): Promise<Record<string, Record<string, unknown>>> {
  const entries = new Map<string, Record<string, unknown>>();
  const context = {
    collection: 'planted',
    config: { root: pathToFileURL(`${root}/`), srcDir: pathToFileURL(`${root}/src/`) },
    entryTypes: new Map([
      ['.mdx', { getEntryInfo: ({ contents }: { contents: string }) => ({ body: contents, data: {} }) }],
    ]),
    logger: { warn: fail, error: fail },
    generateDigest: (text: string) => text,
    parseData: ({ data }: { data: Record<string, unknown> }) => Promise.resolve(data),
    store: {
      keys: () => entries.keys(),
      get: (id: string) => entries.get(id),
      set: (entry: { id: string }) => entries.set(entry.id, entry),
      delete: (id: string) => entries.delete(id),
      clear: () => entries.clear(),
    },
  };
  await loader.load(context as unknown as Parameters<Loader['load']>[0]);
  return Object.fromEntries(entries);
}
const fail = (message: string) => {
  throw new Error(message);
};

describe('a map in another language', () => {
  const glossary = (language: Language) => loaded(mapLoader('glossary', termSchema, language), language);

  it('says anew what the translation says, and the rest in English', async () => {
    const entries = await glossary(planted(pseudo));
    expect(Object.keys(entries)).toEqual(['kernel', 'guest', 'host']);
    expect(entries['kernel']!['data']).toEqual({
      term: '[kérñél]',
      definition: '[Thé prögräm ät thé héärt.]',
      role: 'kernel',
      also: [],
      see: ['guest'],
    });
    expect(entries['guest']!['data']).toMatchObject({ term: 'guest' });
  });

  it('is the English one without the translation', async () => {
    const { root } = planted(pseudo);
    const entries = await glossary(languageOf(root, 'en'));
    expect(entries['kernel']!['data']).toMatchObject({ term: 'kernel' });
  });

  it.each([
    ['nucleus: { term: Kern }', '"nucleus" is not in the original; ids do not change with the language.'],
    ['kernel: { role: app }', '"kernel" changes "role"; a language may only change term, definition, also.'],
    ['kernel: { definition: Kurz. }', '"kernel" has a wrong "definition": '],
    ['- kernel', 'must be a map from id to entry.'],
  ])('names the file of the translation that is wrong: %s', async (text, problem) => {
    const file = 'languages/qps/content/glossary/machine.yaml';
    const wrong = glossary(planted({ [file]: text }));
    await expect(wrong).rejects.toThrow(`${file}: ${problem}`);
  });
});

describe('a measurement in another language', () => {
  it('has other words and the same figures', async () => {
    const language = planted(pseudo);
    const entries = await loaded(measurementLoader(language), language);
    const [first, second] = measurement.rows;
    expect(entries['start']!['data']).toEqual({
      ...measurement,
      title: '[Stärtïñg ä cöñtäïñér]',
      machine: { ...measurement.machine, kind: '[vïrtüäl mächïñé]' },
      rows: [{ ...first, what: '[thé whölé stärt]' }, second],
    });
  });

  it('cannot have another figure', async () => {
    const file = 'languages/qps/content/measurements/start.json';
    const language = planted({ [file]: JSON.stringify({ rows: [{ median: 81 }, {}] }) });
    await expect(loaded(measurementLoader(language), language)).rejects.toThrow(
      `${file}: changes "rows.0.median"; `,
    );
  });
});

describe('a chapter in another language', () => {
  const bodies = async (language: Language, collection: 'chapters' | 'pages' = 'chapters') => {
    const entries = Object.entries(await loaded(glob(mdxFiles(collection, language)), language));
    return Object.fromEntries(entries.map(([id, { body, filePath }]) => [id, { body, filePath }]));
  };

  it('stands in for the original, under its id', async () => {
    expect(await bodies(planted(pseudo))).toEqual({
      choosing: { body: '## Which [#which]', filePath: 'content/chapters/choosing.mdx' },
      containers: {
        body: '## [Wälls] [#walls]',
        filePath: 'languages/qps/content/chapters/containers.mdx',
      },
    });
  });

  it('has pages of prose beside it, to which the same applies', async () => {
    expect(await bodies(planted(pseudo), 'pages')).toEqual({
      about: { body: '## [Läbéls] [#labels]', filePath: 'languages/qps/content/pages/about.mdx' },
    });
    expect(await bodies(planted({}), 'pages')).toEqual({
      about: { body: '## Labels [#labels]', filePath: 'content/pages/about.mdx' },
    });
  });

  it('is the original where there is none', async () => {
    expect(await bodies(planted({}))).toEqual({
      choosing: { body: '## Which [#which]', filePath: 'content/chapters/choosing.mdx' },
      containers: { body: '## Walls [#walls]', filePath: 'content/chapters/containers.mdx' },
    });
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimSchema } from '../schemas/claim.ts';
import { measurementAnchor } from '../schemas/measurement.ts';
import { misconceptionSchema } from '../schemas/misconception.ts';
import { readCollection } from '../schemas/read-collection.ts';
import { readMeasurements } from '../schemas/read-measurements.ts';
import { sourceSchema } from '../schemas/source.ts';
import { termSchema } from '../schemas/term.ts';

/** What a chapter may name. */
export interface Known {
  readonly Claim: ReadonlySet<string>;
  readonly Term: ReadonlySet<string>;
  readonly Source: ReadonlySet<string>;
  readonly Figure: ReadonlySet<string>;
  /** Every page's path (`/containers/`) to the ids one can link to on it. */
  readonly pages: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the ids of all collections, figures, chapters and pages under the project's root. */
export function readKnown(root = process.cwd()): Known {
  const ids = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id));
  const claims = ids(readCollection('claims', claimSchema, root));
  const sources = ids(readCollection('sources', sourceSchema, root));
  const terms = ids(readCollection('glossary', termSchema, root));
  const misconceptions = ids(readCollection('misconceptions', misconceptionSchema, root));
  const figures = new Set(figureIds(root));
  const pages = new Map<string, ReadonlySet<string>>([
    ['/', idsInCover(root)],
    ['/glossary/', terms],
    [
      '/sources/',
      new Set([
        ...sources,
        ...[...claims].map((id) => `claim-${id}`),
        'measurements',
        ...[...readMeasurements(root)].flatMap(([file, { rows }]) => [
          measurementAnchor(file),
          ...rows.map((row) => measurementAnchor(file, row.id)),
        ]),
      ]),
    ],
    ['/misconceptions/', misconceptions],
    ['/labs/', figures],
    ...[...figures].map((id): [string, ReadonlySet<string>] => [`/labs/${id}/`, new Set([id])]),
    ...mdxPages(root, 'content/chapters'),
    ...mdxPages(root, 'content/pages'),
  ]);
  return { Claim: claims, Term: terms, Source: sources, Figure: figures, pages };
}

/** A figure is a folder that says what it is. */
function figureIds(root: string): string[] {
  const folder = join(root, 'src/figures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((id) => existsSync(join(folder, id, 'meta.ts')));
}

function idsInCover(root: string): Set<string> {
  const text = readFileSync(join(root, 'src/pages/index.astro'), 'utf8');
  return new Set([...text.matchAll(/\sid="([a-z0-9-]+)"/g)].map((m) => m[1]!));
}

function mdxPages(root: string, folder: string): [string, Set<string>][] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => [`/${file.slice(0, -4)}/`, idsInMdx(readFileSync(join(root, folder, file), 'utf8'))]);
}

/** Ids written down in a chapter or a page of prose: of its headings, figures, tables and notes. */
export function idsInMdx(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{2,3} .*\[#([a-z0-9-]+)\]\s*$/gm)];
  const elements = [...text.matchAll(/<(?:Figure|Table|Note)\b[^>]*?\bid="([a-z0-9-]+)"/g)];
  return new Set([...headings, ...elements].map((m) => m[1]!));
}

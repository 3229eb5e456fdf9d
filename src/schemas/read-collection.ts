import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'astro/zod';
import { mergeWords, wordsIn } from '../language/merge-words.ts';
import { languageOf, translationOf } from '../language/translation.ts';

export interface Entry<T> {
  readonly id: string;
  readonly file: string;
  readonly data: T;
}

/**
 * Reads every `content/<name>/*.yaml`, each a map from id to entry, with what the language says anew in the file at
 * the same place in its folder, and checks each entry. Ids are unique over all files of the collection. Throws one
 * sentence that names file and entry.
 */
export function readCollection<S extends z.ZodType>(
  name: string,
  schema: S,
  root = process.cwd(),
  language = languageOf(root),
): Entry<z.infer<S>>[] {
  const folder = join(root, 'content', name);
  const seen = new Map<string, string>();
  const entries: Entry<z.infer<S>>[] = [];
  for (const base of readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .sort()) {
    const file = `content/${name}/${base}`;
    const originals = readMap(file, join(folder, base));
    const own = translationOf(file, language);
    for (const [id, raw] of Object.entries(own ? inLanguage(name, originals, own, root) : originals)) {
      const before = seen.get(id);
      if (before)
        throw new Error(`${file}: "${id}" stands in ${before} already; give one of them another id.`);
      if (!/^[a-z0-9-]+$/.test(id))
        throw new Error(`${file}: the id "${id}" may have only a–z, 0–9 and hyphens.`);
      const result = schema.safeParse(raw);
      if (!result.success)
        throw new Error(`${own ? relative(root, own) : file}: "${id}" ${explain(result.error)}`);
      seen.set(id, file);
      entries.push({ id, file, data: result.data });
    }
  }
  return entries;
}

/** The entries of a file, each with the words of the translation at `own`. */
function inLanguage(
  name: string,
  originals: Record<string, unknown>,
  own: string,
  root: string,
): Record<string, unknown> {
  const file = relative(root, own);
  const merged = { ...originals };
  for (const [id, words] of Object.entries(readMap(file, own))) {
    if (!Object.hasOwn(originals, id))
      throw new Error(`${file}: "${id}" is not in the original; ids do not change with the language.`);
    try {
      merged[id] = mergeWords(originals[id], words, wordsIn[name] ?? []);
    } catch (error) {
      throw new Error(`${file}: "${id}" ${error instanceof Error ? error.message : error}.`, {
        cause: error,
      });
    }
  }
  return merged;
}

function readMap(file: string, path: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(
      `${file}: not valid YAML (${error instanceof Error ? error.message.split('\n')[0] : error}).`,
    );
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw new Error(`${file}: must be a map from id to entry.`);
  }
  return parsed as Record<string, unknown>;
}

/** The first thing that does not fit, as the end of a sentence. */
function explain(error: z.ZodError): string {
  const issue = deepest(error.issues);
  const where = issue.path.length > 0 ? `has a wrong "${issue.path.join('.')}"` : 'does not fit';
  return `${where}: ${issue.message}.`;
}

/** In a union the branch with the fewest problems is the one that was meant. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const first = issues[0]!;
  if (first.code !== 'invalid_union' || first.errors.length === 0) return first;
  const branch = [...first.errors].sort((a, b) => a.length - b.length)[0]!;
  return branch.length > 0 ? deepest(branch) : first;
}

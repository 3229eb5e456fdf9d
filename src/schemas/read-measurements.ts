import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mergeWords, wordsIn } from '../language/merge-words.ts';
import { languageOf, translationOf, type Language } from '../language/translation.ts';
import { measurementSchema, type Measurement } from './measurement.ts';

/**
 * Reads every `content/measurements/*.json` under the project's root, with what the language says anew in the file at
 * the same place in its folder, and checks it: file id (its name without the ending) to content. Throws one sentence
 * that names the file. Without the folder there are none.
 */
export function readMeasurements(
  root = process.cwd(),
  language = languageOf(root),
): Map<string, Measurement> {
  const folder = join(root, 'content/measurements');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return new Map(
    names.sort().map((name) => [name.slice(0, -'.json'.length), readOne(root, name, language)] as const),
  );
}

function readOne(root: string, name: string, language: Language): Measurement {
  const file = `content/measurements/${name}`;
  const original = readJson(file, join(root, file));
  const own = translationOf(file, language);
  const said = own ? relative(root, own) : file;
  const result = measurementSchema.safeParse(own ? inLanguage(original, said, own) : original);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new Error(`${said}: ${path.length > 0 ? `wrong "${path.join('.')}": ` : ''}${message}.`);
}

function inLanguage(original: unknown, file: string, own: string): unknown {
  try {
    return mergeWords(original, readJson(file, own), wordsIn['measurements'] ?? []);
  } catch (error) {
    if (error instanceof RangeError) throw new Error(`${file}: ${error.message}.`, { cause: error });
    throw error;
  }
}

function readJson(file: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: not valid JSON (${error instanceof Error ? error.message : error}).`, {
      cause: error,
    });
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurementSchema, type Measurement } from './measurement.ts';

/**
 * Reads every `content/measurements/*.json` under the project's root and checks it: file id (its name without the
 * ending) to content. Throws one sentence that names the file. Without the folder there are none.
 */
export function readMeasurements(root = process.cwd()): Map<string, Measurement> {
  const folder = join(root, 'content/measurements');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return new Map(
    names.sort().map((name) => [name.slice(0, -'.json'.length), readOne(folder, name)] as const),
  );
}

function readOne(folder: string, name: string): Measurement {
  const file = `content/measurements/${name}`;
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw new Error(`${file}: not valid JSON (${error instanceof Error ? error.message : error}).`, {
      cause: error,
    });
  }
  const result = measurementSchema.safeParse(raw);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new Error(`${file}: ${path.length > 0 ? `wrong "${path.join('.')}": ` : ''}${message}.`);
}

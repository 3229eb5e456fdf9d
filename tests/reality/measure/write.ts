import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurementSchema, type Measurement } from '../../../src/schemas/measurement.ts';

/**
 * Writes a measurement as `<date>-<series>-<name>.json` after checking it against the schema; gives the path. Throws
 * an Error with one sentence if the file is there already: measured data is never written over.
 */
export function writeMeasurement(folder: string, name: string, file: Measurement): string {
  const path = join(folder, `${file.date}-${file.series}-${name}.json`);
  if (existsSync(path))
    throw new Error(`${path} is there already; give another --series, or delete it first.`);
  const result = measurementSchema.safeParse(file);
  if (!result.success)
    throw new Error(`${path} would not fit the schema: ${result.error.issues[0]!.message}.`);
  mkdirSync(folder, { recursive: true });
  // All of it or nothing, whenever it is stopped.
  writeFileSync(`${path}.part`, asText(result.data));
  renameSync(`${path}.part`, path);
  return path;
}

/** JSON as the formatter of this project writes it: lists of numbers filled up to the line's width. */
export function asText(file: Measurement): string {
  return `${lines(file, 0)}\n`;
}

const width = 110;

function lines(value: unknown, depth: number, used = 0): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = '  '.repeat(depth + 1);
  const end = `\n${'  '.repeat(depth)}`;
  if (!Array.isArray(value)) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    if (entries.length === 0) return '{}';
    const body = entries.map(([key, each]) => {
      const head = `${inner}${JSON.stringify(key)}: `;
      return head + lines(each, depth + 1, head.length);
    });
    return `{\n${body.join(',\n')}${end}}`;
  }
  const items = value.map((each) => lines(each, depth + 1));
  const short = `[${items.join(', ')}]`;
  // One more for the comma that may follow.
  if (!short.includes('\n') && used + short.length + 1 <= width) return short;
  return `[\n${value.every((each) => typeof each === 'number') ? filled(items, inner) : items.map((item) => inner + item).join(',\n')}${end}]`;
}

function filled(items: readonly string[], indent: string): string {
  const rows: string[] = [];
  let row = indent;
  items.forEach((item, i) => {
    const text = i < items.length - 1 ? `${item},` : item;
    if (row !== indent && row.length + 1 + text.length > width) {
      rows.push(row);
      row = indent;
    }
    row += row === indent ? text : ` ${text}`;
  });
  return [...rows, row].join('\n');
}

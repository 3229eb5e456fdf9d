import { time, type Field } from './fields.ts';
import { problemWords as words } from './words.ts';

/** The settings of a figure: how each is written. Keys are what stands in the address (a–z only). */
export type Schema<P> = { readonly [K in keyof P]: Field<P[K]> };

export interface Preset<P> {
  /** a–z, 0–9, hyphens. */
  readonly id: string;
  readonly label: string;
  /** What the reader will see happen; a test runs the preset and holds it to this. */
  readonly promise: string;
  readonly params: P;
}

/** Everything a link to a moment carries. `t` in whole microseconds. */
export interface SharedState<P> {
  readonly preset: string;
  readonly params: P;
  readonly t: number;
}

export interface Shareable<P> {
  readonly schema: Schema<P>;
  /** The first one is the default. */
  readonly presets: readonly Preset<P>[];
}

export const maxStateLength = 512;
/** More sentences than this about one link help nobody. */
const mostProblems = 3;
const version = '1';
/** No run is longer than an hour, so no link names a later moment. */
const moment = time(3_600_000_000);

/** The state a figure has when the address says nothing. */
export function defaultState<P>(of: Shareable<P>, preset = of.presets[0]!.id): SharedState<P> {
  const base = of.presets.find((p) => p.id === preset) ?? of.presets[0]!;
  return { preset: base.id, params: base.params, t: 0 };
}

/**
 * Writes a state as it stands in the address: "1.crowded.cpus-2.t-1250ms". What the preset says already is left
 * out; the default preset at its start gives "". Canonical: equal states give equal text. At most 512 characters
 * for every state of a sound schema (a test of each figure holds that).
 */
export function encodeState<P extends object>(of: Shareable<P>, state: SharedState<P>): string {
  const base = of.presets.find((p) => p.id === state.preset) ?? of.presets[0]!;
  const parts = [version];
  if (base !== of.presets[0]) parts.push(base.id);
  for (const key of keysOf(of.schema)) {
    const text = of.schema[key].encode(state.params[key]);
    if (text !== of.schema[key].encode(base.params[key])) parts.push(`${key}-${text}`);
  }
  if (state.t > 0) parts.push(`t-${moment.encode(state.t)}`);
  return parts.length === 1 ? '' : parts.join('.');
}

export interface Decoded<P> extends SharedState<P> {
  /** A sentence for each part of the address that did not fit, at most four: the last then counts the other parts. */
  readonly problems: readonly string[];
}

/**
 * Reads what `encodeState` wrote, and anything else: never throws. A part that does not fit is left at the preset's
 * value and named in `problems`; the rest is kept.
 */
export function decodeState<P extends object>(of: Shareable<P>, text: string): Decoded<P> {
  const fallback = defaultState(of);
  if (text === '') return { ...fallback, problems: [] };
  if (text.length > maxStateLength) {
    return {
      ...fallback,
      problems: [words.long],
    };
  }
  const [first, ...parts] = text.split('.');
  if (first !== version) {
    return {
      ...fallback,
      problems: [words.version],
    };
  }
  const preset = of.presets.find((p) => p.id === parts[0]);
  const state = preset ? defaultState(of, preset.id) : fallback;
  const params: P = { ...state.params };
  const problems: string[] = [];
  const seen = new Set<string>();
  let t = 0;
  for (const part of preset ? parts.slice(1) : parts) {
    const dash = part.indexOf('-');
    const key = dash < 0 ? part : part.slice(0, dash);
    const value = dash < 0 ? '' : part.slice(dash + 1);
    if (seen.has(key)) {
      problems.push(words.twice(printable(key)));
      continue;
    }
    seen.add(key);
    if (key === 't') {
      const us = moment.decode(value);
      if (us === null) problems.push(words.time);
      else t = us;
    } else if (!setField(of.schema, params, key, value)) {
      problems.push(explain(of.schema, key));
    }
  }
  return { preset: state.preset, params, t, problems: inShort(problems) };
}

/** The same sentence once, and no more than a reader reads. */
function inShort(problems: readonly string[]): readonly string[] {
  const told = [...new Set(problems)];
  const more = told.length - mostProblems;
  return more > 0 ? [...told.slice(0, mostProblems), words.others(more)] : told;
}

function setField<P extends object>(schema: Schema<P>, params: P, key: string, text: string): boolean {
  if (!Object.hasOwn(schema, key)) return false;
  const name = key as keyof P & string;
  const value = schema[name].decode(text);
  if (value === null) return false;
  params[name] = value;
  return true;
}

function explain<P extends object>(schema: Schema<P>, key: string): string {
  if (!Object.hasOwn(schema, key)) return words.unknown(printable(key));
  return words.unfit(key, schema[key as keyof P & string].expects);
}

function keysOf<P extends object>(schema: Schema<P>): (keyof P & string)[] {
  return Object.keys(schema) as (keyof P & string)[];
}

/** What a stranger wrote, made safe to show: short, and only plain letters, digits and hyphens. */
function printable(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9-]/g, '');
  return plain.length > 20 ? `${plain.slice(0, 20)}…` : plain || '…';
}

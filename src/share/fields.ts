import { expectsWords } from './words.ts';

/**
 * How one setting is written in an address. `decode` answers null on anything that `encode` would not have
 * written, and never throws. Encoded text uses only A–Z a–z 0–9 `-` `_` `*`, which no browser percent-encodes.
 */
export interface Field<T> {
  readonly encode: (value: T) => string;
  readonly decode: (text: string) => T | null;
  /** What would fit, for the sentence a reader sees: "a whole number from 1 to 6". */
  readonly expects: string;
}

/** A whole number from `min` to `max`, both included; written in decimal. */
export function int(min: number, max: number): Field<number> {
  return {
    encode: (value) => String(value),
    decode: (text) => {
      if (!/^(0|-?[1-9]\d{0,14})$/.test(text)) return null;
      const value = Number(text);
      return value >= min && value <= max ? value : null;
    },
    expects: expectsWords.int(min, max),
  };
}

/** One of the given words (a–z, 0–9, hyphens). */
export function oneOf<const T extends string>(...words: readonly T[]): Field<T> {
  return {
    encode: (value) => value,
    decode: (text) => words.find((word) => word === text) ?? null,
    expects: expectsWords.oneOf(words),
  };
}

/** On or off; written `on` and `off`. */
export const flag: Field<boolean> = {
  encode: (value) => (value ? 'on' : 'off'),
  decode: (text) => (text === 'on' ? true : text === 'off' ? false : null),
  expects: expectsWords.flag,
};

type FieldsOf<T> = { readonly [K in keyof T]: Field<T[K]> };

/** Several fields in a fixed order, joined by `_`; the fields' own text must not contain `_` or `*`. */
export function record<T extends object>(fields: FieldsOf<T>): Field<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  return {
    encode: (value) => keys.map((key) => fields[key].encode(value[key])).join('_'),
    decode: (text) => {
      const parts = text.split('_');
      if (parts.length !== keys.length) return null;
      const result: Partial<T> = {};
      for (const [i, key] of keys.entries()) {
        const value = fields[key].decode(parts[i] ?? '');
        if (value === null) return null;
        result[key] = value;
      }
      return result as T;
    },
    expects: keys.map((key) => `${key} (${fields[key].expects})`).join(', '),
  };
}

/** `min` to `max` items, joined by `*`; the empty list is written `none`. */
export function list<T>(item: Field<T>, min: number, max: number): Field<readonly T[]> {
  return {
    encode: (value) => (value.length === 0 ? 'none' : value.map((v) => item.encode(v)).join('*')),
    decode: (text) => {
      const parts = text === 'none' ? [] : text.split('*');
      if (parts.length < min || parts.length > max) return null;
      const values: T[] = [];
      for (const part of parts) {
        const value = item.decode(part);
        if (value === null) return null;
        values.push(value);
      }
      return values;
    },
    expects: expectsWords.list(min, max, item.expects),
  };
}

/** A time in whole microseconds, written in ms where that is whole ("t-1250ms"), else in µs ("t-1250400us"). */
export function time(max: number): Field<number> {
  return {
    encode: (us) => (us % 1000 === 0 ? `${us / 1000}ms` : `${us}us`),
    decode: (text) => {
      const match = /^(0|[1-9]\d{0,12})(ms|us)$/.exec(text);
      if (!match) return null;
      const us = Number(match[1]) * (match[2] === 'ms' ? 1000 : 1);
      if (match[2] === 'us' && us % 1000 === 0) return null;
      return us <= max ? us : null;
    },
    expects: expectsWords.time,
  };
}

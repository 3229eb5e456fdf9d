/**
 * What a translation of words must be like: each text another text, each number a number, each function one of the
 * same arguments, each record with the same keys, each fixed list of the same length.
 */
export type SameShape<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends (...args: infer A) => infer R
        ? (...args: A) => SameShape<R>
        : { readonly [K in keyof T]: SameShape<T[K]> };

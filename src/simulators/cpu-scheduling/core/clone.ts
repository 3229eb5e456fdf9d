/** As in `StateStore`, which takes no others. */
type TypedArray = Float64Array | Int32Array | Uint8Array;

/** A deep copy of a tree of plain objects, arrays, typed arrays, Maps, Sets and primitives. */
export function clone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return (value as unknown as TypedArray).slice() as T;
  if (Array.isArray(value)) return value.map(clone) as T;
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, clone(item)])) as T;
  if (value instanceof Set) return new Set(value) as T;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = clone((value as Record<string, unknown>)[key]);
  return copy as T;
}

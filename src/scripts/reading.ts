/** What the reader has read: chapters' slugs and section ids, kept in this browser and nowhere else. */
export interface Reading {
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where reading stopped; the section is "" above the first. */
  readonly last?: { readonly chapter: string; readonly section: string };
}

const KEY = 'reading';
const nothing: Reading = { read: new Map() };
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9-]{0,80}$/.test(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what `writeReading` wrote; what does not fit, or any other text, counts as nothing read. */
export function parseReading(text: string): Reading {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return nothing;
  }
  if (!isRecord(stored)) return nothing;
  const { read, last } = stored;
  const chapters = Object.entries(isRecord(read) ? read : {}).flatMap(([chapter, sections]) =>
    isId(chapter) && Array.isArray(sections)
      ? [[chapter, new Set(sections.filter((id) => isId(id) && id !== ''))] as const]
      : [],
  );
  const place =
    isRecord(last) && isId(last['chapter']) && last['chapter'] !== '' && isId(last['section'])
      ? { last: { chapter: last['chapter'], section: last['section'] } }
      : {};
  return { read: new Map(chapters), ...place };
}

/** The text that is kept; `parseReading` reads it. */
export const writeReading = ({ read, last }: Reading): string =>
  JSON.stringify({
    read: Object.fromEntries([...read].map(([chapter, sections]) => [chapter, [...sections]])),
    ...(last ? { last } : {}),
  });

/** With one more section read. */
export const withSection = ({ read, ...rest }: Reading, chapter: string, section: string): Reading => ({
  ...rest,
  read: new Map([...read, [chapter, new Set([...(read.get(chapter) ?? []), section])]]),
});

/** How many of a chapter's sections have been read. */
export const sectionsRead = ({ read }: Reading, chapter: string, sections: readonly string[]): number =>
  sections.filter((id) => read.get(chapter)?.has(id)).length;

/** What is kept; nothing where the browser keeps nothing. */
export function loadReading(): Reading {
  try {
    return parseReading(localStorage.getItem(KEY) ?? '');
  } catch {
    return nothing;
  }
}

/** Keeps it; without storage it lasts as long as the page. */
export function saveReading(reading: Reading): void {
  try {
    localStorage.setItem(KEY, writeReading(reading));
  } catch {
    // No storage: nothing to keep it in.
  }
}

/** Forgets everything. */
export function forgetReading(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // No storage: nothing was kept.
  }
}

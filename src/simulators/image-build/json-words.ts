/** The strings of an instruction in its JSON form, `["touch", "/a"]`; null for any other text. */
export function jsonWords(text: string): readonly string[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
  } catch {
    return null;
  }
}

/**
 * A tag with its country as Open Graph wants it, or with the country where most speak it: "en-GB" → "en_GB",
 * "pt" → "pt_BR". A language of no country stays alone.
 */
export function territoryOf(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return region === undefined ? language : `${language}_${region}`;
}

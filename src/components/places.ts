import { placeNames } from './site-words.ts';

/** The places of the site beside its chapters. `main`: in the header also where it has little room. */
export const places: readonly { path: `/${string}`; name: string; main: boolean }[] = (
  ['/#chapters', '/labs/', '/glossary/', '/sources/', '/misconceptions/', '/about/'] as const
).map((path) => ({ path, name: placeNames[path], main: path !== '/misconceptions/' && path !== '/about/' }));

/** What stands around the sources and what rests on them. */
export const sourcesWords = {
  title: 'Sources',
  kicker: 'Who says so',
  dek: 'Everything the site states as a fact rests on one of these. Under each stands what rests on it: the number, how far to trust it, and what exactly was timed or counted.',
  description:
    'Every source behind the site, with author, year, place and version, and every number and statement that rests on it, labelled measured, published or illustrative.',
  claims: (count: number): string => (count === 1 ? 'One claim rests on it' : `${count} claims rest on it`),
  at: (place: string): string => `In it: ${place}`,
  row: 'Its row in our measurements',
  measurements: 'Our measurements',
  /** What stands between [ and ] is a link. */
  measurementsSay:
    'What we timed and counted ourselves, row by row. Where two sets timed the same thing, the claims of this site read the first; the other shows how far such figures move. Where a guest ran under emulation, published figures from real hardware stand beside it. A row’s n is how often it was measured; “not kept” marks what nobody wrote down at the time. How it was done stands under [how we measured], and `npm run measure` makes a set of your own.',
} as const;

/** How we know what a source says. */
export const readWords = {
  primary: 'We read the source itself.',
  abstract: 'We read its abstract only.',
  recomputed: 'We computed the numbers anew from its data.',
  measured: 'We measured it ourselves.',
} as const;

/** The places of the site beside its chapters. `main`: in the header also where it has little room. */
export const places: readonly { path: `/${string}`; name: string; main: boolean }[] = [
  { path: '/#chapters', name: 'Chapters', main: true },
  { path: '/labs/', name: 'Labs', main: true },
  { path: '/glossary/', name: 'Glossary', main: true },
  { path: '/sources/', name: 'Sources', main: true },
  { path: '/misconceptions/', name: 'Misconceptions', main: false },
  { path: '/about/', name: 'About', main: false },
];

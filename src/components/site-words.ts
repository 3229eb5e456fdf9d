/** The site's name, and what it says of itself to machines. */
export const site = 'Where’s the kernel?';
export const siteDescription =
  'An interactive explainer about virtual machines and containers: seven chapters, and figures to play, step and change.';

/** The places of the site beside its chapters, by their addresses. */
export const placeNames = {
  '/#chapters': 'Chapters',
  '/labs/': 'Labs',
  '/glossary/': 'Glossary',
  '/sources/': 'Sources',
  '/misconceptions/': 'Misconceptions',
  '/about/': 'About',
} as const;

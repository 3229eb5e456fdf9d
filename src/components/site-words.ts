/** The question that the site is named after; its end is what is drawn in the kernel's colour. */
export const question = { begin: 'Where’s the', kernel: 'kernel?' } as const;

/** The site's name, the short one where there is little room, and what it says of itself. */
export const site = `${question.begin} ${question.kernel}`;
export const siteShort = 'The kernel?';
export const siteKicker = 'Virtual machines and containers, explained by taking them apart';
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

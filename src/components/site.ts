/** The site's name, and what it says of itself to machines. */
export const site = 'Where’s the kernel?';
export const siteDescription =
  'An interactive explainer about virtual machines and containers: seven chapters, and figures to play, step and change.';

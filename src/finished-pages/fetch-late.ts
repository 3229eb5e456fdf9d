/**
 * Has an HTML page ask for its module scripts after its styles and fonts: browsers rank them like these, and nothing that
 * the page says waits for a script. A page without one stays as it is, letter for letter.
 */
export const fetchLate = (html: string): string =>
  html.replaceAll('<script type="module" src=', '<script type="module" fetchpriority="low" src=');

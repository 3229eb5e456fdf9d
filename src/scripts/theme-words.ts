const names = { system: 'system', light: 'light', dark: 'dark' } as const;

/** What the theme button is called before it can be pressed: the theme that there is. */
export const themeNow = (now: keyof typeof names): string => `Colour theme: ${names[now]}`;

/** What the theme button is called: the theme that there is, and the one that it changes to. */
export const themeLabel = (now: keyof typeof names, next: keyof typeof names): string =>
  `Colour theme: ${names[now]}. Change to ${names[next]}`;

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Satori reads a variable font as its default instance: for Bricolage Grotesque that is the boldest at the largest
 * optical size, for Atkinson Hyperlegible Next the regular weight, for its Mono the lightest.
 */
const files = {
  Head: 'bricolage-grotesque/files/bricolage-grotesque-latin-opsz-normal.woff2',
  Text: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  Mono: 'atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
} as const;

const { resolve } = createRequire(`${process.cwd()}/package.json`);

/** The site's faces as satori takes them, read from the installed packages. */
export const fonts = Object.entries(files).map(([name, file]) => ({
  name,
  data: readFileSync(resolve(`@fontsource-variable/${file}`)),
}));

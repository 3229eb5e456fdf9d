import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import palette from '../../styles/palette.css?raw';
import roleCss from '../../styles/roles.css?raw';
import { rolesOf, type Roles } from '../../styles/tokens.ts';
import { size } from './card.ts';
import type { Node } from './node.ts';

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
const fonts = Object.entries(files).map(([name, file]) => ({
  name,
  data: readFileSync(resolve(`@fontsource-variable/${file}`)),
}));

/** The light theme's colours, from the style sheets. */
export const roles: Roles = rolesOf(palette, roleCss, 'light');

/** A card as a PNG of 1200 × 630. Uses nothing but local files. */
export async function png(node: Node): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await satori(node as Parameters<typeof satori>[0], { ...size, fonts });
  return new Uint8Array(new Resvg(svg).render().asPng());
}

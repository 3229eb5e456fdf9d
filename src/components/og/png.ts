import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import palette from '../../styles/palette.css?raw';
import roleCss from '../../styles/roles.css?raw';
import { rolesOf, type Roles } from '../../styles/tokens.ts';
import { size } from './card.ts';
import { fit } from './fit.ts';
import { fonts } from './fonts.ts';
import type { Node } from './node.ts';

/** The light theme's colours, from the style sheets. */
export const roles: Roles = rolesOf(palette, roleCss, 'light');

/** A card as a PNG of 1200 × 630, its one-line texts as large as their places allow. Uses nothing but local files. */
export async function png(node: Node): Promise<Uint8Array<ArrayBuffer>> {
  const fitted = await fit(node, size);
  const svg = await satori(fitted as Parameters<typeof satori>[0], { ...size, fonts });
  return new Uint8Array(new Resvg(svg).render().asPng());
}

import { href } from '../components/href.ts';
import { site, siteDescription, siteShort } from '../components/site-words.ts';
import { language } from '../language/locale.ts';
import palette from '../styles/palette.css?raw';
import roles from '../styles/roles.css?raw';
import { rolesOf } from '../styles/tokens.ts';

const paper = rolesOf(palette, roles, 'light')['paper'];
const icon = (size: number) => ({
  src: href(`/icon-${size}.png`),
  sizes: `${size}x${size}`,
  type: 'image/png',
});

/** The web manifest: name, start page, colours and icons, under the site's base path. */
export const GET = (): Response =>
  new Response(
    JSON.stringify({
      name: site,
      short_name: siteShort,
      description: siteDescription,
      start_url: href('/'),
      scope: href('/'),
      display: 'minimal-ui',
      lang: language,
      background_color: paper,
      theme_color: paper,
      icons: [icon(192), icon(512), { src: href('/favicon.svg'), sizes: 'any', type: 'image/svg+xml' }],
    }),
    { headers: { 'content-type': 'application/manifest+json' } },
  );

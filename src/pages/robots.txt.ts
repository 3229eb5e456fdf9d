import type { APIContext } from 'astro';
import { href } from '../components/href.ts';

/** Everything may be read; the sitemap needs a whole address, so this file is built. */
export const GET = ({ site }: APIContext): Response =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(href('/sitemap-index.xml'), site)}\n`);

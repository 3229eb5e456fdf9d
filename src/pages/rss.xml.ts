import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { chapters } from '../components/content.ts';
import { href } from '../components/href.ts';
import { site, siteDescription } from '../components/site-words.ts';
import { language } from '../language/locale.ts';

/** The feed: one item a chapter, dated by its last change of substance. */
export async function GET({ site: origin }: APIContext): Promise<Response> {
  return rss({
    title: site,
    description: siteDescription,
    site: new URL(href('/'), origin),
    items: (await chapters()).map(({ path, data }) => ({
      title: data.title,
      description: data.description,
      link: href(path),
      pubDate: new Date(data.updated),
    })),
    customData: `<language>${language}</language>`,
  });
}

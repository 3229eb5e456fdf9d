import { language } from '../language/locale.ts';
import { site } from './site-words.ts';

/** An object of schema.org as text for a script element; nothing in it can end the element. */
export const jsonLd = (thing: object): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...thing }).replace(/</g, '\\u003c');

/** The way from the cover to a page. `pages` from the outside in, with whole addresses. */
export const breadcrumbs = (pages: readonly { readonly name: string; readonly url: string }[]): object => ({
  '@type': 'BreadcrumbList',
  itemListElement: pages.map(({ name, url }, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name,
    item: url,
  })),
});

interface Article {
  readonly title: string;
  readonly description: string;
  /** YYYY-MM-DD. */
  readonly updated: string;
  readonly url: string;
  readonly home: string;
}

/** A chapter as an article that is part of this site. */
export const article = ({ title, description, updated, url, home }: Article): object => ({
  '@type': 'Article',
  headline: title,
  description,
  dateModified: updated,
  inLanguage: language,
  url,
  mainEntityOfPage: url,
  isPartOf: { '@type': 'WebSite', name: site, url: home },
});

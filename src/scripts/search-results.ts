import { element } from './element.ts';
import { piecesOf, withDots } from './excerpt.ts';
import type { Found } from './pagefind.ts';
import { bestSections } from './search-fit.ts';
import { words } from './search-words.ts';

const sectionsShown = 3;

const excerptOf = (excerpt: string) =>
  element(
    'p',
    { class: 'search-excerpt' },
    ...piecesOf(withDots(excerpt)).map(({ text, marked }) => (marked ? element('mark', {}, text) : text)),
  );

/** One result as an item of the list: the page, term or figure, and the sections of it that fit. */
export function resultItem(found: Found): HTMLLIElement {
  const { url, meta, filters, excerpt } = found;
  const kind = filters['kind']?.[0];
  const label = words.kind(kind, meta['chapter']);
  const sections = bestSections(found, sectionsShown);
  const item = element(
    'li',
    { 'data-kind': kind ?? 'page' },
    element(
      'a',
      { href: url },
      ...(label ? [element('span', { class: 'search-kind' }, label), ' '] : []),
      element('b', {}, meta['title'] ?? url),
    ),
  );
  if (sections.length === 0) item.append(excerptOf(excerpt));
  else
    item.append(
      element(
        'ul',
        {},
        ...sections.map((section) =>
          element('li', {}, element('a', { href: section.url }, section.title), excerptOf(section.excerpt)),
        ),
      ),
    );
  return item;
}

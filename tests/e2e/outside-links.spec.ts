import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, expect, pages, test } from './site.ts';

const hrefs = (html: string) =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
const read = (path: string) =>
  readFileSync(join(dist, path.endsWith('.html') ? path : `${path}index.html`), 'utf8');

test('every link that leaves the site is in outside-links.txt, which content/sources/ fills', () => {
  const listed = new Set(readFileSync(join(dist, 'outside-links.txt'), 'utf8').trim().split('\n'));
  expect(listed.size).toBeGreaterThan(20);
  for (const url of listed) expect(new URL(url).protocol, url).toBe('https:');
  const strangers = pages.flatMap((path) => {
    const html = read(path);
    // A link of the page's foot leads to the project's own files.
    const text = html.replace(/<div class="page-foot"[\s\S]*?<\/div>/, '');
    return hrefs(text)
      .filter((href) => /^[a-z]+:|^\/\//i.test(href) && !listed.has(href))
      .map((href) => `${path} links to ${href}: make it a source in content/sources/.`);
  });
  expect(strangers).toEqual([]);
});

test('every link inside leads to a page and an id that are there, also across pages', () => {
  const ids = new Map(
    pages.map((path) => [path, new Set([...read(path).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!))]),
  );
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(read(''))![1]!;
  const base = new URL(canonical).pathname;
  const dead = pages.flatMap((path) =>
    hrefs(read(path))
      .filter((href) => !/^[a-z]+:|^\/\//i.test(href))
      .filter((href) => {
        const target = new URL(href, new URL(path, `http://here${base}`));
        const page = target.pathname.startsWith(base) ? target.pathname.slice(base.length) : undefined;
        const found = page === undefined ? undefined : ids.get(page.replace(/index\.html$/, ''));
        // What is no page (the feed, a file) has no ids to lead to.
        if (!found) return page === undefined || !/\.[a-z]+$/.test(page);
        return target.hash !== '' && !found.has(target.hash.slice(1));
      })
      .map((href) => `${path} links to ${href}`),
  );
  expect(dead).toEqual([]);
});

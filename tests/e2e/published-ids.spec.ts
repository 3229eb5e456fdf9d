import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressesIn, isKept, problems, readList } from '../../src/content-checks/published-ids.ts';
import { dist, expect, pages, test } from './site.ts';

test('no published address has vanished, and every new one is written down', () => {
  const listed = readList(readFileSync(join(import.meta.dirname, '../../content/published-ids.txt'), 'utf8'));
  const built = pages.filter(isKept).flatMap((path) => {
    const file = path.endsWith('.html') ? path : `${path}index.html`;
    return addressesIn(path, readFileSync(join(dist, file), 'utf8'));
  });
  expect(listed.length).toBeGreaterThan(100);
  expect(problems(listed, built)).toEqual([]);
});

// Adds the addresses of the last build to content/published-ids.txt; never takes one away. Needs Node 24, for it reads TypeScript.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressesIn, isKept, readList } from '../src/content-checks/published-ids.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.env.SITE_DIST ?? join(root, 'dist');
const list = join(root, 'content/published-ids.txt');

const built = readdirSync(dist, { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html'))
  .flatMap((file) => {
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    return isKept(path) ? addressesIn(path, readFileSync(join(dist, file), 'utf8')) : [];
  });
const text = readFileSync(list, 'utf8');
const listed = new Set(readList(text));
const added = [...new Set(built)].filter((address) => !listed.has(address));
const comments = text.split('\n').filter((line) => line.startsWith('# '));
writeFileSync(list, [...comments, ...[...listed, ...added].sort(), ''].join('\n'));
console.log(`${added.length} added, ${listed.size + added.length} addresses are published.`);

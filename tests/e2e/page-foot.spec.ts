import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, pages, test } from './site.ts';
import { repository, subPathBuild } from './sub-path.ts';

const own = pages.filter((path) => !path.startsWith('embed/') && path !== '404.html');

/** Whether git can tell the days: there is a repository with its whole history. */
const dated =
  spawnSync('git', ['rev-parse', '--is-shallow-repository'], { encoding: 'utf8' }).stdout?.trim() === 'false';

test('each page says when it was last changed; source and history are named where the repository is known', async ({
  request,
}) => {
  const known = new Set<boolean>();
  for (const path of own) {
    const html = await (await request.get(path)).text();
    const foot = /<div class="page-foot"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';
    expect(foot, path).toContain('Link to this page');
    const day = /<time datetime="(\d{4}-\d\d-\d\d)"/.exec(foot)?.[1];
    // Outside a repository only the chapters know.
    if (dated) expect(Number.isNaN(Date.parse(day ?? '')), path).toBe(false);
    known.add(foot.includes('Its source'));
    expect(foot.includes('Its source'), path).toBe(foot.includes('Its history'));
    expect(/<html lang="en"/.test(html), path).toBe(true);
  }
  expect(known.size).toBe(1);
});

test('a build that knows its repository leads from each page to its source and its history', () => {
  for (const path of own) {
    const html = readFileSync(join(subPathBuild(), path, 'index.html'), 'utf8');
    const source = new RegExp(`href="(${repository}/(?:blob|tree)/HEAD/[^"]+)"`).exec(html)?.[1];
    expect(source, path).toBeDefined();
    expect(html, path).toContain(`href="${source!.replace(/\/(blob|tree)\//, '/commits/')}"`);
  }
});

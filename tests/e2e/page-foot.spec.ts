import { expect, pages, test } from './site.ts';

const own = pages.filter((path) => !path.startsWith('embed/') && path !== '404.html');

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
    if (day) expect(Number.isNaN(Date.parse(day)), path).toBe(false);
    known.add(foot.includes('Its source'));
    expect(foot.includes('Its source'), path).toBe(foot.includes('Its history'));
    expect(/<html lang="en"/.test(html), path).toBe(true);
  }
  expect(known.size).toBe(1);
});

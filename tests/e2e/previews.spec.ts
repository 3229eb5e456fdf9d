import { chapters, expect, figures, pages, test } from './site.ts';

/** Width and height of a PNG: two big-endian numbers after its signature and the name of its first chunk. */
const sizeOf = (png: Buffer) => {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

test('every page has a picture for link previews, 1200 × 630, with words for it', async ({ request }) => {
  const seen = new Map<string, string>();
  for (const path of pages.filter((page) => !page.startsWith('embed/') && page !== '404.html')) {
    const html = await (await request.get(path)).text();
    const meta = (property: string) =>
      new RegExp(`<meta property="og:${property}" content="([^"]*)"`).exec(html)?.[1];
    const image = new URL(meta('image')!);
    seen.set(path, image.pathname);
    expect(meta('image:width'), path).toBe('1200');
    expect(meta('image:height'), path).toBe('630');
    expect(meta('image:type'), path).toBe('image/png');
    expect(meta('image:alt')!.length, path).toBeGreaterThan(40);
    expect(meta('image:alt')!.length, path).toBeLessThanOrEqual(420);
    expect(html, path).toContain('<meta name="twitter:card" content="summary_large_image"');
  }
  for (const image of new Set(seen.values())) {
    const response = await request.get(image);
    expect(response.status(), image).toBe(200);
    expect(response.headers()['content-type'], image).toBe('image/png');
    expect(sizeOf(await response.body()), image).toEqual([1200, 630]);
  }
  const own = [...chapters, ...figures.map(({ id }) => `labs/${id}/`)].map((path) => seen.get(path)!);
  expect(new Set(own).size).toBe(own.length);
  const cover = seen.get('')!;
  expect(own).not.toContain(cover);
  expect(seen.get('glossary/')).toBe(cover);
});

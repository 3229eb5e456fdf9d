import { getCollection } from 'astro:content';

/** Every address outside this site that it links to, one a line: the list for whoever checks that they still answer. */
export async function GET(): Promise<Response> {
  const urls = (await getCollection('sources')).flatMap(({ data }) => (data.url ? [data.url] : []));
  return new Response(`${[...new Set(urls)].sort().join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

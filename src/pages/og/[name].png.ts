import type { APIContext } from 'astro';
import { png } from '../../components/og/png.ts';
import { previews, type Preview } from '../../components/og/previews.ts';

export async function getStaticPaths() {
  return (await previews()).map((preview) => ({ params: { name: preview.name }, props: { preview } }));
}

/** A picture for link previews, 1200 × 630, drawn from a figure's own first frame. */
export async function GET({ props }: APIContext<{ preview: Preview }>): Promise<Response> {
  return new Response(await png(props.preview.node), { headers: { 'content-type': 'image/png' } });
}

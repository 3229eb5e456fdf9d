// Apart from address.ts, so that a page which only copies links does not load the codec of the figures' states.

/**
 * The address to hand on for the page at `href`, whose canonical address is `canonical`: the canonical path on the
 * origin the reader is on. A page that is a part of another (a figure in a frame) leaves its own query behind.
 */
export function addressToShare(href: string, canonical: string | undefined): string {
  const here = new URL(href);
  if (canonical === undefined || !URL.canParse(canonical)) return here.href;
  const { pathname } = new URL(canonical);
  const same = here.pathname.replace(/index\.html$/, '').replace(/\/?$/, '/') === pathname;
  return new URL(`${pathname}${same ? here.search : ''}`, here).href;
}

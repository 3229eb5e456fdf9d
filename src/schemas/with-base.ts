/** Puts the site's base path (`/` or `/somewhere`) before a root-relative address: "/docs", "/a/#b" → "/docs/a/#b". */
export function withBase(base: string, address: string): string {
  return `${base.replace(/\/$/, '')}${address}`;
}

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
const packed = new Set(['.png', '.woff2']);

export interface StaticServer {
  /** Where it serves, with the base path and a slash at the end. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a built site under its base path on a free loopback port as a plain static host does: gzip for what packs,
 * `index.html` for a folder, the 404 page with status 404 for the rest, also for everything outside the base path.
 */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const file = (pathname: string): string | undefined => {
    if (!pathname.startsWith(base)) return undefined;
    const path = join(folder, normalize(`/${pathname.slice(base.length)}`));
    const whole = path.endsWith('/') ? join(path, 'index.html') : path;
    return existsSync(whole) && statSync(whole).isFile() ? whole : undefined;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = file(decodeURIComponent(pathname));
    const path = found ?? join(folder, '404.html');
    const kind = extname(path);
    response.statusCode = found ? 200 : 404;
    response.setHeader('content-type', types[kind] ?? 'application/octet-stream');
    response.setHeader(
      'cache-control',
      pathname.includes('/_astro/') ? 'public, max-age=31536000' : 'no-cache',
    );
    const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !packed.has(kind);
    if (gzip) response.setHeader('content-encoding', 'gzip');
    const stream = createReadStream(path);
    (gzip ? stream.pipe(createGzip()) : stream).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/**
 * The service worker. It keeps one whole build of the site, each file checked against its hash, and answers from that
 * build alone, so that a page never gets a file of another version. A build that does not arrive whole is thrown away,
 * and the one before stays. The build writes its two constants before this text and takes the types out.
 */

/** Every kept file: its address relative to the scope, and its hash as Subresource Integrity writes it. */
declare const FILES: readonly (readonly [path: string, integrity: string])[];
declare const VERSION: string;

// What TypeScript's DOM library, made for pages, does not have of a worker.
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: Extendable & { readonly data: unknown }) => void): void;
}

const worker = self as unknown as WorkerScope;
const { scope } = worker.registration;
const at = (path: string) => new URL(path, scope).pathname;

// Two sites may share an origin: the scope keeps their caches apart.
const prefix = `${scope} `;
const current = prefix + VERSION;
const files = new Map(FILES.map(([path, integrity]) => [at(path), integrity]));
const notFound = at('404.html');
const base = at('./');
/** Named after their content, all but two files of the search: an open page of the version before may still ask for these. */
const hashed = [at('_astro/'), at('pagefind/')];
const AT_ONCE = 6;

// The hash in the key lets the next version take over what has not changed.
const keyOf = (path: string, integrity: string) => `${path}?kept=${encodeURIComponent(integrity)}`;
const mark = (what: 'whole' | 'active') => at(`__${what}`);
const read = (cache: string, what: 'whole' | 'active') => caches.match(mark(what), { cacheName: cache });

async function keep(cache: Cache, path: string, integrity: string): Promise<void> {
  const key = keyOf(path, integrity);
  const before = await caches.match(key);
  // A hash that fits is proof enough: a host may well answer 404 for the page that says so.
  const response = before ?? (await fetch(path, { integrity, cache: 'no-cache' }));
  // A navigation refuses an answer that came by way of a redirect.
  const clean = response.redirected ? new Response(response.body, { headers: response.headers }) : response;
  await cache.put(key, clean);
}

/** Fetches every file of this build, or throws and leaves nothing of it. */
async function keepAll(): Promise<void> {
  if (await read(current, 'whole')) return;
  await caches.delete(current);
  const cache = await caches.open(current);
  const left = [...files];
  const lane = async () => {
    for (let next = left.pop(); next; next = left.pop()) await keep(cache, ...next);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await cache.put(mark('whole'), new Response());
  } catch (error) {
    left.length = 0;
    await caches.delete(current);
    throw error;
  }
}

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

/** Drops all builds before this one, but for the last that was in use: its pages may still be open. */
async function dropOld(): Promise<void> {
  const names = await ours();
  const older = names.slice(0, names.indexOf(current));
  const since = await Promise.all(
    older.map(async (name) => Number((await (await read(name, 'active'))?.text()) ?? 0)),
  );
  const last = since.indexOf(Math.max(1, ...since));
  await Promise.all(older.map((name, i) => (i === last ? undefined : caches.delete(name))));
  await (await caches.open(current)).put(mark('active'), new Response(String(Date.now())));
}

async function kept(path: string, request: Request): Promise<Response> {
  const found = await caches.match(keyOf(path, files.get(path)!), { cacheName: current });
  return found ?? fetch(request);
}

async function ofAnyBuild(path: string, request: Request): Promise<Response> {
  for (const cacheName of (await ours()).reverse()) {
    const found = await caches.match(path, { cacheName, ignoreSearch: true });
    if (found) return found;
  }
  return fetch(request);
}

/** A page this build does not have: the network knows, and without one it is not there. */
async function otherPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const page = await kept(notFound, request);
    return new Response(page.body, { status: 404, headers: page.headers });
  }
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => worker.clients.claim())));
worker.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(worker.skipWaiting());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const { pathname, search } = new URL(request.url);
  // The state of a figure stands in the query and is the page's own affair.
  const path = pathname.replace(/\/index\.html$/, '/');
  if (files.has(path)) event.respondWith(kept(path, request));
  else if (hashed.some((folder) => path.startsWith(folder))) event.respondWith(ofAnyBuild(path, request));
  else if (request.mode !== 'navigate' || path.startsWith(`${base}embed/`)) return;
  else if (files.has(`${path}/`))
    event.respondWith(Promise.resolve(Response.redirect(`${path}/${search}`, 301)));
  else event.respondWith(otherPage(request));
});

export {};

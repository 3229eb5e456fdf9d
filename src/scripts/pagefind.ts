/** What we use of the script that Pagefind writes beside its index (pagefind 1.5). */
export interface Pagefind {
  options(options: { noWorker: boolean; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(query: string, options: { filters: Record<string, string> }): Promise<Answer>;
}

export interface Answer {
  readonly results: readonly { data(): Promise<Found> }[];
  /** How many results each filter would leave. */
  readonly filters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Hit {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

export interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sub_results: readonly Hit[];
}

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const address = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}pagefind/pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  // Its worker's address would be a bare string, which Trusted Types refuse; this index needs no second thread.
  await pagefind.options({ noWorker: true, excerptLength: 30 });
  await pagefind.init();
  return pagefind;
}

/** The index, fetched on the first call. Rejects, or its first search does, where there is none. */
export const loadPagefind = (): Promise<Pagefind> => (loading ??= load());

/** Lets the next call load the index anew: after a failure. */
export function forgetPagefind(): void {
  const broken = loading;
  loading = undefined;
  broken?.then(
    (pagefind) => pagefind.destroy(),
    () => undefined,
  );
}

import { withBase } from '../schemas/with-base.ts';

/** The address of a page of this site: `href('/glossary/#kernel')`, with the base path the site is served under. */
export const href = (path: `/${string}`): string => withBase(import.meta.env.BASE_URL, path);

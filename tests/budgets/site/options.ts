import { matchesGlob } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Lighthouse runs a page; the median counts. */
  readonly runs: number;
  /** Whether a page, named by its path below the site ("", "labs/pull/"), is asked for. */
  readonly wanted: (path: string) => boolean;
}

/** Reads `--runs N` (5) and `--pages GLOB` (every page). Throws one sentence on anything else. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '5' }, pages: { type: 'string' } },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs takes a whole number from 1 up, not "${values.runs}".`);
  const { pages } = values;
  return {
    runs,
    wanted: (path) => pages === undefined || matchesGlob(`/${path}`, `/${pages.replace(/^\//, '')}`),
  };
}

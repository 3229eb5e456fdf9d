import type { Trace } from '../../simulators/vm-exit/index.ts';
import { codeLine } from './code-words.ts';

export interface ListingLine {
  /** Index in the section's listing. */
  readonly index: number;
  readonly place: 'app' | 'guest-kernel';
  readonly code: string;
  readonly words: string;
  readonly state: 'past' | 'now' | 'next';
  /** Numbers of the exits that it has caused so far. */
  readonly exits: readonly number[];
}

export interface ListingView {
  readonly lines: readonly ListingLine[];
  readonly of: number;
}

/** Lines shown at once, and how many of them lie before the present one. */
export const windowLines = 9;
const before = 3;

/** The guest's program around the line that is being run, as far as it is shown. `at` is the index of the moment in the trace. */
export function listingView(trace: Trace, at: number): ListingView {
  const { lines, moments, exits, program } = trace;
  const now = moments[at]!.line;
  const from = Math.max(0, Math.min(now - before, lines.length - windowLines));
  const shown = lines.slice(from, from + windowLines);
  return {
    of: lines.length,
    lines: shown.map((line, i): ListingLine => {
      const index = from + i;
      const { code, words } = codeLine(line.id, program[line.item]);
      return {
        index,
        place: line.place,
        code,
        words,
        state: index < now ? 'past' : index === now ? 'now' : 'next',
        exits: exits.flatMap((exit, n) => (exit.line === index && exit.moment <= at ? [n + 1] : [])),
      };
    }),
  };
}

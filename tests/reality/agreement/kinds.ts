import type { Outcome } from './case.ts';
import { compareCpuFile } from './cpu-file.ts';
import { compareOciFile } from './oci-file.ts';
import { compareOverlayFile } from './overlay-file.ts';

interface Kind {
  /** Compares the cases of a parsed file, those before `from` left out; ParamError if it is of another format. */
  readonly compare: (file: unknown, from: number) => Iterable<Outcome>;
  /** The field that has the cases. */
  readonly cases: string;
}

/** The formats that `npm run agree` knows. */
export const KINDS = {
  overlay: { compare: compareOverlayFile, cases: 'scenarios' },
  cpu: { compare: compareCpuFile, cases: 'scenarios' },
  oci: { compare: compareOciFile, cases: 'cases' },
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof KINDS;

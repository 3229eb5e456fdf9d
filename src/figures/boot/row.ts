import type { Us } from '../../playback/timeline.ts';
import type { RowId } from './params.ts';

/** Whose code runs: it decides how a stretch is drawn. */
export type Role =
  | 'monitor'
  | 'firmware'
  | 'loader'
  | 'kernel'
  | 'user-space'
  | 'services'
  | 'walls'
  | 'files'
  | 'app'
  | 'unexplained';

/** A stretch of a start. */
export interface Segment {
  readonly id: string;
  readonly role: Role;
  readonly start: Us;
  readonly end: Us;
}

/** One start, from the command to the app's first answer. */
export interface Row {
  readonly id: RowId;
  readonly segments: readonly Segment[];
  /** When the kernel that serves the app began to run; null: long before the clock. */
  readonly kernel: Us | null;
  /** The app answers. */
  readonly answer: Us;
}

/** Stretches one after the other from `start`, those of no length left out. */
export function inLine(
  phases: readonly { readonly id: string; readonly role: Role; readonly length: Us }[],
  start: Us = 0,
): Segment[] {
  const found: Segment[] = [];
  let t = start;
  for (const { id, role, length } of phases) {
    if (length > 0) found.push({ id, role, start: t, end: t + length });
    t += Math.max(0, length);
  }
  return found;
}

/** A row of segments; its kernel begins with the segment `kernel`, if it has one of its own. */
export function row(id: RowId, segments: readonly Segment[]): Row {
  return {
    id,
    segments,
    kernel: segments.find((segment) => segment.id === 'kernel')?.start ?? null,
    answer: segments.at(-1)?.end ?? 0,
  };
}

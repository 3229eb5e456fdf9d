import type { Tree } from '../image-layers/index.ts';

/** What a program finds when it begins. */
export interface At {
  readonly tree: Tree;
  readonly cwd: string;
  /** Seconds since 1970: what files made now carry. */
  readonly now: number;
  /** Paths that something is mounted on for this RUN; nobody removes or changes them. */
  readonly mounts: readonly string[];
}

export interface Did {
  readonly tree: Tree;
  /** What it wrote to its output; null where that is not known here. */
  readonly out: Uint8Array | null;
  /** What of it is not known here, in the reader's words, and so left out. */
  readonly unknown?: string;
}

/** A program: its arguments and what it finds in, what it did out; null where it is not known. Throws a Stop. */
export type Program = (args: readonly string[], at: At) => Did | null;

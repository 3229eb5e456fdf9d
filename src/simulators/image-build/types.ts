import type { Digest, Layer, Tree } from '../image-layers/index.ts';

/** One instruction of a Containerfile, as a parser hands it over: variables not yet put in. */
export interface Instruction {
  /** The lines it stands on, counted from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** Upper case: FROM, RUN, COPY … */
  readonly keyword: string;
  /** `--from=build` and the like, in order. */
  readonly flags: readonly { readonly name: string; readonly value: string }[];
  /** What follows the flags, on one line, without line continuations. */
  readonly text: string;
  /** The same in words; of a JSON form, its strings. */
  readonly words: readonly string[];
}

/** A file of the build folder. `mtime` in whole seconds since 1970. */
export interface FolderFile {
  readonly text: string;
  readonly mtime: number;
}

/** The files beside the Containerfile that the builder may copy, by path. */
export type BuildFolder = Readonly<Record<string, FolderFile>>;

/** Things too big for a page: a small stand-in file has their name, and the caller says what they weigh. */
export type StandIn = 'base' | 'lists' | 'python3';
/** Bytes of each stand-in's real layer, as an uncompressed archive. */
export type Weights = Readonly<Record<StandIn, number>>;

/** Why a step could not be done; `what` is the path, name or command that it is about. */
export interface Failure {
  readonly reason:
    | 'no-source'
    | 'not-in-stage'
    | 'many-to-file'
    | 'in-the-way'
    | 'a-directory'
    | 'same-file'
    | 'busy'
    | 'fails'
    | 'no-stage'
    | 'no-base'
    | 'no-shell'
    | 'no-file'
    | 'is-directory'
    | 'no-lists'
    | 'needs-yes'
    | 'not-found'
    | 'reserved-name'
    | 'no-secret';
  readonly what: string;
}

export type Outcome =
  /** The base image's layers are taken. */
  | 'base'
  /** Found in the cache: nothing was done. */
  | 'cached'
  /** Done; its layer is new. */
  | 'made'
  /** Written into the config: no layer. */
  | 'noted'
  | 'failed'
  /** The build stopped before it. */
  | 'not-reached'
  /** Its stage is not needed by the last one. */
  | 'unneeded';

/**
 * Why a step was not in the cache: there was no build before; this instruction was never done as it is written; its
 * other inputs are others now (files, variables, what a tag leads to); or something below it is.
 */
export type Cause = 'first' | 'new' | 'own' | 'below';

export interface BuiltLayer {
  readonly layer: Layer;
  /** Index of the instruction that made it. */
  readonly by: number;
  /** Bytes as an archive, the stand-ins at their real weight. */
  readonly size: number;
}

export interface StepResult {
  readonly outcome: Outcome;
  readonly cause: Cause | null;
  /** 0 for the first stage. */
  readonly stage: number;
  /** The key under which the result is kept, of its own inputs and of everything below. */
  readonly key: Digest | null;
  readonly made: BuiltLayer | null;
  /** Position of its layer in the image that it is built into, counted from 1; null without a layer. */
  readonly layer: number | null;
  /** Of a FROM that is done: what the stage begins with. */
  readonly base: 'image' | 'stage' | 'scratch' | null;
  readonly failure: Failure | null;
  /** What this builder does not know; it counts as changing nothing. */
  readonly unknown: readonly string[];
  /** What would fail here, but may do well after something unknown; it counts as changing nothing, too. */
  readonly untold: readonly string[];
}

export interface BuiltImage {
  /** Bottom first. */
  readonly layers: readonly BuiltLayer[];
  /** What a container of it sees. */
  readonly tree: Tree;
}

export interface Build {
  /** One for each instruction, in order. */
  readonly steps: readonly StepResult[];
  /** null when the build failed. */
  readonly image: BuiltImage | null;
  readonly cache: Cache;
}

export interface CacheEntry {
  readonly tree: Tree;
  readonly made: BuiltLayer;
  readonly unknown: readonly string[];
  readonly untold: readonly string[];
}

/** What a builder remembers: results by key, and which own inputs and instructions it has seen at all. */
export interface Cache {
  readonly entries: ReadonlyMap<Digest, CacheEntry>;
  readonly seen: ReadonlySet<string>;
}

import { digestOf, emptyTree } from '../image-layers/index.ts';
import { baseTree } from './base.ts';
import { copyWork, type Source } from './copy-step.ts';
import { folderTree } from './copy.ts';
import { layerBetween } from './layer-of.ts';
import { resolve, withDir } from './paths.ts';
import { runWork } from './run-step.ts';
import { flagOf, neededStages, type Stage, stageCalled, stageNamed, stagesOf } from './stages.ts';
import type { State, Work } from './state.ts';
import { Stop } from './stop.ts';
import type {
  Build,
  BuildFolder,
  BuiltImage,
  Cache,
  CacheEntry,
  Cause,
  Failure,
  Instruction,
  StepResult,
  Weights,
} from './types.ts';
import { expand, pairs, type Values } from './variables.ts';

export interface BuildParams {
  readonly instructions: readonly Instruction[];
  readonly folder: BuildFolder;
  /** Which edition of the base image its tag leads to at the moment. */
  readonly baseEdition: number;
  /** Seconds since 1970: the time of everything that this build makes. */
  readonly now: number;
  readonly weights: Weights;
  /** What earlier builds left. */
  readonly cache: Cache;
}

export const emptyCache: Cache = { entries: new Map(), seen: new Set() };

/**
 * Builds an image: instruction by instruction, each from the tree that the ones before it left. A step's key is the
 * digest of its own inputs and of the key below it: for RUN the command as text, the variables, the user and the
 * working directory; for COPY the destination and a checksum of the files (BuildKit's rules, docs.docker.com "Build
 * cache invalidation" and moby/buildkit solver/llbsolver/ops). A known key is not done again. Instructions that only
 * write into the config are no steps of their own. The same params give the same bytes. Never throws: what cannot be
 * done is the Failure of its step.
 */
export function build(params: BuildParams): Build {
  const { instructions, now } = params;
  const stages = stagesOf(instructions);
  const before = stages[0]?.from ?? 0;
  const globals = argumentsIn(instructions.slice(0, before));
  const needed = neededStages(instructions, stages, globals);
  const folder: Source = { tree: folderTree(params.folder, now), kind: 'folder', unsure: false };
  const entries = new Map(params.cache.entries);
  const seen = new Set(params.cache.seen);
  const steps: StepResult[] = instructions.map((_, i) => step(i < before ? 'noted' : 'not-reached', 0));
  const done: State[] = [];
  let failed = false;
  for (const [s, stage] of stages.entries()) {
    if (!needed.has(s)) {
      for (const i of [stage.from, ...stage.steps]) steps[i] = step('unneeded', s);
      continue;
    }
    if (failed) continue;
    const state = startOf(stage, s);
    if ('reason' in state) {
      steps[stage.from] = failure(s, state);
      failed = true;
      continue;
    }
    done[s] = state;
    for (const i of stage.steps) {
      steps[i] = doStep(instructions[i]!, i, s, state);
      if (steps[i].outcome === 'failed') {
        failed = true;
        break;
      }
    }
  }
  const last = done[stages.length - 1];
  const image: BuiltImage | null = failed || !last ? null : { layers: last.layers, tree: last.tree };
  return { steps, image, cache: { entries, seen } };

  function startOf(stage: Stage, s: number): State | Failure {
    const instruction = instructions[stage.from]!;
    const name = expand(instruction.words[0] ?? '', globals);
    const fresh = { values: new Map<string, string>(), user: '', cwd: '', unsure: false };
    const below = done[stageCalled(stages, name, s)];
    if (below) {
      steps[stage.from] = { ...step('base', s), base: 'stage', key: below.key };
      return { ...below, values: new Map(below.values), layers: [...below.layers] };
    }
    if (name === 'scratch') {
      const key = digestOf('scratch');
      steps[stage.from] = { ...step('base', s), base: 'scratch', key };
      return { ...fresh, tree: emptyTree(), key, layers: [] };
    }
    const tree = baseTree(name, params.baseEdition);
    if (!tree) return { reason: 'no-base', what: name };
    const made = layerBetween(emptyTree(), tree, stage.from, params.weights);
    const key = made.layer.digest;
    const cause = seen.has(key) ? null : causeOf(key, instruction);
    seen.add(key).add(textKey(instruction));
    steps[stage.from] = { ...step('base', s), base: 'image', key, made, layer: 1, cause };
    return { ...fresh, tree, key, layers: [made] };
  }

  function doStep(instruction: Instruction, by: number, s: number, state: State): StepResult {
    const { keyword, text } = instruction;
    if (keyword === 'RUN') return doneOnce(by, s, state, runWork(instruction, state, params.folder, now));
    if (keyword === 'COPY' || keyword === 'ADD') {
      const from = sourceOf(flagOf(instruction, 'from'), s);
      if ('reason' in from) return failure(s, from);
      const result = doneOnce(by, s, state, copyWork(instruction, state, from, now));
      state.unsure ||= from.unsure;
      return result;
    }
    if (keyword === 'WORKDIR') {
      const cwd = resolve(expand(text, state.values), state.cwd);
      state.cwd = cwd;
      if (cwd === '') return step('noted', s);
      const make = () => ({ tree: withDir(state.tree, cwd, { mtime: now }), unknown: [], untold: [] });
      return doneOnce(by, s, state, { inputs: ['WORKDIR', cwd], make, unsure: state.unsure });
    }
    if (keyword === 'ENV') {
      // All values of one ENV see the variables as they were before it (reference.md, "Environment replacement").
      const values = new Map(state.values);
      for (const [name, value] of pairs(text))
        if (value !== null) state.values.set(name, expand(value, values));
    }
    if (keyword === 'ARG')
      for (const [name, value] of pairs(text)) {
        const given = value === null ? globals.get(name) : expand(value, state.values);
        if (given !== undefined) state.values.set(name, given);
      }
    if (keyword === 'USER') state.user = expand(text, state.values);
    return step('noted', s);
  }

  /** An earlier stage, or a base image by its name; without either, the build folder. */
  function sourceOf(from: string | undefined, s: number): Source | Failure {
    if (from === undefined) return folder;
    const stage = done[stageNamed(stages, from, s)];
    if (stage) return { tree: stage.tree, kind: 'stage', unsure: stage.unsure };
    const tree = baseTree(from, params.baseEdition);
    return tree ? { tree, kind: 'stage', unsure: false } : { reason: 'no-stage', what: from };
  }

  /** Why something is not in the cache, by the cache as it was before this build. */
  function causeOf(own: string, instruction: Instruction): Cause {
    const { seen: known } = params.cache;
    if (known.size === 0) return 'first';
    if (known.has(own)) return 'below';
    return known.has(textKey(instruction)) ? 'own' : 'new';
  }

  /** Takes the result from the cache, or makes it and keeps it there. */
  function doneOnce(by: number, s: number, state: State, { inputs, make, unsure }: Work): StepResult {
    const instruction = instructions[by]!;
    const own = digestOf(JSON.stringify(inputs));
    const key = digestOf(`${state.key} ${own}`);
    const known = entries.get(key);
    const cause = known ? null : causeOf(own, instruction);
    let entry: CacheEntry | undefined = known;
    if (!entry) {
      const result = made(state, instruction, make, unsure);
      if ('reason' in result) return { ...failure(s, result), cause, key };
      const { tree, unknown, untold } = result;
      entry = { tree, unknown, untold, made: layerBetween(state.tree, tree, by, params.weights) };
      entries.set(key, entry);
      seen.add(own).add(textKey(instruction));
    }
    const { tree, unknown, untold } = entry;
    // The cache may have it from another line of another text.
    const layer = { ...entry.made, by };
    state.unsure ||= unknown.length > 0 || untold.length > 0;
    Object.assign(state, { tree, key, layers: [...state.layers, layer] });
    const result = step(known ? 'cached' : 'made', s);
    return { ...result, cause, key, made: layer, layer: state.layers.length, unknown, untold };
  }
}

function made(state: State, { keyword }: Instruction, make: Work['make'], unsure: boolean) {
  try {
    return make();
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    if (!unsure || stop.failure.reason === 'reserved-name') return stop.failure;
    return { tree: state.tree, unknown: [], untold: [keyword] };
  }
}

const step = (outcome: StepResult['outcome'], stage: number): StepResult => ({
  outcome,
  cause: null,
  stage,
  base: null,
  key: null,
  made: null,
  layer: null,
  failure: null,
  unknown: [],
  untold: [],
});

const failure = (stage: number, what: Failure): StepResult => ({ ...step('failed', stage), failure: what });

/** By what an instruction is known to have been done before, whatever its inputs were then. */
const textKey = ({ keyword, flags, text }: Instruction): string =>
  digestOf(JSON.stringify(['text', keyword, flags, text]));

/** The variables of the ARGs above the first FROM, each seeing those before it. */
function argumentsIn(instructions: readonly Instruction[]): Values {
  const values = new Map<string, string>();
  for (const { keyword, text } of instructions) {
    if (keyword !== 'ARG') continue;
    for (const [name, value] of pairs(text)) if (value !== null) values.set(name, expand(value, values));
  }
  return values;
}

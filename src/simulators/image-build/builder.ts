import { digestOf, type Digest, emptyTree, inodeAt, type Tree } from '../image-layers/index.ts';
import { utf8 } from '../image-layers/bytes.ts';
import { runLine } from './commands.ts';
import { checksum, copyInto, findSources } from './copy.ts';
import { expand, pairs } from './expand.ts';
import { layerBetween } from './layer-of.ts';
import { resolve, withDir, withFile, without } from './paths.ts';
import { flagOf, neededStages, type Stage, stageNamed, stagesOf } from './stages.ts';
import { bases, filler } from './stand-ins.ts';
import type {
  Build,
  BuildFolder,
  BuiltImage,
  BuiltLayer,
  Cache,
  CacheEntry,
  Cause,
  Failure,
  Instruction,
  StepResult,
  Weights,
} from './types.ts';

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

/** A stage while it is built. */
interface State {
  tree: Tree;
  key: Digest;
  layers: BuiltLayer[];
  readonly values: Record<string, string>;
  readonly args: Set<string>;
  user: string;
  cwd: string;
}

const secretPath = (fields: Readonly<Record<string, string>>): string =>
  resolve(fields['target'] ?? fields['dst'] ?? `/run/secrets/${fields['id'] ?? ''}`);

/** `type=secret,id=token` as a record. */
const fieldsOf = (value: string): Record<string, string> =>
  Object.fromEntries(
    value.split(',').map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );

/** The base image's one layer. Each edition differs in a file, so it has other bytes and another digest. */
function baseTree(tag: string, edition: number, now: number): Tree {
  return Object.entries(bases[tag]!).reduce((tree, [path, text]) => {
    const bytes = text === null ? filler(path) : utf8(text);
    return withFile(tree, path, {
      data: path === 'etc/os-release' ? utf8(`${text}BUILD_ID=${edition}\n`) : bytes,
      mode: path.includes('/bin/') ? 0o755 : 0o644,
      mtime: now,
    });
  }, emptyTree());
}

/** When the first edition of the base image was made, in seconds since 1970; each further one a day later. */
const baseMadeAt = 1_795_000_000;

/**
 * Builds an image: instruction by instruction, each from the tree that the ones before it left. A step's key is the
 * digest of its own inputs and of the key below it: for RUN the command as text, the variables, the user and the
 * working directory; for COPY the destination and a checksum of the files (BuildKit's rules, docs.docker.com "Build
 * cache invalidation" and moby/buildkit solver/llbsolver/ops). A known key is not done again. Instructions that only
 * write into the config are no steps of their own. The same params give the same bytes.
 */
export function build(params: BuildParams): Build {
  const { instructions } = params;
  const stages = stagesOf(instructions);
  const needed = neededStages(instructions, stages);
  const entries = new Map(params.cache.entries);
  const seen = new Set(params.cache.seen);
  const steps: StepResult[] = instructions.map(() => step('not-reached', 0));
  const done: State[] = [];
  const globals = argumentsBefore(instructions, stages[0]?.from ?? 0);
  for (let i = 0; i < (stages[0]?.from ?? 0); i++) steps[i] = step('noted', 0);
  let failed = false;
  for (const [s, stage] of stages.entries()) {
    if (!needed.has(s)) {
      for (const i of [stage.from, ...stage.steps]) steps[i] = step('unneeded', s);
      continue;
    }
    if (failed) continue;
    const state = startOf(stage, s);
    if ('reason' in state) {
      steps[stage.from] = { ...step('failed', s), failure: state };
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
    const name = expand(instructions[stage.from]!.words[0] ?? '', globals);
    const rest = { values: {}, args: new Set<string>(), user: '', cwd: '' };
    const earlier = stageNamed(stages, name, s);
    const below = earlier >= 0 ? done[earlier] : undefined;
    if (below) {
      steps[stage.from] = { ...step('base', s), key: below.key };
      return { ...below, values: { ...below.values }, args: new Set(below.args), layers: [...below.layers] };
    }
    if (name === 'scratch') {
      const key = digestOf('scratch');
      steps[stage.from] = { ...step('base', s), key };
      return { ...rest, tree: emptyTree(), key, layers: [] };
    }
    if (!Object.hasOwn(bases, name)) return { reason: 'no-base', what: name };
    const tree = baseTree(name, params.baseEdition, baseMadeAt + params.baseEdition * 86_400);
    const made = layerBetween(emptyTree(), tree, stage.from, params.weights);
    const key = made.layer.digest;
    const known = seen.has(key);
    const cause: Cause = params.cache.seen.size > 0 ? 'own' : 'first';
    seen.add(key);
    steps[stage.from] = { ...step('base', s), key, made, cause: known ? null : cause };
    return { ...rest, tree, key, layers: [made] };
  }

  function doStep(instruction: Instruction, by: number, s: number, state: State): StepResult {
    const { keyword, text } = instruction;
    if (keyword === 'RUN') return doRun(instruction, by, s, state);
    if (keyword === 'COPY' || keyword === 'ADD') return doCopy(instruction, by, s, state);
    if (keyword === 'WORKDIR') {
      state.cwd = resolve(expand(text, state.values), state.cwd);
      if (state.cwd === '') return step('noted', s);
      const { cwd } = state;
      return doneOnce(by, s, state, ['WORKDIR', cwd], () => ({
        tree: withDir(state.tree, cwd, params.now),
        unknown: [],
      }));
    }
    if (keyword === 'ENV' || keyword === 'ARG') {
      for (const [name, value] of pairs(instruction.words, text)) {
        const given = value ?? globals[name];
        if (given !== undefined) state.values[name] = expand(given, state.values);
        if (keyword === 'ARG') state.args.add(name);
      }
    }
    if (keyword === 'USER') state.user = expand(text, state.values);
    return step('noted', s);
  }

  function doRun(instruction: Instruction, by: number, s: number, state: State): StepResult {
    const mounts = instruction.flags.filter(({ name }) => name === 'mount').map(({ value }) => value);
    const secrets = mounts.map(fieldsOf).filter(({ type }) => type === 'secret');
    const environment = Object.entries(state.values).sort(([a], [b]) => (a < b ? -1 : 1));
    const inputs = ['RUN', instruction.text, mounts, environment, state.user, state.cwd];
    return doneOnce(by, s, state, inputs, () => {
      const lent: string[] = [];
      let tree = state.tree;
      for (const fields of secrets) {
        const file = params.folder[fields['id'] ?? ''];
        if (!file) return { reason: 'no-secret', what: fields['id'] ?? '' } satisfies Failure;
        lent.push(secretPath(fields));
        tree = withFile(tree, secretPath(fields), { data: utf8(file.text), mode: 0o400, mtime: params.now });
      }
      const line = instruction.text.startsWith('[') ? instruction.words.join(' ') : instruction.text;
      const ran = runLine(expand(line, state.values), tree, { cwd: state.cwd, now: params.now });
      if (ran.failure) return ran.failure;
      // What was lent is taken back before the difference is kept.
      const left = lent.reduce((at, path) => without(at, path), ran.tree);
      const stub = ['run', 'run/secrets'].find((path) => !inodeAt(state.tree, path));
      const kept =
        stub && inodeAt(left, stub) && lent.some((path) => path.startsWith('run/secrets/'))
          ? without(left, stub)
          : left;
      return { tree: kept, unknown: ran.unknown };
    });
  }

  function doCopy(instruction: Instruction, by: number, s: number, state: State): StepResult {
    const words = instruction.words.map((word) => expand(word, state.values));
    const to = words.at(-1) ?? '';
    const from = flagOf(instruction, 'from');
    const stage = from === undefined ? -1 : stageNamed(stages, from, s);
    const other = done[stage];
    if (from !== undefined && !other) return failure(s, { reason: 'no-stage', what: from });
    const found = findSources(words.slice(0, -1), other ? { tree: other.tree } : params.folder);
    if ('failure' in found) return failure(s, found.failure);
    const uid = Number(/^\d+/.exec(flagOf(instruction, 'chown') ?? '')?.[0] ?? 0);
    const given = flagOf(instruction, 'chmod');
    const mode = given !== undefined && /^[0-7]{3,4}$/.test(given) ? parseInt(given, 8) : null;
    const inputs = ['COPY', words, instruction.flags, state.cwd, checksum(found.files)];
    return doneOnce(by, s, state, inputs, () => {
      const copy = { found, sources: words.length - 1, to, cwd: state.cwd, uid, mode, now: params.now };
      const tree = copyInto(state.tree, copy);
      return 'reason' in tree ? tree : { tree, unknown: [] };
    });
  }

  /** Takes the result from the cache, or makes it and keeps it there. */
  function doneOnce(
    by: number,
    s: number,
    state: State,
    inputs: readonly unknown[],
    make: () => { readonly tree: Tree; readonly unknown: readonly string[] } | Failure,
  ): StepResult {
    const own = digestOf(JSON.stringify(inputs));
    const key = digestOf(`${state.key} ${own}`);
    const known: CacheEntry | undefined = entries.get(key);
    const cause: Cause | null = known
      ? null
      : seen.has(own)
        ? 'below'
        : params.cache.seen.size > 0
          ? 'own'
          : 'first';
    let entry = known;
    if (!entry) {
      const result = make();
      if ('reason' in result) return { ...failure(s, result), cause, key };
      const made = layerBetween(state.tree, result.tree, by, params.weights);
      entry = { tree: result.tree, made, unknown: result.unknown };
      entries.set(key, entry);
      seen.add(own);
    }
    // The cache may have it from another line of another text.
    const made = { ...entry.made, by };
    Object.assign(state, { tree: entry.tree, key, layers: [...state.layers, made] });
    return { ...step(known ? 'cached' : 'made', s), cause, key, made, unknown: entry.unknown };
  }
}

const step = (outcome: StepResult['outcome'], stage: number): StepResult => ({
  outcome,
  cause: null,
  stage,
  key: null,
  made: null,
  failure: null,
  unknown: [],
});

const failure = (stage: number, what: Failure): StepResult => ({ ...step('failed', stage), failure: what });

function argumentsBefore(instructions: readonly Instruction[], end: number): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { keyword, words, text } of instructions.slice(0, end)) {
    if (keyword !== 'ARG') continue;
    for (const [name, value] of pairs(words, text)) if (value !== null) values[name] = expand(value, values);
  }
  return values;
}

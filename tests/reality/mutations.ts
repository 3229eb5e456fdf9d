/**
 * `npm run mutants`: flips one rule of a model at a time, in a copy of the sources, and runs the unit tests of that
 * model: each must turn one red. Writes `tests/reality/MUTATIONS.md`. Exit status 1 if a mutant survives, if the
 * unchanged copy is not green, or if a mutant does not fit the source any more.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { LAYERS, OVERLAY } from './mutations/layers.ts';
import { mutate, type MutatedModel, type Mutant } from './mutations/mutant.ts';
import { LINUX_EEVDF, STARTUP, XEN_CREDIT } from './mutations/scheduling.ts';
import { tidyAtExit } from './tidy.ts';

const MODELS: readonly MutatedModel[] = [XEN_CREDIT, LINUX_EEVDF, OVERLAY, LAYERS, STARTUP];
/** A mutant that never ends has been noticed, too. */
const PATIENCE_MS = 300_000;
const NEEDED = ['package.json', 'vitest.config.ts', 'tsconfig.json', 'src/simulators', 'tests/fixtures'];

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Random tests may be others next time, and those that only count what agrees do not say what does not: they come last. */
const vague = (test: string): number => Number(/propert(y|ies)\b|\bcan fail\b/.test(test));

/** Runs the tests of a model in the copy; gives the red ones as "file: test", the telling ones first. */
function redTests(copy: string, { tests }: MutatedModel): readonly string[] {
  const output = join(copy, 'report.json');
  rmSync(output, { force: true });
  const paths = tests.map((path) => `src/simulators/${path}`);
  const { error, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...paths,
      '--reporter=json',
      `--outputFile=${output}`,
    ],
    { cwd: copy, encoding: 'utf8', timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
  );
  if (error && 'code' in error && error.code === 'ETIMEDOUT') return ['the tests did not end'];
  let report: Report;
  try {
    report = JSON.parse(readFileSync(output, 'utf8')) as Report;
  } catch {
    throw new Error(`the tests of ${tests.join(', ')} left no report: ${error?.message ?? stderr}`);
  }
  const files = [...report.testResults].sort((a, b) => (a.name < b.name ? -1 : 1));
  const red = files.flatMap(({ name, message, assertionResults }) => {
    const file = relative(join(copy, 'src/simulators'), name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (assertionResults.length === 0) return [`${file}: ${message.split('\n')[0] ?? ''}`];
    return failed.map(({ fullName }) => `${file}: ${fullName}`);
  });
  return red.sort((a, b) => vague(a) - vague(b));
}

interface Tried {
  readonly mutant: Mutant;
  readonly caughtBy: string | undefined;
}

function tryMutant(copy: string, model: MutatedModel, mutant: Mutant): Tried {
  const path = join(copy, 'src/simulators', mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, mutate(source, mutant));
  try {
    return { mutant, caughtBy: redTests(copy, model)[0] };
  } finally {
    writeFileSync(path, source);
  }
}

function section(model: MutatedModel, tried: readonly Tried[]): string {
  const items = tried.map(({ mutant: { file, rule }, caughtBy }) => {
    const [where, ...test] = (caughtBy ?? '').split(': ');
    const by = caughtBy === undefined ? 'SURVIVED' : `Caught by \`${where}\`, “${test.join(': ')}”.`;
    return `1. ${rule}\n   Flipped in \`${file}\`. ${by}\n`;
  });
  return `## ${model.model}\n\n${items.join('')}`;
}

async function writeList(all: readonly (readonly [MutatedModel, readonly Tried[]])[]): Promise<void> {
  const path = join(root, 'tests/reality/MUTATIONS.md');
  const intro =
    'Written by `npm run mutants`: each of these rules was flipped alone, in a copy of the sources, and the unit ' +
    'tests of that model were run. The test named is one of those that turned red. Files are below `src/simulators`.';
  const text = `# Mutations of the models\n\n${intro}\n\n${all.map(([model, tried]) => section(model, tried)).join('\n')}`;
  writeFileSync(path, await format(text, { parser: 'markdown' }));
}

function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
  tidyAtExit(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of NEEDED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Only the models that are named, or all; the list is written for all alone. */
async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length === 0 ? MODELS : MODELS.filter(({ model }) => names.includes(model));
  if (names.length > 0 && chosen.length !== names.length) {
    console.error(`Usage: npm run mutants [-- ${MODELS.map(({ model }) => `"${model}"`).join(' | ')}]`);
    return 2;
  }
  const copy = makeCopy();
  try {
    const all: (readonly [MutatedModel, readonly Tried[]])[] = [];
    for (const model of chosen) {
      const [red] = redTests(copy, model);
      if (red !== undefined) throw new Error(`the unchanged ${model.model} is not green: ${red}`);
      const tried = model.mutants.map((mutant) => {
        const result = tryMutant(copy, model, mutant);
        console.log(
          `${result.caughtBy === undefined ? 'SURVIVED' : 'caught  '}  ${model.model}: ${mutant.rule}`,
        );
        return result;
      });
      all.push([model, tried]);
    }
    if (names.length === 0) await writeList(all);
    const tried = all.flatMap(([, each]) => each);
    const caught = tried.filter(({ caughtBy }) => caughtBy !== undefined).length;
    console.log(`${caught} caught, ${tried.length - caught} survived`);
    return caught === tried.length ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));

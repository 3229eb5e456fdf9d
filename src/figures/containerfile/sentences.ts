import type { BuiltLayer, Instruction, StepResult } from '../../simulators/image-build/index.ts';
import type { Beat, Done, Run } from './run.ts';
import { failureText, say, unknownText, untoldText } from './words.ts';

/** Layers of a finished image that its build had to make, the base counted when it is a new one. */
export const madeLayers = ({ build }: Done): readonly BuiltLayer[] =>
  (build.image?.layers ?? []).filter(({ by, layer }) => {
    const step = build.steps[by]!;
    return (
      step.made?.layer === layer &&
      (step.outcome === 'made' || (step.outcome === 'base' && (step.cause === 'own' || step.cause === 'new')))
    );
  });

export const imageBytes = ({ build }: Done): number =>
  (build.image?.layers ?? []).reduce((sum, { size }) => sum + size, 0);
export const madeBytes = (done: Done): number => madeLayers(done).reduce((sum, { size }) => sum + size, 0);

const mostNamed = 2;

/** What a layer is told by: its files or, where it has none, its directories. */
export function named({ layer: { entries } }: BuiltLayer): readonly string[] {
  const files = entries.filter(({ type }) => type === 'file').map(({ path }) => path);
  if (files.length > 0) return files;
  return entries.filter(({ type }) => type === 'dir').map(({ path }) => `${path}/`);
}

function filesOf(built: BuiltLayer): string {
  const paths = named(built);
  return paths.length === 0
    ? say.emptyLayer
    : say.files(paths.slice(0, mostNamed), Math.max(paths.length - mostNamed, 0));
}

/** The narration of one beat. */
export function sentenceOf(of: Run, beat: Beat): string {
  if (beat.kind === 'start') {
    const done = of.builds[0];
    return done ? say.start(done.instructions.length, of.builds.length) : say.startUnread;
  }
  if (beat.kind === 'problem') {
    const { line, text } = of.problems[0]!;
    return say.problem(line, text, of.problems.length - 1);
  }
  if (beat.kind === 'change')
    return of.params.change === 'text' && of.params.was === of.params.now
      ? say.changeToCome
      : say.change(of.params.change);
  return beat.kind === 'end' ? ending(of) : stepSentence(of.builds[beat.build]!, beat);
}

function stepSentence(done: Done, { build, steps }: Beat): string {
  const index = steps[0]!;
  const { line, keyword } = done.instructions[index]!;
  const step = done.build.steps[index]!;
  if (step.outcome === 'noted') return notedSentence(done.instructions, steps);
  if (step.outcome === 'unneeded') return say.unneeded(steps.map((i) => done.instructions[i]!.keyword));
  if (step.outcome === 'failed') return say.failed(line, keyword, failureText(step.failure!));
  if (step.outcome === 'base') return baseSentence(step, line, build);
  const made = step.made!;
  const number = step.layer!;
  const sentence =
    step.outcome === 'cached'
      ? say.cached(line, keyword, number)
      : step.cause === 'first'
        ? say.made(line, keyword, made.size, number, filesOf(made))
        : step.cause === 'new'
          ? say.fresh(line, keyword, made.size, number)
          : step.cause === 'own'
            ? say.own(line, keyword, made.size, number)
            : say.below(line, keyword, made.size, number);
  const unknown = step.unknown.length > 0 ? [unknownText(step.unknown)] : [];
  const untold = step.untold.length > 0 ? [untoldText(step.untold)] : [];
  return [sentence, ...unknown, ...untold].join(' ');
}

/** ARG is a variable of the build and does not stand in the config, as the others do. */
function notedSentence(instructions: readonly Instruction[], steps: readonly number[]): string {
  const inStage = instructions.findIndex(({ keyword }) => keyword === 'FROM') < steps[0]!;
  const those = steps.map((i) => instructions[i]!);
  const others = those.filter(({ keyword }) => keyword !== 'ARG');
  const lines = those.filter(({ keyword }) => keyword === 'ARG').map(({ line }) => line);
  const noted = () =>
    say.noted(
      others.map(({ line }) => line),
      others.map(({ keyword }) => keyword),
    );
  return [
    ...(others.length > 0 ? [noted()] : []),
    ...(lines.length > 0 ? [inStage ? say.argument(lines) : say.argumentOfFrom(lines)] : []),
  ].join(' ');
}

function baseSentence({ made, cause, base }: StepResult, line: number, build: 0 | 1): string {
  if (made)
    return build === 1 && cause === 'own' ? say.baseNew(made.size) : say.base(made.size, cause === null);
  return base === 'scratch' ? say.empty(line) : say.stage(line);
}

function ending(of: Run): string {
  const last = of.builds.at(-1)!;
  const { image } = last.build;
  if (!image) return say.failedEnd;
  const layers = image.layers.length;
  const paths = [...new Set(last.buried.filter(({ replaced }) => !replaced).map(({ path }) => `/${path}`))];
  const rest = paths.length > 0 ? say.buried(paths.map(short)) : say.clean;
  if (of.builds.length === 1) return `${say.endOne(layers, imageBytes(last))} ${rest}`;
  const again = say.endAgain(madeLayers(last).length, layers, madeBytes(last));
  if (of.params.change !== 'text' || !of.builds[0]!.build.image)
    return `${again} ${paths.length > 0 ? rest : ''}`.trim();
  return `${again} ${say.grown(imageBytes(of.builds[0]!), imageBytes(last))} ${rest}`;
}

/** A path that has a very long name is shown by its directory. */
const short = (path: string): string =>
  path.length > 40 ? `${path.slice(0, path.lastIndexOf('/'))}/…` : path;

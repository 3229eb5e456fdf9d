import type { BuiltLayer, StepResult } from '../../simulators/image-build/index.ts';
import type { Beat, Done, Run } from './run.ts';
import { failureText, say, unknownText } from './words.ts';

/** Layers of a finished image that its build had to make, the base counted when it is a new one. */
export const madeLayers = ({ build }: Done): readonly BuiltLayer[] =>
  (build.image?.layers ?? []).filter(({ by, layer }) => {
    const step = build.steps[by]!;
    return (
      step.made?.layer === layer &&
      (step.outcome === 'made' || (step.outcome === 'base' && step.cause === 'own'))
    );
  });

export const imageBytes = ({ build }: Done): number =>
  (build.image?.layers ?? []).reduce((sum, { size }) => sum + size, 0);
export const madeBytes = (done: Done): number => madeLayers(done).reduce((sum, { size }) => sum + size, 0);

/** Position of a step's layer in its stage, counted from 1, the base included. */
export function layerNumber(done: Done, index: number): number {
  const { stage } = done.build.steps[index]!;
  return done.build.steps.slice(0, index + 1).filter((step) => step.stage === stage && step.made !== null)
    .length;
}

const mostNamed = 2;

function filesOf({ layer }: BuiltLayer): string {
  const paths = layer.entries.filter(({ type }) => type === 'file').map(({ path }) => path);
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
  if (beat.kind === 'change') return say.change(of.params.change);
  return beat.kind === 'end' ? ending(of) : stepSentence(of.builds[beat.build]!, beat);
}

function stepSentence(done: Done, { build, steps }: Beat): string {
  const index = steps[0]!;
  const { line, keyword } = done.instructions[index]!;
  const step = done.build.steps[index]!;
  const keywords = steps.map((i) => done.instructions[i]!.keyword);
  if (step.outcome === 'noted')
    return say.noted(
      steps.map((i) => done.instructions[i]!.line),
      keywords,
    );
  if (step.outcome === 'unneeded') return say.unneeded(keywords);
  if (step.outcome === 'failed') return say.failed(line, keyword, failureText(step.failure!));
  if (step.outcome === 'base') return baseSentence(step, line, build);
  const made = step.made!;
  const number = layerNumber(done, index);
  const sentence =
    step.outcome === 'cached'
      ? say.cached(line, keyword, number)
      : step.cause === 'first'
        ? say.made(line, keyword, made.size, number, filesOf(made))
        : step.cause === 'own'
          ? say.own(line, keyword, made.size, number)
          : say.below(line, keyword, made.size, number);
  return step.unknown.length > 0 ? `${sentence} ${unknownText(step.unknown)}` : sentence;
}

function baseSentence({ made, cause }: StepResult, line: number, build: 0 | 1): string {
  if (made)
    return build === 1 && cause === 'own' ? say.baseNew(made.size) : say.base(made.size, cause === null);
  return line === 1 ? say.empty(line) : say.stage(line);
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

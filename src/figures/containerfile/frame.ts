import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import { shortDigest } from '../../simulators/image-layers/index.ts';
import { type Outcome, standInAt, type StepResult } from '../../simulators/image-build/index.ts';
import { betOf } from './bets.ts';
import { changedFile, folderFiles } from './folder.ts';
import { presets, schema, type Params } from './params.ts';
import type { Problem } from './parse.ts';
import { run, type Done, type Run } from './run.ts';
import { imageBytes, named, sentenceOf } from './sentences.ts';
import { againWords, alt, failureText, labels, outcomeWords, title } from './words.ts';

/** `later`: room is kept for it. */
export type State = 'later' | 'now' | 'done';

export interface StepView {
  readonly index: number;
  readonly line: number;
  readonly keyword: string;
  readonly text: string;
  readonly outcome: Outcome;
  /** Why a second build could not take it from the cache. */
  readonly cause: 'new' | 'own' | 'below' | null;
  readonly word: string;
  /** Position of its layer, from 1; null when it has none. */
  readonly layer: number | null;
  readonly digest: string | null;
  readonly bytes: number | null;
  readonly state: State;
  /** An entry of the first build's cache that the second build cannot use. */
  readonly dead: boolean;
  readonly problem: string | null;
}

export interface BuildView {
  readonly build: 0 | 1;
  readonly steps: readonly StepView[];
  /** Bytes of layers made so far, and as a share of the largest build. */
  readonly made: number;
  readonly share: number;
  /** Bytes of the finished image; null before. */
  readonly image: number | null;
  readonly shown: boolean;
}

export interface EntryView {
  readonly path: string;
  readonly mark: 'here' | 'hidden' | 'replaced' | 'whiteout';
}

export interface ContentView {
  readonly layer: number;
  readonly line: number;
  readonly digest: string;
  readonly bytes: number;
  readonly entries: readonly EntryView[];
  readonly more: number;
  readonly state: State;
}

export interface Frame extends BaseFrame {
  readonly beat: number;
  /** The build whose image the contents are of. */
  readonly of: 0 | 1;
  readonly problems: readonly Problem[];
  readonly folder: readonly { readonly path: string; readonly changed: 'no' | 'text' | 'time' }[];
  readonly builds: readonly BuildView[];
  readonly contents: readonly ContentView[];
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const at = Math.max(0, indexAt(of.timeline.steps, t));
  const beat = of.beats[at]!;
  const largest = Math.max(1, ...of.builds.map(madeTotal));
  const builds = of.builds.map((done, i) => buildView(of, done, i as 0 | 1, at, largest));
  const contents = contentViews(of, at);
  const sentence = sentenceOf(of, beat);
  return {
    beat: at,
    of: of.builds.length > 1 ? 1 : 0,
    problems: of.problems,
    folder: folderFiles.map((path) => ({ path, changed: changedNow(of, at, path) })),
    builds,
    contents,
    say: sentence,
    alt: altOf(of, builds, contents),
  };
}

const madeTotal = ({ build }: Done): number =>
  build.steps.reduce(
    (sum, { made, outcome, cause }) => sum + (made && (outcome === 'made' || cause !== null) ? made.size : 0),
    0,
  );

function changedNow(of: Run, at: number, path: string): 'no' | 'text' | 'time' {
  const told = of.beats.slice(0, at + 1).some(({ kind }) => kind === 'change');
  if (!told || changedFile(of.params.change) !== path) return 'no';
  return of.params.change === 'time' ? 'time' : 'text';
}

/** The beat that a step of a build comes with; −1 when the build never reaches it. */
const beatOf = ({ beats }: Run, build: 0 | 1, index: number): number =>
  beats.findIndex((beat) => beat.kind === 'step' && beat.build === build && beat.steps.includes(index));

const stateOf = (when: number, at: number): State =>
  when < 0 || at < when ? 'later' : at === when ? 'now' : 'done';

function buildView(of: Run, done: Done, build: 0 | 1, at: number, largest: number): BuildView {
  const { steps } = done.build;
  const second = build === 0 ? of.builds[1] : undefined;
  const missed = second?.build.steps.findIndex(
    ({ cause, outcome }, i) =>
      cause !== null && cause !== 'first' && outcome !== 'failed' && beatOf(of, 1, i) <= at,
  );
  const used = new Set(second?.build.steps.map(({ key }) => key));
  const views = steps.map((step, index): StepView => {
    const { line, keyword, text, flags } = done.instructions[index]!;
    const when = beatOf(of, build, index);
    return {
      index,
      line,
      keyword,
      text: [...flags.map(({ name, value }) => `--${name}=${value}`), text].join(' '),
      outcome: step.outcome,
      cause: step.cause === 'first' ? null : step.cause,
      word: wordOf(step),
      layer: step.layer,
      digest: step.made ? shortDigest(step.made.layer.digest) : null,
      bytes: step.made?.size ?? null,
      // A step that is never reached stands there from the failure on.
      state: when < 0 ? (of.beats[at]!.kind === 'end' ? 'done' : 'later') : stateOf(when, at),
      dead: missed !== undefined && missed >= 0 && step.made !== null && !used.has(step.key),
      problem: step.failure ? failureText(step.failure) : null,
    };
  });
  const made = steps.reduce((sum, step, index) => {
    const counts =
      step.made !== null && (step.outcome === 'made' || (step.outcome === 'base' && step.cause !== null));
    return counts && views[index]!.state !== 'later' ? sum + step.made.size : sum;
  }, 0);
  const finished = of.beats[at]!.kind === 'end' || (build === 0 && at > lastBeat(of, 0));
  return {
    build,
    steps: views,
    made,
    share: made / largest,
    image: finished && done.build.image ? imageBytes(done) : null,
    shown: build === 0 ? at > 0 : of.beats.findIndex(({ kind }) => kind === 'change') <= at,
  };
}

const wordOf = ({ outcome, cause }: StepResult): string =>
  outcome === 'made' && (cause === 'own' || cause === 'below')
    ? `${outcomeWords.made} ${againWords[cause]}`
    : outcomeWords[outcome];

const lastBeat = ({ beats }: Run, build: 0 | 1): number =>
  beats.findLastIndex((beat) => beat.kind === 'step' && beat.build === build);

const mostEntries = 4;
/** Worth telling first. */
const stands = ({ mark }: EntryView) => mark === 'hidden' || mark === 'whiteout';

/** The layers of the last image with what they hold, as far as they are made; what hides comes before what is hidden. */
function contentViews(of: Run, at: number): readonly ContentView[] {
  const done = of.builds.at(-1);
  if (!done?.build.image) return [];
  const build = of.builds.length > 1 ? 1 : 0;
  const { layers } = done.build.image;
  const whens = layers.map(({ by }) => beatOf(of, build, by));
  return layers.map((built, position) => {
    const { layer, by, size } = built;
    const entries = named(built).map((path): EntryView => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const lost = done.buried.find((each) => each.layer === position && each.path === path);
      const hidden = lost !== undefined && whens[lost.hiddenBy]! <= at;
      return {
        path: standInAt[path] === 'lists' ? 'var/lib/apt/lists/…' : path,
        mark: name.startsWith('.wh.')
          ? 'whiteout'
          : hidden
            ? lost.replaced
              ? 'replaced'
              : 'hidden'
            : 'here',
      };
    });
    const told = [...entries].sort((a, b) => Number(stands(b)) - Number(stands(a)));
    return {
      layer: position + 1,
      line: done.instructions[by]!.line,
      digest: shortDigest(layer.digest),
      bytes: size,
      entries: told.slice(0, mostEntries),
      more: Math.max(told.length - mostEntries, 0),
      state: stateOf(whens[position]!, at),
    };
  });
}

function altOf(of: Run, builds: readonly BuildView[], contents: readonly ContentView[]): string {
  const problems = of.problems.map(({ line, text }) => labels.problem(line, text)).join(' ');
  if (problems !== '') return alt.unbuildable(problems);
  const told = builds
    .filter(({ shown }) => shown)
    .map(({ build, steps }) => {
      const lines = steps
        .filter(({ state }) => state !== 'later')
        .map(({ line, keyword, word, dead }) => alt.step(line, keyword, word, dead));
      return lines.length === 0 ? '' : alt.build(build, lines);
    })
    .filter(Boolean)
    .join(' ');
  const hidden = contents
    .filter(({ state }) => state !== 'later')
    .flatMap(({ layer, entries }) =>
      entries.filter(({ mark }) => mark === 'hidden').map(({ path }) => alt.hidden(layer, path)),
    );
  return [alt.start, told === '' ? labels.notBuilt : told, ...hidden].join(' ');
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'containerfile',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};

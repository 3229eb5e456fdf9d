import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline, Us } from '../../playback/timeline.ts';
import {
  build,
  buried,
  emptyCache,
  type Build,
  type Buried,
  type Instruction,
  type Weights,
} from '../../simulators/image-build/index.ts';
import { buildTimes, folderAt } from './folder.ts';
import type { Params } from './params.ts';
import { parse, type Problem } from './parse.ts';
import { longestText } from './text-field.ts';
import { runWords } from './words.ts';

/** One build: the text it was made from, and what became of it. */
export interface Done {
  readonly instructions: readonly Instruction[];
  readonly build: Build;
  readonly buried: readonly Buried[];
}

/** One step of the story: `steps` are the instructions of the build that come with it. */
export interface Beat {
  readonly at: Us;
  readonly kind: 'start' | 'problem' | 'step' | 'change' | 'end';
  readonly build: 0 | 1;
  readonly steps: readonly number[];
}

export interface Run {
  readonly params: Params;
  /** What is wrong with the text of the editor; with the first build's, if that is another. */
  readonly problems: readonly Problem[];
  readonly builds: readonly Done[];
  readonly beats: readonly Beat[];
  readonly timeline: Timeline;
}

/** How long a step stays when it plays by itself: time to read two lines. */
const readingTime = 4_000_000;

export function run(params: Params, claims: FigureClaims): Run {
  if (params.now.length > longestText || params.was.length > longestText)
    throw new Error(runWords.tooLong(longestText));
  const second = parse(params.now);
  const first = params.change === 'text' ? parse(params.was) : second;
  const problems = second.problems.length > 0 ? second.problems : first.problems;
  const builds: Done[] = [];
  if (problems.length === 0) {
    const weights: Weights = {
      base: claims['build-base-tar']!.value,
      lists: claims['build-lists-tar']!.value,
      python3: claims['build-python-tar']!.value,
    };
    const make = (which: 0 | 1, instructions: readonly Instruction[], cache: Build['cache']): Done => {
      const done = build({
        instructions,
        folder: folderAt(which, params.change),
        baseEdition: which === 1 && params.change === 'base' ? 1 : 0,
        now: buildTimes[which],
        weights,
        cache,
      });
      return { instructions, build: done, buried: done.image ? buried(done.image) : [] };
    };
    builds.push(make(0, first.instructions, emptyCache));
    if (params.change !== 'none') builds.push(make(1, second.instructions, builds[0]!.build.cache));
  }
  const beats = beatsOf(builds).map((beat, i) => ({ ...beat, at: i * readingTime }));
  const steps = beats.map(({ at }) => at);
  return {
    params,
    problems,
    builds,
    beats,
    timeline: { duration: beats.length * readingTime, steps, changes: steps },
  };
}

type Untimed = Omit<Beat, 'at'>;

function beatsOf(builds: readonly Done[]): readonly Untimed[] {
  const start: Untimed = { kind: 'start', build: 0, steps: [] };
  if (builds.length === 0) return [start, { kind: 'problem', build: 0, steps: [] }];
  const out = [start];
  builds.forEach((done, i) => {
    const which = i as 0 | 1;
    if (i === 1) out.push({ kind: 'change', build: 1, steps: [] });
    out.push(...stepBeats(done.build, which));
  });
  return [...out, { kind: 'end', build: builds.length === 2 ? 1 : 0, steps: [] }];
}

/** One beat for each instruction; those in a row that only write into the config share one, as do unneeded ones. */
function stepBeats({ steps }: Build, which: 0 | 1): readonly Untimed[] {
  const groups: number[][] = [];
  steps.forEach(({ outcome }, i) => {
    if (outcome === 'not-reached') return;
    const shared = (outcome === 'noted' || outcome === 'unneeded') && steps[i - 1]?.outcome === outcome;
    if (shared) groups.at(-1)!.push(i);
    else groups.push([i]);
  });
  return groups.map((group) => ({ kind: 'step', build: which, steps: group }));
}

import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline, Us } from '../../playback/timeline.ts';
import { run as simulate, type Trace, type Way } from '../../simulators/vm-exit/index.ts';
import { beatsOf, type Beat } from './beats.ts';
import { sayOf } from './narration-words.ts';
import type { Params } from './params.ts';
import { pictureOf, type Picture } from './picture.ts';
import type { Topic } from './topic.ts';

/** The program run in one way; its moments lie one after the other with those of the other ways. */
export interface Section {
  readonly trace: Trace;
  /** Index of its first moment among all. */
  readonly start: number;
}

export interface Step {
  /** Index of the moment that the step shows, among all. */
  readonly moment: number;
  readonly topic: Topic;
  readonly say: string;
}

export interface Run {
  readonly params: Params;
  readonly claims: FigureClaims;
  readonly sections: readonly Section[];
  readonly steps: readonly Step[];
  /** When each moment is, among all. */
  readonly times: readonly Us[];
  readonly timeline: Timeline;
  readonly picture: Picture;
}

/** How long a moment takes to be seen, µs of the reader's time; a step stays as long as its sentence takes to be read. */
const holds = { move: 280_000, read: 110_000, sentence: 700_000, letter: 17_000 } as const;

/** Runs the program in each of the ways and lays all moments and steps out in the reader's time. */
export function run(params: Params, claims: FigureClaims): Run {
  const { guest, host, levels, worker, look } = params;
  const settings = { guestPages: guest, hostPages: host, levels: levels === '5' ? 5 : 4, worker } as const;
  const sections: Section[] = [];
  const steps: Step[] = [];
  const times: Us[] = [];
  let at = 0;
  for (const way of params.ways) {
    const start = times.length;
    const trace = simulate(params.ops, way, settings);
    const beats = beatsOf(trace, look, sections.at(-1)?.trace.way ?? null);
    sections.push({ trace, start });
    for (const [i, beat] of beats.entries()) {
      const from = (beats[i - 1]?.end ?? -1) + 1;
      for (let moment = from; moment <= beat.end; moment += 1) {
        times.push(at);
        if (moment < beat.end)
          at += trace.moments[moment]!.what.kind === 'looks-up' ? holds.read : holds.move;
      }
      const step = stepOf(beat, start, claims);
      steps.push(step);
      at += holds.sentence + holds.letter * step.say.length;
    }
  }
  const timeline = { duration: at, steps: steps.map(({ moment }) => times[moment]!), changes: times };
  return { params, claims, sections, steps, times, timeline, picture: pictureOf(sections) };
}

const stepOf = ({ end, topic }: Beat, start: number, claims: FigureClaims): Step => ({
  moment: start + end,
  topic,
  say: sayOf(topic, claims),
});

/** When a run in one way comes to an item of the program: just before its first moment; the run's start where it never does. */
export function startOf({ sections, times }: Run, way: Way, item: number): Us {
  const { trace, start } = sections.find((section) => section.trace.way === way) ?? sections[0]!;
  const moment = trace.moments.findIndex((each) => each.item === item);
  return times[start + Math.max(0, moment - 1)] ?? 0;
}

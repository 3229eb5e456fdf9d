import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline } from '../../playback/timeline.ts';
import {
  boxes,
  countHops,
  heldAfter,
  pathOf,
  type Box,
  type Counts,
  type Hop,
  type Part,
} from '../../simulators/io-path/index.ts';
import type { Params } from './params.ts';
import { endSay, hopSay, start, sum } from './sentences.ts';
import { boxWords } from './words.ts';

export interface Lane {
  readonly box: Box;
  readonly hops: readonly Hop[];
  /** Step of its first hop; it has one step for each. */
  readonly from: number;
  readonly counts: Counts;
  /** Who has the bytes when all is over. */
  readonly kept: readonly Part[];
}

export interface Run {
  readonly params: Params;
  readonly lanes: readonly Lane[];
  /** A sentence for each step: the start, the hops of one box after the other, the end. */
  readonly says: readonly string[];
  readonly timeline: Timeline;
}

/** How long a step stays when it plays by itself: time to read it and to find the place. */
export const readingTime = 4_500_000;

/** Walks one job through each of the boxes, one after the other. Asks for no claim: nothing here has a duration. */
export function run(params: Params, _claims: FigureClaims): Run {
  const { job, cache } = params;
  const shown = boxes.filter((box) => params.boxes.includes(box));
  const end = job === 'packet' ? 'none' : params.end;
  let step = 1;
  const lanes = shown.map((box): Lane => {
    const hops = pathOf(box, job, cache);
    const from = step;
    step += hops.length;
    return { box, hops, from, counts: countHops(hops, job), kept: heldAfter(box, hops, end) };
  });
  const lost = lanes.filter(({ kept }) => kept.length === 0).map(({ box }) => box);
  const safe = lanes.filter(({ kept }) => kept.length > 0).map(({ box }) => box);
  const says = [
    start(job, shown),
    ...lanes.flatMap(({ box, hops }) =>
      hops.map((hop) => `${shown.length > 1 ? `${boxWords[box].name}: ` : ''}${hopSay(box, job, hop)}`),
    ),
    end === 'none'
      ? sum(
          job,
          lanes.map(({ box, counts }) => [box, counts] as const),
        )
      : endSay(end, job === 'sync', lost, safe),
  ];
  const steps = says.map((_, i) => i * readingTime);
  return { params, lanes, says, timeline: { duration: says.length * readingTime, steps, changes: steps } };
}

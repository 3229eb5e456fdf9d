import type { FigureClaim, FigureClaims } from '../../playback/figure.ts';
import type { Timeline } from '../../playback/timeline.ts';
import {
  boxes,
  harmAfter,
  spread,
  type Box,
  type Cause,
  type Spread,
} from '../../simulators/isolation/index.ts';
import { cves, type Cve } from './cves.ts';
import type { Params } from './params.ts';
import { ending, starts, waveSays } from './sentences.ts';
import { dayText } from './words.ts';

export interface Run {
  readonly params: Params;
  readonly spreads: Readonly<Record<Box, Spread>>;
  /** What is said at each step: the start, a step for each wave of the box that has the most, the ending. */
  readonly says: readonly string[];
  /** The boxes in which all three copies are harmed in the end. */
  readonly allHit: readonly Box[];
  readonly cve:
    | (Cve & {
        /** The date as it is read. */ readonly day: string;
        /** Out of 10, and whether it was measured or published. */
        readonly score: string;
        readonly label: FigureClaim['label'];
        readonly href: string;
      })
    | null;
  readonly timeline: Timeline;
}

/** How long a step stays when it plays by itself: time to read two lines and look at six boxes. */
const readingTime = 5_000_000;

/** Throws one fault at six boxes at once. */
export function run(params: Params, claims: FigureClaims): Run {
  const spreads = Object.fromEntries(boxes.map((box) => [box, spread(box, params.fault, params)])) as Record<
    Box,
    Spread
  >;
  const waves = Math.max(...boxes.map((box) => spreads[box].waves.length));
  const hit = (box: Box) =>
    [...harmAfter(spreads[box], Infinity).keys()].filter((id) => id.startsWith('app-')).length;
  const with3 = boxes.filter((box) => hit(box) === 3);
  const with2 = boxes.filter((box) => hit(box) === 2);
  const spared = boxes.reduce((sum, box) => sum + 3 - hit(box), 0);
  const says = [
    starts[params.fault],
    ...[...Array(waves).keys()].map((wave) => saysOf(spreads, wave)),
    ending(with3, with2, spared),
  ];
  const steps = says.map((_, i) => i * readingTime);
  const cve = cves[params.fault];
  const claim = cve && claims[cve.claim];
  return {
    params,
    spreads,
    says,
    allHit: with3,
    cve:
      cve && claim
        ? {
            ...cve,
            day: dayText(cve.date),
            score: claim.text,
            label: claim.label,
            href: claim.source.href,
          }
        : null,
    timeline: { duration: says.length * readingTime, steps, changes: steps },
  };
}

/** What a wave does, cause by cause, in the order of the boxes. */
function saysOf(spreads: Readonly<Record<Box, Spread>>, wave: number): string {
  const byCause = new Map<Cause, Box[]>();
  for (const box of boxes)
    for (const cause of new Set((spreads[box].waves[wave] ?? []).map((change) => change.cause)))
      byCause.set(cause, [...(byCause.get(cause) ?? []), box]);
  return [...byCause].map(([cause, where]) => waveSays[cause](where)).join(' ');
}

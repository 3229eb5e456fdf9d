import {
  answering,
  countLevels,
  kernelsBelow,
  levelsOf,
  nest,
  pathTo,
  sharing,
  type LevelCount,
  type LevelKind,
  type Nested,
  type NestSpec,
} from '../../simulators/spectrum/index.ts';
import * as words from './nest-words.ts';

export interface NestRun {
  readonly kind: 'nest';
  readonly spec: NestSpec;
  readonly nests: readonly Nested[];
  readonly levels: readonly LevelKind[];
  readonly counts: readonly LevelCount[];
  /** The container that is asked who answers it, and the box whose kernel does. */
  readonly asked: string;
  readonly answeredBy: string;
  /** Containers that the same kernel answers. */
  readonly reached: readonly string[];
  /** One for each level that opens, then who answers, then what falls with that kernel. */
  readonly says: readonly string[];
}

/** Opens a nest level by level, asks one container for its kernel, and breaks that kernel. */
export function nestRun(spec: NestSpec): NestRun {
  const nests = nest(spec);
  const levels = levelsOf(nests);
  const counts = countLevels(nests);
  const onMac = spec.ground === 'mac';
  const asked = onMac ? 'container-1-1' : 'container-1-1-1';
  const answerer = answering(nests, asked)!;
  const reached = sharing(nests, asked);
  const path = pathTo(nests, asked);
  const outer = path.slice(0, path.indexOf(answerer) + 1).filter(({ virtual }) => virtual).length;
  const kernel = onMac ? words.macVm.say : words.kernelWords[answerer.kernel!].say;
  const levelSays = counts.map(({ kind, boxes, kernels }, i) =>
    words.levelSays({
      kind,
      boxes,
      inside: counts[i + 1]?.boxes ?? 0,
      brings: kernels,
      sum: counts.slice(0, i + 1).reduce((sum, each) => sum + each.kernels, 0),
      virtual: path.some((box) => box.kind === kind && box.virtual),
      onMac,
      nested: spec.ground === 'cloud',
    }),
  );
  return {
    kind: 'nest',
    spec,
    nests,
    levels,
    counts,
    asked,
    answeredBy: answerer.id,
    reached,
    says: [
      ...levelSays,
      words.askSays(kernel, kernelsBelow(nests, asked)),
      words.breachSays(kernel, reached.length, counts.at(-1)!.boxes, outer),
    ],
  };
}

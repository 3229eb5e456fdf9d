import type { KernelKind, LevelKind, Nested } from '../../simulators/spectrum/index.ts';
import type { NestRun } from './nest-run.ts';
import { kernelWords, levelWords, macVm, nestAlt } from './nest-words.ts';

export interface NestView {
  readonly id: string;
  readonly kind: LevelKind;
  readonly name: string;
  readonly virtual: boolean;
  /** `later`: the box around it is closed. */
  readonly state: 'later' | 'closed' | 'open';
  readonly kernel: {
    readonly kind: KernelKind;
    readonly label: string;
    /** It answers the container that is asked. */
    readonly answers: boolean;
    readonly broken: boolean;
  } | null;
  /** It is asked for its kernel. */
  readonly asked: boolean;
  /** The broken kernel opens it. */
  readonly taken: boolean;
  readonly inside: readonly NestView[];
}

export interface LevelView {
  readonly kind: LevelKind;
  readonly name: string;
  readonly boxes: number;
  readonly kernels: number;
  readonly sum: number;
  readonly state: 'later' | 'now' | 'here';
}

export interface NestFrame {
  readonly kind: 'nest';
  readonly nests: readonly NestView[];
  readonly counts: readonly LevelView[];
  /** Kernels of the levels that are open. */
  readonly sum: number;
  readonly alt: string;
}

/** The nest with the levels up to `step` open; the two last steps ask a container and break its kernel. */
export function nestFrame(of: NestRun, step: number): NestFrame {
  const { levels, nests } = of;
  const asking = step >= levels.length;
  const breaking = step > levels.length;
  const names = new Map<LevelKind, number>();
  const view = (box: Nested, depth: number): NestView => {
    const number = (names.get(box.kind) ?? 0) + 1;
    names.set(box.kind, number);
    const answers = asking && box.id === of.answeredBy;
    const onMac = of.spec.ground === 'mac';
    return {
      id: box.id,
      kind: box.kind,
      name: nameOf(of, box, number),
      virtual: box.virtual,
      state: depth <= step ? 'open' : depth === step + 1 ? 'closed' : 'later',
      kernel: box.kernel && {
        kind: box.kernel,
        label: onMac && box.kind === 'node' ? macVm.label : kernelWords[box.kernel].label,
        answers,
        broken: breaking && box.id === of.answeredBy,
      },
      asked: asking && box.id === of.asked,
      taken: breaking && of.reached.includes(box.id),
      inside: box.inside.map((each) => view(each, depth + 1)),
    };
  };
  const counts = of.counts.map(({ kind, boxes, kernels }, i): LevelView => ({
    kind,
    name:
      of.spec.ground === 'mac' && kind === 'node'
        ? macVm.name
        : levelWords[kind][boxes === 1 ? 'one' : 'many'],
    boxes,
    kernels,
    sum: of.counts.slice(0, i + 1).reduce((all, each) => all + each.kernels, 0),
    state: i === step ? 'now' : i < step ? 'here' : 'later',
  }));
  const open = counts.filter(({ state }) => state !== 'later');
  const sum = open.at(-1)!.sum;
  const drawn = nests.map((box) => view(box, 0));
  return { kind: 'nest', nests: drawn, counts, sum, alt: altOf(of, drawn, open, sum, asking, breaking) };
}

function nameOf({ spec }: NestRun, { kind }: Nested, number: number): string {
  if (kind === 'node' && spec.ground === 'mac') return macVm.name;
  const { one } = levelWords[kind];
  return kind === 'host' || kind === 'mac' ? one : `${one} ${number}`;
}

/** What is written on a box. */
function written(boxes: readonly NestView[], id: string): string {
  for (let level = boxes; level.length > 0; level = level.flatMap(({ inside }) => inside)) {
    const found = level.find((box) => box.id === id);
    if (found) return found.name;
  }
  throw new Error(`No box "${id}" is drawn.`);
}

function altOf(
  of: NestRun,
  drawn: readonly NestView[],
  open: readonly LevelView[],
  sum: number,
  asking: boolean,
  breaking: boolean,
): string {
  const levels = open.map(({ name, boxes, kernels }) => nestAlt.level(name, boxes, kernels));
  return [
    nestAlt.levels(levels, sum),
    ...(open.length < of.levels.length ? [nestAlt.closed] : []),
    ...(asking ? [nestAlt.answered(written(drawn, of.answeredBy))] : []),
    ...(breaking ? [nestAlt.broken(of.reached.length, of.counts.at(-1)!.boxes)] : []),
  ].join(' ');
}

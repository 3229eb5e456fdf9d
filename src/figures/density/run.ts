import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline, Us } from '../../playback/timeline.ts';
import { fill, offeredTo, type Filled, type Plan, type SideName } from '../../simulators/density/index.ts';
import { beatsOf, type Beat } from './beats.ts';
import { factsOf, type Facts } from './claims.ts';
import { offerings, type Params } from './params.ts';

/** How far both sides are at a moment: events that have happened, and whether the copy too many has been tried. */
export interface Moment {
  readonly at: Us;
  readonly beat: number;
  readonly done: Readonly<Record<SideName, number>>;
}

export interface Run {
  readonly params: Params;
  readonly facts: Facts;
  readonly plan: Plan;
  readonly sides: Readonly<Record<SideName, Filled>>;
  readonly beats: readonly Beat[];
  readonly moments: readonly Moment[];
  readonly timeline: Timeline;
}

/** A beat stays long enough to read two lines; copies that start before the next one do so in its last part. */
const beatTime = 4_500_000;
const growthFrom = 2_500_000;
/** Pictures between two beats. */
const between = 20;

/** The whole story of filling both hosts, from the settings and the claims. Pure. */
export function run(params: Params, claims: FigureClaims): Run {
  const facts = factsOf(claims);
  const plan = planOf(params, facts);
  const sides = { vms: fill(plan, 'vms'), containers: fill(plan, 'containers') };
  const beats = beatsOf(sides);
  const moments = momentsOf(beats);
  return {
    params,
    facts,
    plan,
    sides,
    beats,
    moments,
    timeline: {
      duration: beats.length * beatTime,
      steps: beats.map((_, i) => i * beatTime),
      changes: moments.map(({ at }) => at),
    },
  };
}

const countOf = { one: 1, four: 4, each: Number.MAX_SAFE_INTEGER } as const;

/** What the settings ask of the model. */
export function planOf(params: Params, { measured }: Facts): Plan {
  const { own, files, memory, disk, guest, vmm, offered, balloon, ksm, bases, images } = params;
  return {
    measured,
    host: { memory: Number(memory) * 1024, disk: Number(disk) * 1024 },
    app: {
      own: own === 'ours' ? measured.app.own : Number(own),
      files: files === 'ours' ? measured.app.files : Number(files),
    },
    guest,
    vmm,
    offered: Number(offered),
    balloon,
    ksm,
    bases: countOf[bases],
    disks: images,
  };
}

/** What each guest of a plan is offered, and the offers that it could run in; text as in the settings. */
export function offerOf(plan: Plan) {
  const least = offeredTo({ ...plan, offered: 0 });
  return {
    now: String(offeredTo(plan)) as Params['offered'],
    choices: offerings.filter((id) => Number(id) >= least),
  };
}

function momentsOf(beats: readonly Beat[]): Moment[] {
  return beats.flatMap((beat, i) => {
    const at = i * beatTime;
    const here: Moment = { at, beat: i, done: beat.done };
    const next = beats[i + 1];
    if (!next) return [here];
    const way = Math.max(next.done.vms - beat.done.vms, next.done.containers - beat.done.containers);
    const pictures = Math.min(between, way - 1);
    const on = (side: SideName, k: number) =>
      beat.done[side] + Math.floor(((next.done[side] - beat.done[side]) * k) / (pictures + 1));
    const steps = Array.from({ length: Math.max(0, pictures) }, (_, k): Moment => ({
      at: at + growthFrom + Math.floor(((beatTime - growthFrom) * (k + 1)) / (pictures + 1)),
      beat: i,
      done: { vms: on('vms', k + 1), containers: on('containers', k + 1) },
    }));
    return [here, ...steps];
  });
}

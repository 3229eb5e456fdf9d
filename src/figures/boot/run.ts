import type { FigureClaims } from '../../playback/figure.ts';
import { tidyTimes, type Timeline, type Us } from '../../playback/timeline.ts';
import { rows, type Params, type Part, type RowId } from './params.ts';
import { removal } from './removal.ts';
import type { Row } from './row.ts';
import type { Services } from './services.ts';
import { appAlone } from './services.ts';
import { containerStart, debianStart, microvmStart } from './starts.ts';

export interface Run {
  readonly params: Params;
  /** What is gone from the Debian guest, and what took it along. */
  readonly gone: ReadonlyMap<Part, Part>;
  readonly rows: Readonly<Record<RowId, Row>>;
  readonly services: Services | null;
  /** When the Debian guest's systemd begins. */
  readonly systemd: Us;
  /** The Debian guest's start with nothing taken away, on one vCPU, at this scale: what the axis spans. */
  readonly whole: Row;
  /** The same on as many vCPUs as this run has: what a stripped guest is compared with. */
  readonly full: Row;
  /** What its systemd does. */
  readonly wholeServices: Services;
  /** The app alone, as the Debian guest's first program, starts more slowly than in the other rows. */
  readonly appSlower: boolean;
  readonly duration: Us;
  readonly claims: FigureClaims;
}

/** Every start of the figure on one clock; it stops when what the reader looks at is over. */
export function run(params: Params, claims: FigureClaims): Run {
  const { row, vcpus, scale, off } = params;
  const gone = removal(off);
  const fine = row === 'container';
  const debian = debianStart(claims, gone, vcpus, scale, row === 'debian');
  const whole = debianStart(claims, new Set<Part>(), 1, scale, false);
  const full = vcpus === 1 ? whole : debianStart(claims, new Set<Part>(), vcpus, scale, false);
  const all: Run['rows'] = {
    debian: debian.row,
    microvm: microvmStart(claims),
    container: containerStart(claims, fine),
  };
  const end =
    row === 'all'
      ? Math.max(...rows.map((id) => all[id].answer))
      : row === 'debian' && debian.services
        ? debian.systemd + Math.max(debian.services.all, debian.services.answer)
        : all[row].answer;
  return {
    params,
    gone,
    rows: all,
    services: debian.services,
    systemd: debian.systemd,
    whole: whole.row,
    full: full.row,
    wholeServices: whole.services!,
    appSlower: [...all.microvm.segments, ...all.container.segments]
      .filter(({ id }) => id === 'app')
      .every(({ start, end }) => end - start < appAlone(claims, scale / 10)),
    // A little longer than the last event, so that its outcome can be looked at.
    duration: Math.round(end * 1.03),
    claims,
  };
}

/** The rows that are played. */
export const shown = ({ params }: Pick<Run, 'params'>): readonly RowId[] =>
  params.row === 'all' ? rows : [params.row];

/** Why nothing is saved: the app comes no sooner, or begins sooner, or no later, and then has less of the CPU. */
export type Unsaved = 'same' | 'sooner' | 'crowded' | 'later';

/** Why what is left of the Debian guest answers no sooner than all of it on as many vCPUs; null where it does. */
export function unsaved({ rows: { debian }, full }: Pick<Run, 'rows' | 'full'>): Unsaved | null {
  if (debian.answer < full.answer) return null;
  if (debian.answer === full.answer) return 'same';
  const app = (row: Row) => row.segments.find(({ id }) => id === 'app')!.start;
  const [now, before] = [app(debian), app(full)];
  return now < before ? 'sooner' : now === before ? 'crowded' : 'later';
}

/** The targets that are steps of their own. */
export const milestones = ['sysinit.target', 'basic.target', 'network.target', 'multi-user.target'] as const;

/** Steps: where a stretch begins and where an app answers; of a Debian guest alone also its units, as they begin. */
export function timeline(of: Run): Timeline {
  const times: Us[] = shown(of).flatMap((id) => {
    const { segments, answer } = of.rows[id];
    return [...segments.map(({ start }) => start), answer];
  });
  if (of.params.row === 'debian' && of.services)
    for (const { start } of of.services.spans) times.push(of.systemd + start);
  const ready =
    of.params.row === 'debian' ? (of.services?.spans ?? []).map((span) => of.systemd + span.ready) : [];
  return {
    duration: of.duration,
    steps: tidyTimes(times, of.duration),
    changes: tidyTimes([...times, ...ready, ...of.rows.debian.segments.map(({ end }) => end)], of.duration),
  };
}

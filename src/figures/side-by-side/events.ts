import type { Us } from '../../playback/timeline.ts';
import type { PhaseSpan, StartupRun } from '../../simulators/startup/index.ts';
import { layerNames } from './claims.ts';
import type { Run } from './run.ts';

/** Something that begins at one moment; copies that do the same at the same moment are one event. */
export interface Event {
  readonly t: Us;
  readonly side: 'vm' | 'container';
  /** A phase of the plan, `served`, `download` or `downloaded`. */
  readonly what: string;
  /** Copies 1…6; for the host's own work the layers (1…4) or none. */
  readonly who: readonly number[];
}

/** All events of a run that begin at `t`, left side first. */
export function eventsAt({ vm, container, plans }: Run, t: Us): Event[] {
  const found: Event[] = [];
  for (const [side, run] of [
    ['vm', vm],
    ['container', container],
  ] as const) {
    const transfers = side === 'vm' ? plans.diskTransfers : plans.layerTransfers;
    push(
      found,
      t,
      side,
      'download',
      indexes(transfers, (x) => x.start === t),
    );
    push(
      found,
      t,
      side,
      'downloaded',
      indexes(transfers, (x) => x.end === t),
    );
    for (const span of run.shared)
      if (span.start === t) push(found, t, side, span.id, [layerNames.indexOf(span.id as 'app') + 1]);
    for (const id of phaseIds(run))
      push(
        found,
        t,
        side,
        id,
        indexes(run.copies, (spans) => begins(spans, id, t)),
      );
    push(
      found,
      t,
      side,
      'served',
      indexes(run.responses, (r) => r === t),
    );
  }
  return found;
}

const phaseIds = (run: StartupRun): string[] => run.plan.own.map(({ id }) => id);

const begins = (spans: readonly PhaseSpan[], id: string, t: Us): boolean =>
  spans.some((span) => span.id === id && span.start === t);

function indexes<T>(list: readonly T[], fits: (item: T) => boolean): number[] {
  return list.flatMap((item, i) => (fits(item) ? [i + 1] : []));
}

function push(to: Event[], t: Us, side: Event['side'], what: string, who: number[]): void {
  if (who.length > 0) to.push({ t, side, what, who });
}

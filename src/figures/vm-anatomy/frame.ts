import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { words as playbackWords } from '../../playback/words.ts';
import { linkShares, type GuestStatus } from '../../simulators/vm-host/index.ts';
import { altText } from './alt-words.ts';
import { betOf } from './bets.ts';
import { cpuLanes, threadLanes, type CpuLane, type ThreadLane } from './cpu-view.ts';
import { guestMachine, hostMachine, type GuestMachine, type HostMachine } from './machine-view.ts';
import { narrate } from './narration.ts';
import { presets, schema, type Params, type PartId } from './params.ts';
import { run, type Promises, type Run } from './run.ts';
import { title } from './words.ts';

export interface WatchedGuest extends GuestMachine {
  readonly index: number;
  readonly status: GuestStatus;
  /** It is not on the host: killed, or never let in. */
  readonly gone: boolean;
  readonly threads: readonly ThreadLane[];
  /** What it sends and what gets through, in the link's unit. */
  readonly asks: number;
  readonly gets: number;
}

export interface GuestMark {
  readonly index: number;
  readonly status: GuestStatus;
  readonly promises: Promises;
}

export interface Frame extends BaseFrame {
  readonly step: number;
  readonly guests: readonly GuestMark[];
  readonly watched: WatchedGuest;
  readonly host: HostMachine & {
    readonly lanes: readonly CpuLane[];
    /** What each guest gets of the link. */
    readonly link: readonly number[];
    readonly linkWhole: number;
  };
  readonly picked: { readonly part: PartId; readonly cell: number };
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const { params, day } = of;
  const step = Math.max(0, indexAt(day.timeline.steps, t));
  const moment = day.moments[step]!;
  const { state } = moment.step;
  const guest = Math.min(params.guest, params.guests) - 1;
  const { status } = state.guests[guest]!;
  const link = linkShares(day.host.plan, state);
  const picture = {
    step,
    guests: state.guests.map((one, index) => ({
      index,
      status: one.status,
      promises: moment.promises[index]!,
    })),
    watched: {
      index: guest,
      status,
      gone: status === 'killed' || status === 'refused',
      ...guestMachine(of, moment, guest),
      threads: threadLanes(moment, guest, params.vcpus),
      asks: state.guests[guest]!.sends,
      gets: link[guest]!,
    },
    host: {
      ...hostMachine(of, moment),
      lanes: cpuLanes(moment),
      link,
      linkWhole: day.facts.link,
    },
    picked: { part: params.part, cell: params.cell },
  };
  return { ...picture, say: narrate(of, step), alt: altText(of, moment, picture) };
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'vm-anatomy',
  title,
  schema,
  presets,
  run,
  timeline: ({ day }) => day.timeline,
  frameAt,
  pace: () => 1_000_000,
  bet: betOf,
  moment: ({ day }, t) => playbackWords.step(indexAt(day.timeline.steps, t) + 1, day.moments.length),
};

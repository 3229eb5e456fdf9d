import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline, Us } from '../../playback/timeline.ts';
import {
  cpuLoad,
  parts,
  promisesTo,
  runHost,
  type Admission,
  type CpuLoad,
  type GuestState,
  type HostPlan,
  type HostRun,
  type HostStep,
  type Part,
  type PromiseState,
} from '../../simulators/vm-host/index.ts';
import { factsOf, type Facts } from './claims.ts';
import { runKey, type Params } from './params.ts';

export type Promises = Readonly<Record<Part, PromiseState>>;

/** One step with what follows from it. */
export interface Moment {
  readonly at: Us;
  readonly step: HostStep;
  readonly load: CpuLoad;
  /** By guest. */
  readonly promises: readonly Promises[];
}

/** The day of the host: the same wherever the reader looks. */
export interface Day {
  readonly facts: Facts;
  readonly host: HostRun;
  readonly moments: readonly Moment[];
  readonly timeline: Timeline;
}

export interface Run {
  readonly params: Params;
  readonly day: Day;
}

/** How long a step is shown while it plays; longer where a promise gives way. */
const hold = { quiet: 1_700_000, loud: 3_400_000 } as const;

/** The plan that the settings make. */
export function planOf(params: Params, facts: Facts): HostPlan {
  const admissions: Readonly<Record<Params['admit'], Admission>> = {
    all: { kind: 'all' },
    nova: { kind: 'ratios', ...facts.ratios },
    reserved: { kind: 'reserved' },
  };
  return {
    host: {
      cpus: facts.cpus,
      frames: facts.frames,
      swapSlots: params.swap ? facts.swapSlots : 0,
      blocks: facts.blocks,
      link: facts.link,
    },
    guest: {
      vcpus: params.vcpus,
      pages: facts.guestPages,
      blocks: facts.guestBlocks,
      bootPages: facts.bootPages,
      installed: facts.installed,
      servePages: facts.servePages,
      serveBlocks: facts.serveBlocks,
      serveLink: facts.serveLink,
    },
    guests: params.guests,
    admission: admissions[params.admit],
    demands: { cpu: params.cpu, ram: params.ram, disk: params.disk, net: params.net },
    reporting: params.report,
  };
}

let last: { readonly key: string; readonly claims: FigureClaims; readonly day: Day } | undefined;

/** Computes the host's day. The last one is kept: a look at another part of the same day costs nothing. */
export function run(params: Params, claims: FigureClaims): Run {
  const key = runKey(params);
  if (last?.key !== key || last.claims !== claims) last = { key, claims, day: dayOf(params, claims) };
  return { params, day: last.day };
}

function dayOf(params: Params, claims: FigureClaims): Day {
  const facts = factsOf(claims);
  const host = runHost(planOf(params, facts));
  const loads = new Map<string, CpuLoad>();
  const loadOf = (guests: readonly GuestState[]): CpuLoad => {
    // The schedule depends on who runs and does what, and on nothing else: most steps share one.
    const key = guests.map(({ status, activity }) => (status === 'running' ? activity : '-')).join();
    const found =
      loads.get(key) ??
      cpuLoad(
        {
          cpus: facts.cpus,
          vcpus: params.vcpus,
          serving: { run: facts.burst, every: facts.every },
          tick: facts.tick,
        },
        guests,
      );
    loads.set(key, found);
    return found;
  };
  let at = 0;
  // Where somebody is let in, the story begins with the first thing that a guest does.
  const steps = host.admitted > 0 ? host.steps.slice(1) : host.steps;
  const moments = steps.map((step): Moment => {
    const load = loadOf(step.state.guests);
    const promises = step.state.guests.map((_, guest) => promisesTo(host.plan, step.state, load, guest));
    const moment = { at, step, load, promises };
    at += isLoud(step) ? hold.loud : hold.quiet;
    return moment;
  });
  const times = moments.map((moment) => moment.at);
  return { facts, host, moments, timeline: { duration: at, steps: times, changes: times } };
}

/** Whether something happens in a step that takes longer to read. */
function isLoud({ kind, events }: HostStep): boolean {
  const loud = ['start', 'serve', 'free', 'report', 'end'];
  return (
    loud.includes(kind) ||
    events.some((event) => ['swap-out', 'swap-in', 'oom-kill', 'no-space'].includes(event.kind))
  );
}

/** For each part, whether it is kept for every guest that was promised it. */
export function keptParts({ promises }: Moment): Part[] {
  return parts.filter((part) =>
    promises.every((one) => one[part].level === 'kept' || one[part].level === 'none'),
  );
}

import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline } from '../../playback/timeline.ts';
import { attempt, plain, play } from '../../simulators/process-walls/index.ts';
import type { Happening, Outcome, Walls } from '../../simulators/process-walls/index.ts';
import type { Params } from './params.ts';
import type { Numbers } from './narration-words.ts';

/** A step has no length of its own; this much of the timeline is given to each. */
export const stepLength = 1_000_000;

export interface Run {
  readonly params: Params;
  readonly numbers: Numbers;
  readonly happenings: readonly Happening[];
  /** The walls at each step; the misdeed changes none. */
  readonly states: readonly Walls[];
  readonly outcome: Outcome | null;
  readonly timeline: Timeline;
}

/** Plays the switches of `params`, then the misdeed. Throws if a claim is missing. */
export function runOf(params: Params, claims: FigureClaims): Run {
  const text = (id: string) => {
    const claim = claims[id];
    if (!claim) throw new Error(`the number "${id}" is missing on this page; add it to the figure’s claims.`);
    return claim.text;
  };
  const first = plain(params.starter);
  const happenings = play(params.starter, params.order);
  const last = happenings.at(-1)?.after ?? first;
  const tries = params.deed !== 'none';
  const states = [first, ...happenings.map(({ after }) => after), ...(tries ? [last] : [])];
  const steps = states.map((_, i) => i * stepLength);
  return {
    params,
    numbers: {
      caps: text('linux-capabilities'),
      all: String(claims['linux-capabilities']?.value),
      kept: String(claims['docker-capabilities']?.value ?? text('docker-capabilities')),
      denied: text('seccomp-denied-implemented'),
    },
    happenings,
    states,
    outcome: params.deed === 'none' ? null : attempt(last, params.deed),
    timeline: { duration: Math.max(steps.at(-1)!, stepLength), steps, changes: steps },
  };
}

/** The step at which a switch is thrown; the start if it is not. */
export const stepOf = (run: Run, sw: Params['order'][number]): number =>
  run.happenings.findIndex((one) => one.sw === sw) + 1;

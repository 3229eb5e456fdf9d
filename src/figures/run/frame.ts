import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import type { State, StepId } from '../../simulators/runc-start/index.ts';
import { betOf, hidesNames } from './bets.ts';
import { presets, schema, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { stepWords } from './step-words.ts';
import {
  altText,
  labels,
  namespaceWords,
  processWords,
  requestText,
  statusWords,
  thingWords,
  title,
  values,
} from './words.ts';

export interface Line {
  readonly id: StepId;
  /** A bare number while the name would tell what is bet on. */
  readonly name: string;
  readonly state: 'done' | 'now' | 'later';
  readonly took: { readonly text: string; readonly share: number } | null;
}

export interface ProcessView {
  readonly id: State['processes'][number];
  readonly name: string;
  readonly runs: string;
  readonly fresh: boolean;
  /** It lives in namespaces of its own. */
  readonly walled: boolean;
}

export interface Thing {
  readonly id: keyof typeof thingWords;
  readonly name: string;
  readonly value: string;
  readonly changed: boolean;
}

export interface Frame extends BaseFrame {
  readonly step: number;
  readonly lines: readonly Line[];
  readonly processes: readonly ProcessView[];
  readonly things: readonly Thing[];
  /** What the kernel is asked for in this step, each with who asks. */
  readonly requests: readonly { readonly by: string; readonly what: string }[];
  readonly source: Run['source'];
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const step = Math.max(0, indexAt(of.timeline.steps, t));
  const now = of.steps[step]!;
  const before = of.steps[step - 1]?.after;
  const processes = now.after.processes.map((id) => ({
    id,
    ...processWords[id],
    fresh: before !== undefined && !before.processes.includes(id),
    walled: id === 'program' || id === 'stage 2' || (id === 'stage 1' && now.after.own.length > 0),
  }));
  const was = before && thingsOf(before);
  const things = thingsOf(now.after).map((thing, i) => ({
    ...thing,
    changed: was !== undefined && was[i]!.value !== thing.value,
  }));
  const hides = hidesNames(of, t);
  const requests = now.requests.map(({ by, what }) => ({
    by: processWords[by].name,
    what: requestText(what),
  }));
  return {
    step,
    lines: of.steps.map(({ id, took }, i) => ({
      id,
      name: i > step && hides ? labels.hidden(i + 1) : stepWords[id].name,
      state: i < step ? 'done' : i === step ? 'now' : 'later',
      took,
    })),
    processes,
    things,
    requests,
    source: of.source,
    say: stepWords[now.id].say,
    alt: altText(processes, things, requests),
  };
}

function thingsOf(state: State): Omit<Thing, 'changed'>[] {
  const program = state.processes.includes('program')
    ? values.program.own
    : state.processes.some((id) => id.startsWith('stage'))
      ? values.program.runc
      : values.program.none;
  const all: Readonly<Record<keyof typeof thingWords, string>> = {
    status: statusWords[state.status],
    cgroup: values.cgroup[`${state.inCgroup}`],
    namespaces:
      state.own.length === 0 ? values.none : state.own.map((kind) => namespaceWords[kind]).join(', '),
    root: values.root[state.root],
    hostName: values.hostName[`${state.hostName}`],
    gain: values.gain[`${state.noNewPrivs}`],
    privileges: values.privileges[state.capabilities],
    filter: values.filter[`${state.filter}`],
    program,
    kernels: String(state.kernels),
  };
  return (Object.keys(all) as Thing['id'][]).map((id) => ({ id, name: thingWords[id], value: all[id] }));
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'run',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};

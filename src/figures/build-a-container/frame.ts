import type { BaseFrame, Bet, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import {
  harmful,
  hostPid,
  hostUid,
  namespaces,
  switches,
  userName,
} from '../../simulators/process-walls/index.ts';
import type { Switch, Walls } from '../../simulators/process-walls/index.ts';
import { presets, schema, type Params } from './params.ts';
import { runOf, stepLength, type Run } from './run.ts';
import { rowsOf, terminalAt, type Terminal } from './terminals.ts';
import * as words from './words.ts';

export interface SwitchView {
  readonly sw: Switch;
  readonly state: 'off' | 'waiting' | 'up' | 'refused';
  /** From 1; 0: not thrown in this run. */
  readonly place: number;
  /** Thrown in this very step. */
  readonly now: boolean;
}

export interface Frame extends BaseFrame {
  readonly step: number;
  readonly switches: readonly SwitchView[];
  readonly walls: Walls;
  /** Namespaces of its own, in the order they were made. */
  readonly rings: readonly Switch[];
  readonly ownPid: number;
  readonly user: string;
  readonly terminals: readonly [Terminal, Terminal];
  /** Room for a terminal's longest answer, in lines. */
  readonly rows: number;
  /** null until it is tried. */
  readonly deed: { readonly harm: boolean; readonly say: string } | null;
}

/** Everything that is drawn, said and counted at `t` (µs); O(switches). */
export function frameAt(run: Run, t: Us): Frame {
  const step = Math.max(indexAt(run.timeline.steps, t), 0);
  const walls = run.states[step]!;
  const views = switches.map((sw) => switchView(run, step, sw));
  const rings = run.params.order.filter((sw) => {
    const view = views.find((one) => one.sw === sw);
    return (namespaces as readonly string[]).includes(sw) && view?.state === 'up';
  });
  const terminals = [terminalAt(run, step, 'inside'), terminalAt(run, step, 'host')] as const;
  const tried = run.params.deed !== 'none' && run.outcome !== null && step === run.states.length - 1;
  const say = sayAt(run, step);
  const on = (list: readonly Switch[]) =>
    views
      .filter((view) => list.includes(view.sw) && view.state === 'up')
      .map(({ sw }) => words.switchWords[sw]);
  const told = ({ lines }: Terminal) =>
    `${lines.map(({ text }) => text.trim().replace(/\s+/g, ' ')).join('; ')}.`;
  return {
    step,
    switches: views,
    walls,
    rings,
    ownPid: walls.own.pid === null ? hostPid : 1,
    user: userName(walls, 'inside', hostUid(walls)),
    terminals,
    rows: rowsOf(run),
    deed: tried ? { harm: harmful(run.outcome!), say } : null,
    say,
    alt: words.alt(
      on(namespaces),
      on(['cpu', 'memory', 'pids']),
      on(['root', 'caps', 'seccomp']),
      told(terminals[0]),
      told(terminals[1]),
    ),
  };
}

function switchView({ params, happenings }: Run, step: number, sw: Switch): SwitchView {
  const place = params.order.indexOf(sw) + 1;
  const at = happenings.findIndex((one) => one.sw === sw);
  const state =
    place === 0 ? 'off' : at + 1 > step ? 'waiting' : happenings[at]!.refused === null ? 'up' : 'refused';
  return { sw, state, place, now: step > 0 && happenings[step - 1]?.sw === sw };
}

function sayAt(run: Run, step: number): string {
  const { params, happenings, states, numbers, outcome } = run;
  if (step === 0) return words.plainSay[params.starter];
  const now = happenings[step - 1];
  if (!now) {
    const own = Object.values(states.at(-1)!.own).filter((owner) => owner !== null).length;
    return words.outcomeSay(params.deed as Exclude<Params['deed'], 'none'>, outcome!, own);
  }
  if (now.refused) return words.refusedSay(now.sw, now.act === 'set-up', now.refused);
  const before = states[step - 1]!;
  if (now.act === 'set-up') return words.setUpSay(now.what, params.starter, now.after.procOver);
  return words.thrownSay(
    now.sw,
    { chroot: now.after.root === 'chroot', bare: before.caps === 'none', inUser: before.own.user !== null },
    numbers,
  );
}

function bet({ params: { deed } }: Run): Bet<Run> | null {
  if (deed === 'none') return null;
  const options = ['cpu', 'memory', 'pids'].includes(deed) ? words.betWords.much : words.betWords.yes;
  const outcomeOf = (run: Run): 'harm' | 'held' => (run.outcome && harmful(run.outcome) ? 'harm' : 'held');
  return {
    id: deed,
    question: words.betWords.questions[deed],
    options: (['harm', 'held'] as const).map((id) => ({ id, label: options[id] })),
    outcome: outcomeOf,
    settledAt: (run) => run.timeline.steps.at(-1)!,
    verdict: (run, picked) =>
      words.betWords.verdict(
        options[picked === 'harm' ? 'harm' : 'held'],
        picked === outcomeOf(run),
        sayAt(run, run.states.length - 1),
      ),
  };
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'build-a-container',
  title: words.title,
  schema,
  presets,
  run: runOf,
  timeline: (run) => run.timeline,
  frameAt,
  // A sentence and two terminals take some reading.
  pace: () => stepLength / 4,
  bet,
  moment: (run, t) =>
    words.moment(Math.max(indexAt(run.timeline.steps, t), 0) + 1, run.timeline.steps.length),
};

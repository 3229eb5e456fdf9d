import type { BaseFrame, Bet, FigureDefinition } from '../../playback/figure.ts';
import { stepClock } from '../../playback/step-clock.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import {
  answer,
  harmful,
  hostPid,
  hostUid,
  mayMakeUser,
  namespaces,
  switches,
  userName,
} from '../../simulators/process-walls/index.ts';
import type { Switch, Walls } from '../../simulators/process-walls/index.ts';
import { gaugesAt, type Gauge } from './gauges.ts';
import * as narration from './narration-words.ts';
import type { Numbers } from './narration-words.ts';
import { betWords, deed as deedLabels, outcomeWords } from './outcome-words.ts';
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

/** Another process of the host, as the host lists it. */
export interface Other {
  readonly pid: string;
  readonly name: string;
}

export interface Frame extends BaseFrame {
  readonly step: number;
  readonly switches: readonly SwitchView[];
  readonly walls: Walls;
  /** Namespaces of its own, in the order they were made. */
  readonly rings: readonly Switch[];
  readonly ownPid: number;
  readonly user: string;
  /** What is left of root’s powers, in words. */
  readonly powers: string;
  readonly others: readonly Other[];
  /** The process finds the others in its own list. */
  readonly seesOthers: boolean;
  readonly gauges: readonly Gauge[];
  readonly terminals: readonly [Terminal, Terminal];
  /** Room for a terminal, in lines. */
  readonly rows: number;
  /** null until it is tried. */
  readonly deed: { readonly harm: boolean; readonly fact: string } | null;
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
    `${lines.flatMap(({ text, mark }) => (mark === 'gone' ? [] : [text.trim().replace(/\s+/g, ' ')])).join('; ')}.`;
  const deed = tried ? { harm: harmful(run.outcome!), fact: outcomeOf(run).fact } : null;
  return {
    step,
    switches: views,
    walls,
    rings,
    ownPid: walls.own.pid === null ? hostPid : 1,
    user: userName(walls, 'inside', hostUid(walls)),
    powers: powersOf(walls, run.numbers),
    others: othersOf(answer(walls, 'ps', 'host')),
    seesOthers: othersOf(answer(walls, 'ps', 'inside')).length > 0,
    gauges: gaugesAt(run, step),
    terminals,
    rows: rowsOf(run),
    deed,
    say,
    alt: words.alt(
      on(namespaces),
      on(['cpu', 'memory', 'pids']),
      on(['root', 'caps', 'seccomp']),
      told(terminals[0]),
      told(terminals[1]),
      deed ? `${deedLabels[deed.harm ? 'harm' : 'held']} ${deed.fact}` : '',
    ),
  };
}

function powersOf({ caps, own }: Walls, { all, kept }: Numbers): string {
  const { caps: of, capsBox } = words.picture;
  if (caps === 'none') return of.none;
  return (caps === 'full' ? of.full(all) : of.docker(all, kept)) + (own.user === null ? '' : capsBox);
}

/** The lines of a process list that are processes, without the one that it is all about. */
const othersOf = (list: readonly string[]): readonly Other[] =>
  list.flatMap((line) => {
    const [pid, , name] = line.trim().split(/\s+/);
    return name !== undefined && /^\d+$/.test(pid!) && name !== 'web' ? [{ pid: pid!, name }] : [];
  });

/** What came of the misdeed, in words; only for a run that has one. */
function outcomeOf({ params, states, outcome }: Run) {
  const own = Object.values(states.at(-1)!.own).filter((owner) => owner !== null).length;
  return outcomeWords(params.deed as Exclude<Params['deed'], 'none'>, outcome!, own);
}

function switchView({ params, happenings }: Run, step: number, sw: Switch): SwitchView {
  const place = params.order.indexOf(sw) + 1;
  const at = happenings.findIndex((one) => one.sw === sw);
  const state =
    place === 0 ? 'off' : at + 1 > step ? 'waiting' : happenings[at]!.refused === null ? 'up' : 'refused';
  return { sw, state, place, now: step > 0 && happenings[step - 1]?.sw === sw };
}

function sayAt(run: Run, step: number): string {
  const { params, happenings, states, numbers } = run;
  if (step === 0) return narration.plainSay[params.starter];
  const now = happenings[step - 1];
  if (!now) {
    const { fact, why } = outcomeOf(run);
    return `${fact} ${why}`;
  }
  const before = states[step - 1]!;
  if (now.refused) {
    const lacks = now.refused === 'no-privilege' || now.refused === 'caps-gone';
    const userHelps = lacks && before.own.user === null && mayMakeUser(before);
    return narration.refusedSay(now.sw, now.act === 'set-up', now.refused, userHelps);
  }
  if (now.act === 'set-up') return narration.setUpSay(now.what, params.starter, now.after.procOver);
  return narration.thrownSay(
    now.sw,
    {
      chroot: now.after.root === 'chroot',
      noProc: now.after.proc === 'none',
      bare: before.caps === 'none',
      inUser: before.own.user !== null,
      mayMakeUser: mayMakeUser(before),
    },
    numbers,
  );
}

function bet({ params: { deed } }: Run): Bet<Run> | null {
  if (deed === 'none') return null;
  const options =
    deed === 'cpu' ? betWords.cpu : deed === 'memory' || deed === 'pids' ? betWords.much : betWords.yes;
  const cameTo = (run: Run): 'harm' | 'held' => (run.outcome && harmful(run.outcome) ? 'harm' : 'held');
  return {
    id: deed,
    question: betWords.questions[deed],
    options: (['harm', 'held'] as const).map((id) => ({ id, label: options[id] })),
    outcome: cameTo,
    settledAt: (run) => run.timeline.steps.at(-1)!,
    verdict: (run, picked) =>
      betWords.verdict(
        options[picked === 'harm' ? 'harm' : 'held'],
        picked === cameTo(run),
        outcomeOf(run).fact,
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
  moment: stepClock.moment,
};

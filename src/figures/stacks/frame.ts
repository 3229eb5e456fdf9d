import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import { has, layers, type Layer, type Part } from '../../simulators/machine-stack/index.ts';
import { altOf } from './alt-words.ts';
import type { Answer, QuestionId } from './answer-rows.ts';
import { betOf } from './bets.ts';
import { finishedStack, fourStacks, type Finished } from './compare.ts';
import { presets, schema, type Params } from './params.ts';
import { layerOf, pictureOf, type Mark, type Picture, type Shown } from './picture.ts';
import { run, type Beat, type Run } from './run.ts';
import type { Shape } from './shapes.ts';
import { partName, questions, title } from './words.ts';

/** One of the four questions with its answer. */
export interface Row {
  readonly id: QuestionId;
  readonly question: string;
  readonly answer: Answer;
  /** The answer is another than a step before. */
  readonly changed: boolean;
  /** The answer of the stack it is held against. */
  readonly beside: { readonly answer: Answer; readonly same: boolean } | null;
}

/** A layer in the tray, as it stands now. `hidden`: it stands here though nobody ordered it. */
export interface TrayLayer {
  readonly layer: Layer;
  readonly state: 'on' | 'off' | 'hidden';
  /** It is not as it was ordered yet: it is still to come, or still to go. */
  readonly due: 'coming' | 'going' | null;
}

export interface Frame extends BaseFrame {
  /** Index of the step. */
  readonly beat: number;
  readonly picture: Picture;
  readonly tray: readonly TrayLayer[];
  /** Names of the kernels that run, the host's first. */
  readonly kernels: readonly string[];
  readonly rows: readonly Row[];
  readonly stacks: readonly (Finished & { readonly now: boolean; readonly held: boolean })[];
  readonly beside: Shape | null;
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const at = Math.max(0, indexAt(of.timeline.steps, t));
  const beat = of.beats[at]!;
  const before = of.beats[at - 1];
  const { standing } = beat.move;
  const { host, beside } = of.params;
  const held = beside === 'none' ? null : finishedStack(beside);
  const ids = standing.map(({ id }) => id);
  const machines = standing.filter(({ kind }) => kind === 'machine').length;
  const views = {
    beat: at,
    picture: pictureOf(host, shownAt(of, beat, at)),
    tray: layers.map((layer) => trayLayer(of, layer, standing)),
    kernels: standing.filter(({ kind }) => kind === 'kernel').map((part) => partName(part, machines)),
    rows: (Object.keys(questions) as QuestionId[]).map((id): Row => {
      const answer = beat.answers[id];
      return {
        id,
        question: questions[id],
        answer,
        changed: before !== undefined && before.answers[id].text !== answer.text,
        beside: held && { answer: held.answers[id], same: held.answers[id].text === answer.text },
      };
    }),
    stacks: fourStacks.map((stack) => ({
      ...stack,
      now:
        host === 'linux-server' &&
        stack.parts.length === ids.length &&
        stack.parts.every((id) => ids.includes(id)),
      held: stack.id === beside,
    })),
    beside: beside === 'none' ? null : beside,
  };
  return { ...views, say: beat.say, alt: altOf(host, standing, views) };
}

/** What stands, what has just been taken off, and, while a machine is missing for it, what is ordered. */
function shownAt({ rebuild, beats }: Run, { move }: Beat, at: number): Shown[] {
  const moved = 'moved' in move ? new Set(move.moved.map(({ id }) => id)) : new Set<string>();
  const mark = (part: Part): Mark => (moved.has(part.id) ? 'new' : 'here');
  const shown: Shown[] = move.standing.map((part) => ({ part, mark: mark(part) }));
  if (move.kind === 'take') shown.push(...move.moved.map((part) => ({ part, mark: 'gone' as const })));
  const asked = beats.slice(0, at + 1).some((beat) => beat.move.kind === 'insert');
  if (asked) {
    const there = new Set(shown.map(({ part }) => part.id));
    const home = there.has('machine-1') ? 1 : 0;
    for (const part of rebuild.to.parts)
      if ((part.kind === 'container' || part.kind === 'app') && part.machine > 0 && !there.has(part.id))
        shown.push({ part: { ...part, machine: home }, mark: 'wished' });
  }
  return shown;
}

function trayLayer({ rebuild }: Run, layer: Layer, standing: readonly Part[]): TrayLayer {
  const parts = standing.filter((part) => layerOf(part) === layer);
  const state = parts.length === 0 ? 'off' : parts.every(({ hidden }) => hidden) ? 'hidden' : 'on';
  if (state === 'off') return { layer, state, due: has(rebuild.to.spec, layer) ? 'coming' : null };
  const stays = rebuild.to.parts.some((part) => layerOf(part) === layer);
  return { layer, state, due: stays ? null : 'going' };
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'stacks',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};

import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import {
  boxes,
  harmAfter,
  partsOf,
  type Box,
  type Harm,
  type PartKind,
} from '../../simulators/isolation/index.ts';
import { betOf } from './bets.ts';
import { presets, schema, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { holdWords } from './sentences.ts';
import { altBox, altPart, boxWords, countText, labels, partWords, title } from './words.ts';

export interface PartView {
  readonly id: string;
  readonly kind: PartKind;
  readonly label: string;
  readonly harm: Harm | null;
  /** It was hit in this very step. */
  readonly fresh: boolean;
  /** This is where it ended. */
  readonly held: boolean;
  /** Columns of six that it takes, and the first of them. */
  readonly from: number;
  readonly span: number;
}

export interface BoxView {
  readonly box: Box;
  readonly name: string;
  readonly sub: string;
  /** From the copies down to the host's kernel. */
  readonly rows: readonly (readonly PartView[])[];
  readonly counts: string;
  /** Why it goes no further; room is kept for it before. */
  readonly hold: string;
  readonly ended: boolean;
  /** How many copies are harmed. */
  readonly hit: number;
}

export interface Frame extends BaseFrame {
  readonly step: number;
  readonly boxes: readonly BoxView[];
  readonly cve: Run['cve'];
}

const order: readonly PartKind[] = ['app', 'container', 'sentry', 'guest-kernel', 'vmm', 'host-kernel'];

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const step = Math.max(0, indexAt(of.timeline.steps, t));
  const views = boxes.map((box) => boxAt(of, box, step));
  return { step, boxes: views, cve: of.cve, say: of.says[step]!, alt: altOf(views, of) };
}

function boxAt({ spreads, says }: Run, box: Box, step: number): BoxView {
  const spread = spreads[box];
  const waves = Math.min(step, spread.waves.length);
  const harms = harmAfter(spread, waves);
  const fresh = new Set(
    step <= spread.waves.length ? (spread.waves[step - 1] ?? []).map(({ part }) => part) : [],
  );
  const ended = step > spread.waves.length || step === says.length - 1;
  const parts = partsOf(box);
  const counts: Partial<Record<Harm | 'well', number>> = {};
  for (const { id } of parts.filter(({ kind }) => kind === 'app')) {
    const harm = harms.get(id)?.harm ?? 'well';
    counts[harm] = (counts[harm] ?? 0) + 1;
  }
  const rows = order
    .map((kind) => parts.filter((part) => part.kind === kind))
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map(({ id, kind, number }): PartView => ({
        id,
        kind,
        label: kind === 'app' ? `${partWords.app} ${number}` : partWords[kind],
        harm: harms.get(id)?.harm ?? null,
        fresh: fresh.has(id),
        held: ended && spread.heldAt === id,
        ...placeOf(box, kind, number),
      })),
    );
  return {
    box,
    name: boxWords[box].name,
    sub: boxWords[box].sub,
    rows,
    counts: countText(counts),
    hold: holdWords[spread.hold],
    ended,
    hit: 3 - (counts.well ?? 0),
  };
}

/** Three columns of two; in a VM for two owners, the first guest takes two of them. */
function placeOf(box: Box, kind: PartKind, number: number): { from: number; span: number } {
  if (kind === 'host-kernel') return { from: 1, span: 6 };
  if (box === 'container-in-vm' && (kind === 'vmm' || kind === 'guest-kernel'))
    return number === 1 ? { from: 1, span: 4 } : { from: 5, span: 2 };
  return { from: number * 2 - 1, span: 2 };
}

function altOf(views: readonly BoxView[], { cve }: Run): string {
  const rows = views.map(({ box, name, rows: parts, counts, hold, ended }) => {
    const numbers = new Map(partsOf(box).map(({ id, number }) => [id, number]));
    const harmed = parts
      .flat()
      .flatMap(({ id, kind, harm }) => (harm ? [altPart(kind, numbers.get(id)!, harm)] : []));
    return altBox(name, counts, harmed, ended ? hold : null);
  });
  return `${rows.join(' ')}${cve ? ` ${labels.cve}: ${cve.id}, ${cve.day}.` : ''}`;
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'blast-radius',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};

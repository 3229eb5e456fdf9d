import type { FigureClaims, FigureDefinition } from '../../playback/figure.ts';
import { formatLength } from '../../playback/format-time.ts';
import type { Us } from '../../playback/timeline.ts';
import { altText } from './alt-words.ts';
import { besideWords } from './beside-words.ts';
import { betOf } from './bets.ts';
import { insideView, type InsideView } from './inside-view.ts';
import { partViews, type PartView } from './part-view.ts';
import { presets, schema, type Params, type RowId } from './params.ts';
import type { Segment } from './row.ts';
import { run, shown, timeline, unsaved, type Run } from './run.ts';
import { sentence, whyUnsaved } from './sentences.ts';
import { kernelWords, leftOver, rowWords, segmentWords, title, whatIsLeft, words } from './words.ts';

/** How far a part is: not there, being made, there. */
export type Progress = 'absent' | 'working' | 'here';

export interface RowView {
  readonly id: RowId;
  readonly title: string;
  readonly what: string;
  /** How far its lengths can be trusted. */
  readonly label: string;
  readonly segments: readonly Segment[];
  readonly answer: Us;
  readonly answered: boolean;
  /** How much larger it is drawn than on the scale for all; empty until it has answered, for it tells how long that takes. */
  readonly larger: string;
  /** The stretch it is in, or `answered`. */
  readonly phase: string;
  /** What is being done now. */
  readonly does: string;
  readonly stack: {
    /** None where there is no machine. */
    readonly machine: Progress | null;
    readonly kernel: Progress;
    readonly userSpace: Progress;
    readonly app: Progress;
  };
  /** Whether the kernel is one of its own. */
  readonly own: boolean;
  readonly kernelSince: Us | null;
  readonly kernel: string;
  readonly beside: string;
}

export interface Frame {
  readonly t: Us;
  /** The rows that are played. */
  readonly rows: readonly RowView[];
  /** Every row's stretches, for the one scale. */
  readonly overview: readonly Pick<RowView, 'id' | 'title' | 'segments' | 'answer'>[];
  readonly to: Us;
  readonly parts: readonly PartView[];
  /** What is left of the Debian guest's start; empty where nothing is gone, and until it has answered. */
  readonly left: string;
  readonly inside: InsideView | null;
  /** Kernels running for these rows, the host's first. */
  readonly kernels: number;
  readonly say: string;
  readonly alt: string;
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const rows = shown(of).map((id) => rowView(of, id, t));
  const picture = {
    t,
    rows,
    overview: (['debian', 'microvm', 'container'] as const).map((id) => ({
      id,
      title: rowTitle(of, id).title,
      segments: of.rows[id].segments,
      answer: of.rows[id].answer,
    })),
    to: of.whole.answer,
    parts: partViews(of, t),
    left: left(of, t),
    inside: insideView(of, t),
    kernels: 1 + rows.filter(({ own, stack }) => own && stack.kernel !== 'absent').length,
  };
  return { ...picture, say: sentence(of, t), alt: altText(picture) };
}

function left(of: Run, t: Us): string {
  const { gone, rows, full } = of;
  if (gone.size === 0 || t < rows.debian.answer) return '';
  const [now, before] = [formatLength(rows.debian.answer), formatLength(full.answer)];
  const why = unsaved(of);
  return why === null ? words.left(now, before) : words.nothingSaved(now, before, whyUnsaved[why]);
}

function rowTitle({ gone }: Run, id: RowId) {
  if (id !== 'debian' || gone.size === 0) return rowWords[id];
  if (gone.has('kernel')) return leftOver;
  return { ...rowWords.debian, what: gone.has('init') ? whatIsLeft.bare : whatIsLeft.some };
}

function rowView(of: Run, id: RowId, t: Us): RowView {
  const { segments, answer, kernel } = of.rows[id];
  const answered = t >= answer;
  const phase = answered ? 'answered' : (segments.findLast(({ start }) => start <= t)?.id ?? '');
  const from = (...ids: string[]) => segments.find((segment) => ids.includes(segment.id))?.start ?? Infinity;
  const progress = (start: Us, done: Us): Progress => (t < start ? 'absent' : t < done ? 'working' : 'here');
  const app = from('app');
  const own = kernel !== null;
  const firstProgram = segments.find(({ start }) => start > (kernel ?? 0))?.start ?? answer;
  return {
    id,
    ...rowTitle(of, id),
    segments,
    answer,
    answered,
    larger: answered ? words.larger(of.whole.answer / answer) : '',
    phase,
    does: answered ? words.answered : (segmentWords[phase]?.does ?? ''),
    stack: {
      machine: own ? (phase === 'monitor' && id === 'microvm' ? 'working' : 'here') : null,
      kernel: own ? progress(kernel, firstProgram) : 'here',
      userSpace: own
        ? progress(Math.min(from('initramfs', 'init'), app), Math.min(from('services'), app))
        : progress(from('limits', 'runtime'), app),
      app: progress(app, answer),
    },
    own,
    kernelSince: kernel,
    kernel: !own ? kernelWords.host : t < kernel ? kernelWords.notYet : kernelWords.own(kernel),
    beside: besideWords(of.claims, of.params, of.gone.has('kernel'))[id],
  };
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'boot',
  title,
  schema,
  presets,
  run: (params: Params, claims: FigureClaims) => run(params, claims),
  timeline,
  frameAt,
  pace: ({ duration }) => duration / 18,
  bet: betOf,
};

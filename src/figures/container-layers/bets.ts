import type { Bet } from '../../playback/figure.ts';
import { encodeState } from '../../share/codec.ts';
import { bets as words } from './bet-words.ts';
import { archiveBytes, imageBytes } from './image.ts';
import { presets, schema } from './params.ts';
import type { Run } from './run.ts';
import { diskOf, fileSize } from './world.ts';

type Surprise = keyof typeof words;

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([id, label]) => ({ id, label }));

const last = (run: Run) => run.events.at(-1)!;
/** The event after which an operation has its result. */
const resultOf = (run: Run, operation: number) => {
  const events = run.events.filter((event) => event.operation === operation);
  return events.at(-1) ?? last(run);
};
const growth = (run: Run, operation: number): number =>
  diskOf(resultOf(run, operation).world).total - diskOf(run.events[0]!.world).total;

/** Bytes that the disk holds less when all is done than at the start. */
const freedBy = (run: Run): number => diskOf(run.events[0]!.world).total - diskOf(last(run).world).total;

/** Bytes of all files that the first frame's container sees and the last one's does not. */
function deleted(run: Run): number {
  const [before, after] = [run.events[0]!, last(run)].map(({ world }) => world.containers[0]!.mount);
  const paths = run.params.ops.flatMap((op) => ('path' in op && op.verb === 'delete' ? [op.path] : []));
  const names = run.events[0]!.world.image.flatMap(({ layer }) => layer.entries.map(({ path }) => path));
  return [...new Set(names)]
    .filter((name) => paths.some((path) => name === path || name.startsWith(`${path}/`)))
    .reduce((sum, name) => sum + ((fileSize(before!, name) ?? 0) - (fileSize(after!, name) ?? 0)), 0);
}

const survivors = (run: Run): string[] => {
  const { containers, volume } = last(run).world;
  const own = fileSize(containers[0]!.mount, 'srv/new.txt') !== null ? ['srv/new.txt'] : [];
  return volume && fileSize(volume, 'new.txt') !== null ? [...own, 'data/new.txt'] : own;
};

const made: Readonly<Record<Surprise, Omit<Bet<Run>, 'id'>>> = {
  'copy-up': {
    question: words['copy-up'].question,
    options: optionsOf(words['copy-up'].options),
    outcome: (run) => (growth(run, 0) < 1000 ? 'line' : growth(run, 0) < 12_000 ? 'file' : 'twice'),
    settledAt: (run) => resultOf(run, 0).at,
    verdict(run, picked) {
      return words['copy-up'].verdict(picked === this.outcome(run), growth(run, 0));
    },
  },
  delete: {
    question: words.delete.question,
    options: optionsOf(words.delete.options),
    outcome: (run) => {
      const freed = freedBy(run);
      return freed <= 0 ? 'none' : freed < deleted(run) ? 'some' : 'all';
    },
    settledAt: (run) => last(run).at,
    verdict(run, picked) {
      return words.delete.verdict(picked === this.outcome(run), freedBy(run), deleted(run));
    },
  },
  'rm-later': {
    question: words['rm-later'].question,
    options: optionsOf(words['rm-later'].options),
    outcome: (run) => {
      const freed = imageBytes(run.events[0]!.world.image) - imageBytes(last(run).world.image);
      return freed <= 0 ? 'none' : freed < 8000 ? 'some' : 'all';
    },
    settledAt: (run) => last(run).at,
    verdict(run, picked) {
      const [before, after] = [run.events[0]!.world.image, last(run).world.image];
      const freed = imageBytes(before) - imageBytes(after);
      return words['rm-later'].verdict(
        picked === this.outcome(run),
        freed,
        archiveBytes(after) - archiveBytes(before),
      );
    },
  },
  two: {
    question: words.two.question,
    options: optionsOf(words.two.options),
    outcome: (run) => {
      const share = secondCosts(run) / imageBytes(run.events[0]!.world.image);
      return share < 0.05 ? 'none' : share < 0.75 ? 'half' : 'image';
    },
    settledAt: (run) => run.events[1]!.at,
    verdict(run, picked) {
      return words.two.verdict(
        picked === this.outcome(run),
        secondCosts(run),
        imageBytes(run.events[0]!.world.image),
      );
    },
  },
  lifetimes: {
    question: words.lifetimes.question,
    options: optionsOf(words.lifetimes.options),
    outcome: (run) => (['none', 'volume', 'both'] as const)[survivors(run).length] ?? 'none',
    settledAt: (run) => last(run).at,
    verdict(run, picked) {
      return words.lifetimes.verdict(picked === this.outcome(run), survivors(run));
    },
  },
};

const secondCosts = (run: Run): number =>
  diskOf(run.events[1]!.world).total - diskOf(run.events[0]!.world).total;

/** The bet that goes with a run: each surprising preset has its own; a run that the reader has changed has none. */
export function betOf(run: Run): Bet<Run> | null {
  const of = { schema, presets };
  const written = (params: Run['params']) => encodeState(of, { preset: presets[0]!.id, params, t: 0 });
  const preset = presets.find(({ params }) => written(params) === written(run.params));
  const bet = preset && made[preset.id as Surprise];
  return bet ? { ...bet, id: preset.id } : null;
}

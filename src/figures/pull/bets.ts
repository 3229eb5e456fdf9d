import type { Bet } from '../../playback/figure.ts';
import { encodeState } from '../../share/codec.ts';
import { formatLength } from '../../playback/format-time.ts';
import { presets, schema, type Params } from './params.ts';
import { carriedBytes, layerBytes, sparedBytes, type Run } from './run.ts';
import { bytes, size } from './text.ts';
import { bets as words, layerNames, wordsForPart } from './words.ts';

type Surprise = keyof typeof words;

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([id, label]) => ({ id, label }));

const end = ({ pull, lead }: Run): number => pull.end + lead;

const lastArrival = ({ pull, lead }: Run): number =>
  (pull.events.findLast(({ kind }) => kind === 'arrived')?.t ?? pull.end) + lead;

const timesOf = ({ pull }: Run, kind: 'arrived' | 'unpacking', layer: number): number =>
  pull.events.find(
    (event) =>
      (event.kind === 'arrived' && kind === 'arrived' && event.part.layer === layer) ||
      (event.kind === 'unpacking' && kind === 'unpacking' && event.layer === layer),
  )?.t ?? 0;

const numbers = ({ pull }: Run): readonly [number, number] => [
  new Set(pull.exchanges.flatMap(({ part }) => (part?.kind === 'layer' ? [part.layer] : []))).size,
  pull.events.filter(({ kind }) => kind === 'snapshot').length,
];

const top = (run: Run): number => run.pull.image.layers.length - 1;

/** The question of each bet, with the numbers of the run. */
function questionOf(surprise: Surprise, run: Run): string {
  if (surprise === 'shared') return words.shared.question(size(layerBytes(run)));
  if (surprise === 'cold') {
    const { layers } = run.pull.image;
    return words.cold.question(layers.length, bytes(layers.at(-1)!.size));
  }
  return words[surprise].question();
}

const made: Readonly<Record<Surprise, Omit<Bet<Run>, 'id' | 'question'>>> = {
  shared: {
    options: optionsOf(words.shared.options),
    outcome: (run) => {
      const share = 1 - sparedBytes(run) / layerBytes(run);
      return share === 0 ? 'none' : share < 0.5 ? 'third' : share < 1 ? 'most' : 'all';
    },
    settledAt: lastArrival,
    verdict(run, picked) {
      const all = layerBytes(run);
      const came = all - sparedBytes(run);
      const percent = Math.round((100 * came) / all);
      return words.shared.verdict(picked === this.outcome(run), size(came), size(all), percent);
    },
  },
  cold: {
    options: optionsOf(words.cold.options),
    outcome: (run) => {
      const order = run.pull.events.flatMap((event) => (event.kind === 'unpacking' ? [event.layer] : []));
      const place = order.indexOf(top(run));
      return place === 0 ? 'first' : place === order.length - 1 ? 'last' : 'middle';
    },
    settledAt: end,
    verdict(run, picked) {
      const waited = timesOf(run, 'unpacking', top(run)) - timesOf(run, 'arrived', top(run));
      return words.cold.verdict(picked === this.outcome(run), formatLength(waited));
    },
  },
  again: {
    options: optionsOf(words.again.options),
    outcome: ({ pull: { exchanges } }) => {
      if (exchanges.length === 0) return 'nothing';
      if (!exchanges.some(({ part }) => part)) return 'head';
      return exchanges.some(({ part }) => part?.kind === 'layer') ? 'all' : 'docs';
    },
    settledAt: end,
    verdict(run, picked) {
      return words.again.verdict(picked === this.outcome(run), run.pull.exchanges.length);
    },
  },
  rebased: {
    options: optionsOf(words.rebased.options),
    outcome: (run) => {
      const [down, unpacked] = numbers(run);
      return down > 1 ? 'four-four' : unpacked > 1 ? 'one-four' : 'one-one';
    },
    settledAt: end,
    verdict(run, picked) {
      const [down, unpacked] = numbers(run);
      return words.rebased.verdict(picked === this.outcome(run), down, unpacked);
    },
  },
  corrupt: {
    options: optionsOf(words.corrupt.options),
    outcome: ({ pull }) => {
      if (pull.outcome !== 'failed') return 'nothing';
      const { part } = pull.damaged!;
      return pull.exchanges.filter((each) => each.part === part).length > 1 ? 'again' : 'stop';
    },
    settledAt: end,
    verdict(run, picked) {
      const { kind, layer } = run.pull.damaged!.part;
      const name = wordsForPart(kind, layer, layerNames[run.params.image]);
      return words.corrupt.verdict(picked === this.outcome(run), name);
    },
  },
  cut: {
    options: optionsOf(words.cut.options),
    outcome: (run) => {
      const times = carriedBytes(run) / layerBytes(run);
      return times < 1.01 ? 'once' : times < 1.9 ? 'more' : 'twice';
    },
    settledAt: lastArrival,
    verdict(run, picked) {
      return words.cut.verdict(picked === this.outcome(run), size(carriedBytes(run)), size(layerBytes(run)));
    },
  },
};

/** The bet that goes with a run: each surprising preset has its own; a run that the reader has changed has none. */
export function betOf(run: Run): Bet<Run> | null {
  const of = { schema, presets };
  const written = (params: Params) => encodeState(of, { preset: presets[0]!.id, params, t: 0 });
  const preset = presets.find(({ params }) => written(params) === written(run.params));
  const id = preset?.id as Surprise | undefined;
  const bet = id && made[id];
  return bet ? { ...bet, id, question: questionOf(id, run) } : null;
}

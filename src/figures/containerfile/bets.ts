import type { Bet } from '../../playback/figure.ts';
import type { Run } from './run.ts';
import { imageBytes, madeLayers } from './sentences.ts';
import { count } from './text.ts';
import { bets as words, changeWords, say } from './words.ts';

const end = ({ beats }: Run) => beats.at(-1)!.at;

/** The path under which the build folder's secret could be read in a layer. */
const tokenIsThere = (of: Run): boolean =>
  of.builds[0]!.build.image!.layers.some(({ layer }) =>
    layer.entries.some(
      ({ path, type }) => type === 'file' && /(^|\/)token$/.test(path) && !path.includes('.wh.'),
    ),
  );

/** What this run can settle: how much is done again, what becomes of the size, or whether a secret is out. */
export function betOf(of: Run): Bet<Run> | null {
  const last = of.builds.at(-1);
  if (!last?.build.image || !of.builds[0]!.build.image) return null;
  if (of.builds.length === 1) return of.params.now.includes('token') ? secretBet : null;
  return of.params.change === 'text' ? sizeBet : countBet(of);
}

const secretBet: Bet<Run> = {
  id: 'secret',
  question: words.secretQuestion,
  options: Object.entries(words.secretOptions).map(([id, label]) => ({ id, label })),
  outcome: (of) => (tokenIsThere(of) ? 'yes' : 'no'),
  settledAt: end,
  verdict: (of, picked) => words.secretVerdict((picked === 'yes') === tokenIsThere(of), tokenIsThere(of)),
};

const sizes = (of: Run) => [imageBytes(of.builds[0]!), imageBytes(of.builds[1]!)] as const;

const sizeBet: Bet<Run> = {
  id: 'size',
  question: words.sizeQuestion,
  options: Object.entries(words.sizeOptions).map(([id, label]) => ({ id, label })),
  outcome: (of) => {
    const [before, after] = sizes(of);
    return after === before ? 'same' : after > before ? 'larger' : 'smaller';
  },
  settledAt: end,
  verdict: (of, picked) => words.sizeVerdict(picked === sizeBet.outcome(of), say.grown(...sizes(of))),
};

function countBet(of: Run): Bet<Run> | null {
  const layers = of.builds[1]!.build.image!.layers.length;
  if (layers < 2 || layers > 7) return null;
  return {
    id: `count-${of.params.change}-${layers}`,
    question: words.countQuestion(changeWords[of.params.change].says, layers),
    options: [...Array(layers + 1).keys()].map((n) => ({ id: String(n), label: count(n) })),
    outcome: (run) => String(madeLayers(run.builds[1]!).length),
    settledAt: end,
    verdict: (run, picked) => words.countVerdict(picked, madeLayers(run.builds[1]!).length, layers),
  };
}

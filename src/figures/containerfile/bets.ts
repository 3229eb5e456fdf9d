import type { Bet } from '../../playback/figure.ts';
import { fromUtf8, walk } from '../../simulators/image-layers/index.ts';
import { token } from './folder.ts';
import type { Run } from './run.ts';
import { imageBytes, madeLayers } from './sentences.ts';
import { count } from './text.ts';
import { bets as words, changeWords, say } from './words.ts';

const end = ({ beats }: Run) => beats.at(-1)!.at;

const holdsToken = (data: Uint8Array): boolean => fromUtf8(data).includes(token.trim());

/** The first layer, counted from 1, with a file that holds the folder's token under any name; null when none does. */
function tokenLayer(of: Run): number | null {
  const at = of.builds[0]!.build.image!.layers.findIndex(({ layer }) =>
    layer.entries.some((entry) => entry.type === 'file' && holdsToken(entry.data)),
  );
  return at < 0 ? null : at + 1;
}

/** Whether a run can settle it: the token is given to a step, no container shows it, and nothing unknown was done. */
function asksForToken(of: Run): boolean {
  const { build, instructions } = of.builds[0]!;
  let shown = false;
  walk(build.image!.tree, (_path, inode) => (shown ||= inode.type === 'file' && holdsToken(inode.data)));
  return (
    !shown &&
    (tokenLayer(of) !== null ||
      instructions.some(({ text, flags }) =>
        [text, ...flags.map(({ value }) => value)].join().includes('token'),
      )) &&
    build.steps.every(({ unknown, untold }) => unknown.length + untold.length === 0)
  );
}

/** What this run can settle: how much is done again, what becomes of the size, or whether a secret is out. */
export function betOf(of: Run): Bet<Run> | null {
  const last = of.builds.at(-1);
  if (!last?.build.image || !of.builds[0]!.build.image) return null;
  if (of.builds.length === 1) return asksForToken(of) ? secretBet : null;
  return of.params.change === 'text' ? sizeBet : countBet(of);
}

const secretBet: Bet<Run> = {
  id: 'secret',
  question: words.secretQuestion,
  options: Object.entries(words.secretOptions).map(([id, label]) => ({ id, label })),
  outcome: (of) => (tokenLayer(of) === null ? 'no' : 'yes'),
  settledAt: end,
  verdict: (of, picked) =>
    words.secretVerdict((picked === 'yes') === (tokenLayer(of) !== null), tokenLayer(of)),
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
    verdict: (run, picked) =>
      words.countVerdict(picked, madeLayers(run.builds[1]!).length, layers, of.params.change),
  };
}

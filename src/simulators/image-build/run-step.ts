import { runLine, runWords } from './commands.ts';
import { jsonWords } from './json-words.ts';
import { lend, mountsOf } from './mounts.ts';
import { inOrder, type State, type Work } from './state.ts';
import { Stop } from './stop.ts';
import type { BuildFolder, Instruction } from './types.ts';

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What every RUN finds in its environment unless ENV or ARG says otherwise. */
const given = (user: string): readonly (readonly [string, string])[] => [
  ['PATH', path],
  ['HOME', /^(|root|0)(:|$)/.test(user) ? '/root' : '/'],
];

/** A RUN: its key holds the command as text, the mounts as text, the variables, the user and the working directory. */
export function runWork(instruction: Instruction, state: State, folder: BuildFolder, now: number): Work {
  const mounts = mountsOf(instruction);
  const inputs = ['RUN', instruction.text, mounts, inOrder(state.values), state.user, state.cwd];
  const make = () => {
    const lent = lend(state.tree, mounts, folder, state.cwd, now);
    const where = {
      cwd: state.cwd,
      now,
      values: new Map([...given(state.user), ...state.values, ...lent.values]),
      mounts: lent.paths,
      unsure: state.unsure || lent.unsure || lent.unknown.length > 0,
    };
    const words = jsonWords(instruction.text);
    const ran = words ? runWords(words, lent.tree, where) : runLine(instruction.text, lent.tree, where);
    if (ran.failure) throw new Stop(ran.failure.reason, ran.failure.what);
    // What was lent is taken back before the difference is kept.
    return { tree: lent.takeBack(ran.tree), unknown: [...lent.unknown, ...ran.unknown], untold: ran.untold };
  };
  // The commands have judged for themselves what cannot be told.
  return { inputs, make, unsure: false };
}

import type { Tree } from '../image-layers/index.ts';
import { checksum, copyInto, findSources } from './copy.ts';
import { flagOf } from './stages.ts';
import type { State, Work } from './state.ts';
import type { Instruction } from './types.ts';
import { expand } from './variables.ts';

/** Where a COPY takes its files from; `unsure`: whether a real build may have more there. */
export interface Source {
  readonly tree: Tree;
  readonly kind: 'folder' | 'stage';
  readonly unsure: boolean;
}

/** The largest number of a user that a layer's header holds here. */
const mostUid = 0o7777777;

const uidOf = (text: string | undefined): number | null => {
  const user = text === undefined ? '0' : text.split(':')[0]!;
  if (user === 'root' || user === '') return 0;
  return /^\d{1,7}$/.test(user) && Number(user) <= mostUid ? Number(user) : null;
};

/**
 * A COPY or ADD: its key holds the destination and a checksum of the files. Flags and sources that are not known here
 * (--parents, the names of users, addresses) are named, and nothing is copied. Throws a Stop where a source is not there.
 */
export function copyWork(instruction: Instruction, state: State, from: Source, now: number): Work {
  const { keyword, flags } = instruction;
  const words = instruction.words.map((word) => expand(word, state.values));
  const sources = words.slice(0, -1);
  const chmod = flagOf(instruction, 'chmod');
  const mode = chmod !== undefined && /^[0-7]{3,4}$/.test(chmod) ? parseInt(chmod, 8) : null;
  const uid = uidOf(flagOf(instruction, 'chown'));
  const unknown = [
    ...flags
      .filter(({ name, value }) =>
        name === 'chown'
          ? uidOf(value) === null
          : name === 'chmod'
            ? mode === null
            : name !== 'from' && name !== 'link',
      )
      .map(({ name }) => `${keyword} --${name}`),
    ...sources
      .filter((source) => keyword === 'ADD' && /^(https?:\/\/|git@|git:\/\/)/.test(source))
      .map((source) => `ADD ${source}`),
  ];
  const inputs = ['COPY', words, flags, state.cwd];
  if (unknown.length > 0)
    return { inputs, make: () => ({ tree: state.tree, unknown, untold: [] }), unsure: false };
  const unsure = state.unsure || from.unsure;
  try {
    const found = findSources(from.tree, sources, from.kind === 'folder' ? 'no-source' : 'not-in-stage');
    const copy = {
      found,
      sources: sources.length,
      to: words.at(-1) ?? '',
      cwd: state.cwd,
      uid: uid ?? 0,
      mode,
      now,
    };
    return {
      inputs: [...inputs, checksum(found)],
      make: () => ({ tree: copyInto(state.tree, copy), unknown: [], untold: [] }),
      unsure,
    };
  } catch (stop) {
    return {
      inputs,
      make: () => {
        throw stop;
      },
      // Whatever is unknown in a stage, the build folder is as it is.
      unsure: from.unsure,
    };
  }
}

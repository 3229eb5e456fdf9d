import type { LayerMove, Part, PartKind } from '../../simulators/machine-stack/index.ts';
import { and, number } from './text.ts';

/** Names for those that move, and for those of their kind that stay, in the sentences of a rebuild. */
export const kernelsIn = (parts: readonly Part[]): number =>
  parts.filter(({ kind }) => kind === 'kernel').length;

export const kernelsRun = (n: number): string => (n === 1 ? 'One kernel runs' : `${number(n)} kernels run`);

export const inGuests = ({ moved }: LayerMove): boolean => moved[0]!.machine > 0;

export const stands = (parts: readonly Part[], kind: PartKind): boolean =>
  parts.some((part) => part.kind === kind);

/** What stands in guests of the kind that moves, without what moves. */
export function others({ moved, standing }: LayerMove): Part[] {
  const ids = new Set(moved.map(({ id }) => id));
  const { kind } = moved[0]!;
  return standing.filter((part) => part.kind === kind && part.machine > 0 && !ids.has(part.id));
}

const numbered = (noun: string, numbers: readonly number[]): string =>
  `${noun}${numbers.length > 1 ? 's' : ''} ${and([...numbers].sort((a, b) => a - b).map(String))}`;

/** "copies 2 and 3"; "copy 1". */
export const copiesOf = (parts: readonly Part[]): string => {
  const numbers = parts.map(({ copy }) => copy).sort((a, b) => a - b);
  return numbers.length > 1 ? `copies ${and(numbers.map(String))}` : `copy ${numbers[0]}`;
};

/** "containers 2 and 3". */
export const containersOf = (parts: readonly Part[]): string =>
  numbered(
    'container',
    parts.map(({ copy }) => copy),
  );

/** "guests 2 and 3". */
export const guestsOf = (parts: readonly Part[]): string =>
  numbered(
    'guest',
    parts.map(({ machine }) => machine),
  );

import { ParamError } from '../../../src/simulators/shared/errors.ts';
import { type Fields, list, object } from './check.ts';

/** What comparing one case came to. */
export interface Outcome {
  readonly name: string;
  readonly agrees: boolean;
  /** One sentence for each thing that differs, or what is wrong with the case; empty when all agrees. */
  readonly differences: readonly string[];
  /** Said behind the name of a case that agrees with a reservation. */
  readonly remark?: string;
}

/**
 * Takes the list of cases of a file (`field` is its name there) and compares one after the other, each when it is asked
 * for, those before `from` left out. A case that is not of the format differs, with the sentence that says why; the rest
 * still run. Throws `ParamError` at once if there is no such list.
 */
export function compareEach(
  field: string,
  value: unknown,
  from: number,
  compare: (field: string, given: Fields) => Omit<Outcome, 'name'>,
): Iterable<Outcome> {
  const cases = list(field, value, (_field, each) => each);
  if (cases.length === 0) throw new ParamError(field, 'is empty; give at least one case.');
  return (function* () {
    for (const [i, each] of [...cases.entries()].slice(from)) {
      const at = `${field}[${i}]`;
      const name = nameOf(each) ?? at;
      try {
        yield { ...compare(at, object(at, each)), name };
      } catch (error) {
        const why = error instanceof ParamError ? error.message : `the simulator broke: ${String(error)}`;
        yield { name, agrees: false, differences: [why] };
      }
    }
  })();
}

/** What a case calls itself, if it does. */
export function nameOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('name' in given)) return undefined;
  return typeof given.name === 'string' && given.name !== '' ? given.name : undefined;
}

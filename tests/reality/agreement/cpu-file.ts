import {
  compareShares,
  SHARE_TOLERANCE,
  type ShareComparison,
} from '../../../src/simulators/cpu-scheduling/agreement/compare-shares.ts';
import { readMeasuredShares } from '../../../src/simulators/cpu-scheduling/agreement/measured-shares.ts';
import { simulate } from '../../../src/simulators/cpu-scheduling/index.ts';
import { ParamError } from '../../../src/simulators/shared/errors.ts';
import { compareEach, type Outcome } from './case.ts';
import { type Fields, list, object, only, text } from './check.ts';

const GROUP = ['shares', 'quota_us', 'period_us', 'idle', 'procs', 'groups'];

function checkGroups(field: string, value: unknown): void {
  for (const [name, each] of Object.entries(object(field, value))) {
    const at = `${field}.${name}`;
    const group = object(at, each);
    only(at, group, GROUP);
    if (![undefined, true, false, 0, 1].includes(group['idle'] as undefined)) {
      throw new ParamError(
        `${at}.idle`,
        `${JSON.stringify(group['idle'])} is not allowed; give true or false.`,
      );
    }
    list(`${at}.procs`, group['procs'] ?? [], text);
    checkGroups(`${at}.groups`, group['groups'] ?? {});
  }
}

/** A case is noisy if it has `"noisy": true`, or says why in `noisy` or with that word in its note. */
function isNoisy(field: string, { noisy, note }: Fields): boolean {
  if (typeof note === 'string' && /\bnoisy\b/i.test(note) && !/\bnot noisy\b/i.test(note)) return true;
  if (noisy === undefined || typeof noisy === 'boolean') return noisy === true;
  if (typeof noisy === 'string' && noisy !== '') return true;
  throw new ParamError(`${field}.noisy`, `${JSON.stringify(noisy)} is not allowed; give true, false or why.`);
}

const points = (value: number): string => `${value.toFixed(2)} points`;
const percent = (value: number): string => `${value.toFixed(2)} %`;

function sentence({ process, measured, simulated, difference }: ShareComparison): string {
  if (Number.isNaN(simulated)) return `${process}: is measured, but config has no such process`;
  return `${process}: measured ${percent(measured)}, the simulator says ${percent(simulated)}, ${points(Math.abs(difference))} apart`;
}

/** One scenario through the model; all that is noted of the kernel is in `head`. */
function compareScenario(head: Fields, field: string, given: Fields): Omit<Outcome, 'name'> {
  checkGroups(`${field}.config`, given['config']);
  const noisy = isNoisy(field, given);
  const rows = atItsPlace(field, () =>
    compareShares(readMeasuredShares({ ...head, scenarios: [given] }), simulate),
  );
  if (rows.length === 0) throw new ParamError(`${field}.measured_percent`, 'is empty; give a share.');
  const off = rows.filter((row) => !(Math.abs(row.difference) <= SHARE_TOLERANCE));
  const unknown = off.some((row) => Number.isNaN(row.simulated));
  const largest = Math.max(...rows.map((row) => Math.abs(row.difference)));
  if (noisy && !unknown) {
    const remark = `noisy by its own account, not held to ${SHARE_TOLERANCE} points: at most ${points(largest)} apart`;
    return { agrees: true, differences: [], remark };
  }
  return {
    agrees: off.length === 0,
    differences: off.map(sentence),
    remark: `at most ${points(largest)} apart`,
  };
}

/** The scenario is read alone; what is wrong with it is said with its place in the file. */
function atItsPlace<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ParamError)) throw error;
    const problem = error.message.slice(error.field.length + 2);
    const where = error.field.replace(/^scenarios\[0\]/, '').replace(/^(?=[^.])/, '.config.');
    throw new ParamError(`${field}${where}`, problem);
  }
}

/**
 * Takes a parsed file of CPU shares in percent (`tests/fixtures/cpu-shares.json` is one) and runs every scenario: a
 * share may be off by 2 percentage points, unless the file calls the scenario noisy. Throws `ParamError` if the file
 * is of another format.
 */
export function compareCpuFile(file: unknown, from = 0): Iterable<Outcome> {
  const { scenarios, hz, seconds } = object('file', file);
  const head = { hz, seconds };
  for (const [name, value] of Object.entries(head)) {
    if (typeof value !== 'number' || !(value > 0) || value > 10_000) {
      throw new ParamError(
        name,
        `${JSON.stringify(value) ?? 'nothing'} is not allowed; give a number from 1 to 10000.`,
      );
    }
  }
  return compareEach('scenarios', scenarios, from, (field, given) => compareScenario(head, field, given));
}

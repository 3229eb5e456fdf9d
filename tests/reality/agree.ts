/**
 * `npm run agree -- overlay|cpu|oci FILE`: replays every case of a file in the format of `tests/fixtures/` on the models.
 * Exit status: 0 all agree; 1 one differs, or the file cannot be read or is of another format; 2 wrong arguments.
 */
import { readFileSync } from 'node:fs';
import { ParamError } from '../../src/simulators/shared/errors.ts';
import type { Outcome } from './agreement/case.ts';
import { compareCpuFile } from './agreement/cpu-file.ts';
import { compareOciFile } from './agreement/oci-file.ts';
import { compareOverlayFile } from './agreement/overlay-file.ts';

const KINDS: Readonly<Record<string, (file: unknown) => readonly Outcome[]>> = {
  overlay: compareOverlayFile,
  cpu: compareCpuFile,
  oci: compareOciFile,
};
const USAGE = 'Usage: npm run agree -- overlay|cpu|oci FILE, where FILE is in the format of tests/fixtures/.';
const MOST_SAID = 3;

/** The file as JSON; what stands in the way is an Error with a sentence. */
function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${path} cannot be read (${code ?? String(error)}); give the path of a JSON file.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON; give a file in the format of tests/fixtures/.`);
  }
}

function line({ name, agrees, differences, remark }: Outcome): string {
  if (agrees) return `agrees   ${name}${remark === undefined ? '' : ` (${remark})`}`;
  const more = differences.length - MOST_SAID;
  const said = differences.slice(0, MOST_SAID).join('; ');
  return `differs  ${name}: ${said}${more > 0 ? `; and ${more} more` : ''}`;
}

function main(args: readonly string[]): number {
  const [kind, path, ...rest] = args;
  const compare = Object.hasOwn(KINDS, kind ?? '') ? KINDS[kind!] : undefined;
  if (!compare || path === undefined || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  try {
    const outcomes = compare(readJson(path));
    for (const outcome of outcomes) console.log(line(outcome));
    const agree = outcomes.filter(({ agrees }) => agrees).length;
    console.log(`${agree} agree, ${outcomes.length - agree} differ`);
    return agree === outcomes.length ? 0 : 1;
  } catch (error) {
    const wrong = error instanceof ParamError ? `${path} is not of the ${kind} format: ` : '';
    console.error(`${wrong}${(error as Error).message}`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));

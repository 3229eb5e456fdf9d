/**
 * `npm run agree -- overlay|cpu|oci FILE`: replays every case of a file in the format of `tests/fixtures/` on the models.
 * Exit status: 0 all agree; 1 one differs, or the file cannot be read or is of another format; 2 wrong arguments.
 */
import { readFileSync, statSync } from 'node:fs';
import { ParamError } from '../../src/simulators/shared/errors.ts';
import { compareApart } from './agreement/apart.ts';
import type { Outcome } from './agreement/case.ts';
import { type KindName, KINDS } from './agreement/kinds.ts';

const USAGE = `Usage: npm run agree -- overlay|cpu|oci FILE
Replays recorded answers of real kernels and tools on the models and prints a line a case, then how many agree.
FILE is in the format of tests/fixtures/: overlay.json, cpu-shares.json, oci.json. Exit status 1: something differs.`;
/** For one case: the recorded ones take well under a second. */
const LIMITS = { seconds: 60, mebibytes: 2048 };
const MOST_SAID = 3;
/** The recorded files need 6 levels; a tree of CPU groups can need more. */
const MOST_DEEP = 100;

/** The text of a file that is JSON; what stands in the way is an Error with a sentence. */
function readJson(path: string): string {
  let text: string;
  let json: unknown;
  try {
    // What is no file may never end: a device, a pipe that nobody fills.
    if (!statSync(path).isFile() && !statSync(path).isDirectory())
      throw new Error(`${path} is no ordinary file; give the path of a JSON file.`);
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(`${path} cannot be read (${code}); give the path of a JSON file.`);
  }
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON; give a file in the format of tests/fixtures/.`);
  }
  if (!isShallow(json)) throw new Error(`${path} is nested more than ${MOST_DEEP} deep; no case needs that.`);
  return text;
}

/** Level by level: a file can be nested deeper than calls can. */
function isShallow(json: unknown): boolean {
  let level = [json];
  for (let depth = 0; depth <= MOST_DEEP; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return true;
  }
  return false;
}

/** One line, whatever names the file has: control characters as JSON writes them. */
const oneLine = (text: string): string =>
  text.replace(
    /[\p{Cc}\u2028\u2029]/gu,
    (each) => `\\u${each.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );

function line({ name, agrees, differences, remark }: Outcome): string {
  if (agrees) return `agrees   ${name}${remark === undefined ? '' : ` (${remark})`}`;
  const more = differences.length - MOST_SAID;
  const said = differences.slice(0, MOST_SAID).join('; ');
  return `differs  ${name}: ${said}${more > 0 ? `; and ${more} more` : ''}`;
}

const isKind = (text: string): text is KindName => Object.hasOwn(KINDS, text);

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(USAGE);
    return 0;
  }
  const [kind = '', path, ...rest] = args;
  if (!isKind(kind) || path === undefined || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const count = { agree: 0, differ: 0 };
  try {
    await compareApart(kind, readJson(path), LIMITS, (outcome) => {
      console.log(oneLine(line(outcome)));
      count[outcome.agrees ? 'agree' : 'differ'] += 1;
    });
  } catch (error) {
    const wrong = error instanceof ParamError ? `${path} is not of the ${kind} format: ` : '';
    console.error(oneLine(`${wrong}${(error as Error).message}`));
    return 1;
  }
  console.log(`${count.agree} agree, ${count.differ} differ`);
  return count.differ === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

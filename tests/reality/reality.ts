/**
 * `npm run reality -- [--runs 200] [--seed N]`: compares the models with the kernel of this machine, at once: overlay
 * mounts and CPU groups made here and taken away again. Needs Linux and root; what the host cannot do is left out with
 * the reason. Exit status: 0 what could run agreed; 1 something differed; 2 wrong arguments.
 */
import { release } from 'node:os';
import { parseArgs } from 'node:util';
import { checkCpu } from './live-cpu/check.ts';
import { checkOverlay } from './live-overlay/check.ts';

const USAGE = `Usage: npm run reality -- [--runs 200] [--seed N], both whole numbers.
Compares the models with this machine's kernel: overlay mounts with so many random sequences, and CPU groups.
Wants Linux and root; what the host cannot do is left out with the reason. Exit status 1: something differs.`;

interface Arguments {
  readonly runs: number;
  readonly seed: number;
}

function readArguments(args: readonly string[]): Arguments | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { runs: { type: 'string' }, seed: { type: 'string' } },
    });
    const runs = Number(values.runs ?? 200);
    const seed = Number(values.seed ?? Date.now() % 2 ** 31);
    return Number.isInteger(runs) && runs > 0 && Number.isInteger(seed) ? { runs, seed } : null;
  } catch {
    return null;
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(USAGE);
    return 0;
  }
  const given = readArguments(args);
  if (!given) {
    console.error(USAGE);
    return 2;
  }
  const say = (line: string): void => console.log(line);
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    const why = process.platform === 'linux' ? 'this is not root' : `this is ${process.platform}, not Linux`;
    say(`left out: overlay, because ${why}`);
    say(`left out: CPU shares, because ${why}`);
    say('Nothing was compared; 2 of 2 checks left out.');
    return 0;
  }
  say(`Linux ${release()}, ${process.arch}`);
  const differ = [await checkOverlay({ ...given, say }), await checkCpu(say)];
  const left = differ.filter((each) => each === null).length;
  const failed = differ.some((each) => each !== null && each > 0);
  const rest = left > 0 ? `; ${left} of ${differ.length} checks left out` : '';
  const ran = left < differ.length ? 'What could run agreed' : 'Nothing was compared';
  say(`${failed ? 'The models differ from this kernel' : ran}${rest}.`);
  return failed ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`The checks broke off: ${(error as Error).message}`);
  process.exitCode = 1;
}

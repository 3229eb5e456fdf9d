export const parts = ['containers', 'boot', 'sizes', 'memory'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  readonly only: readonly Part[];
  /** Runs of what is quick; what takes long is run less often, and each row says how often. */
  readonly runs: number;
  /** Folder for the files. */
  readonly out: string;
  /** Put into the files' names after the date, so that a second set of one day stands beside the first. */
  readonly series: string;
  /** One sentence about what else the machine is doing. */
  readonly load?: string;
}

export const usage = `npm run measure -- [--only ${parts.join(',')}] [--runs N] [--out FOLDER] [--series NAME] [--load SENTENCE]`;

/** What `--help` says. */
export const help = `Usage: ${usage}
Measures container starts, boots, sizes and memory of this machine into content/measurements/, or into FOLDER.
Wants Debian Linux and root; installs nothing by itself: programs that are missing are named with their packages,
and what needs them is left out. A minimal Debian is downloaded into a temporary folder that goes at the end.`;

/** Reads the arguments after the program's name. Throws an Error with one sentence that names the option. */
export function readOptions(argv: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let i = 0; i < argv.length; i += 2) {
    const [name, value] = [argv[i]!, argv[i + 1]];
    if (!['--only', '--runs', '--out', '--series', '--load'].includes(name))
      throw new Error(`There is no option "${name}"; use ${usage}.`);
    if (value === undefined) throw new Error(`${name} needs a value; use ${usage}.`);
    given.set(name, value);
  }
  const only = given.get('--only')?.split(',') ?? [...parts];
  for (const part of only)
    if (!isPart(part)) throw new Error(`--only knows no "${part}"; it takes ${parts.join(', ')}.`);
  const runs = Number(given.get('--runs') ?? 20);
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000)
    throw new Error(`--runs must be a whole number from 1 to 1000, not "${given.get('--runs')}".`);
  const series = given.get('--series') ?? 'local';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(series))
    throw new Error(`--series may have only a–z, 0–9 and single hyphens, not "${series}".`);
  const load = given.get('--load');
  return {
    only: only.filter(isPart),
    runs,
    out: given.get('--out') ?? 'content/measurements',
    series,
    ...(load === undefined ? {} : { load }),
  };
}

const isPart = (text: string): text is Part => (parts as readonly string[]).includes(text);

import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import fc from 'fast-check';
import { canonical } from '../../../src/simulators/image-layers/agreement/difference.ts';
import {
  compareOverlayCase,
  type OverlayCase,
} from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { arbitraryCase, OPTIONS, type Options } from './arbitrary-case.ts';
import { type AskedCase, OverlayHost } from './host.ts';

export interface OverlayCheck {
  readonly runs: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const RECORDED = ['overlay.json', 'overlay-more.json'];

/** What was asked of a recorded scenario, without the answers. */
export function askedOf({ name, mount, lowers, upper_before: before, ops }: OverlayCase): AskedCase {
  return {
    name,
    mount,
    lowers,
    ...(before ? { upper_before: before } : {}),
    ops: ops.map(({ errno: _errno, result: _result, ...asked }) => asked),
  };
}

/** The case on the model; a model that breaks has not agreed. */
function compare(live: OverlayCase): string[] {
  try {
    return [...compareOverlayCase(live).differences];
  } catch (error) {
    return [`the simulator broke: ${String(error)}`];
  }
}

const answersOf = ({ ops, merged, upper, lowers_unchanged: unchanged }: OverlayCase): string =>
  canonical({ ops, merged, upper: upper ?? {}, unchanged });

/** The recorded scenarios again, on this kernel. Gives how many disagree with the model. */
async function recordedScenarios(host: OverlayHost, say: OverlayCheck['say']): Promise<number> {
  const scenarios = RECORDED.flatMap((name) => {
    const file = new URL(`../../fixtures/${name}`, import.meta.url);
    return (JSON.parse(readFileSync(file, 'utf8')) as { scenarios: OverlayCase[] }).scenarios;
  });
  let differ = 0;
  let changed = 0;
  for (const scenario of scenarios) {
    const live = await host.run(askedOf(scenario));
    const differences = compare(live);
    if (answersOf(live) !== answersOf(scenario)) changed += 1;
    if (differences.length === 0) continue;
    differ += 1;
    say(`differs  ${scenario.name}: ${differences.slice(0, 3).join('; ')}`);
  }
  const same = changed === 0 ? 'all answered as recorded' : `${changed} answered otherwise than recorded`;
  say(
    `overlay, recorded scenarios on this kernel: ${scenarios.length - differ} agree, ${differ} differ (${same})`,
  );
  return differ;
}

/** Random sequences, each on a real mount and on the model. Gives 1 if one disagrees, with the shrunk case said. */
async function randomSequences(host: OverlayHost, { runs, seed, say }: OverlayCheck): Promise<number> {
  const known: Options[] = [];
  for (const options of OPTIONS) {
    if (options === 'read-only' || (await host.knows(options))) known.push(options);
    else say(`left out: overlay mounts with ${options}, because this kernel refuses them`);
  }
  const seen = { operations: 0, errnos: new Set<string>() };
  const agree = async (asked: AskedCase): Promise<boolean> => {
    const live = await host.run(asked);
    seen.operations += live.ops.length;
    for (const { errno } of live.ops) if (errno !== null) seen.errnos.add(errno);
    return compare(live).length === 0;
  };
  const found = await fc.check(fc.asyncProperty(arbitraryCase(known), agree), { numRuns: runs, seed });
  if (!found.failed) {
    const errnos = [...seen.errnos].sort().join(' ');
    say(`overlay, random sequences (seed ${seed}): ${found.numRuns} agree, 0 differ`);
    say(`  ${seen.operations} operations on ${known.length} kinds of mount; errnos met: ${errnos}`);
    return 0;
  }
  if (found.counterexample === null)
    throw found.errorInstance ?? new Error('fast-check gave up without a case');
  const live = await host.run(found.counterexample[0]);
  say(`overlay, random sequences (seed ${seed}): 1 differs after ${found.numRuns} of ${runs}`);
  const differences = compare(live);
  if (differences.length === 0) differences.push(`not again on a second run: ${String(found.errorInstance)}`);
  for (const difference of differences) say(`  ${difference}`);
  say(
    `The shortest case found, with what Linux ${release()} answered, in the format of tests/fixtures/overlay.json:`,
  );
  say(JSON.stringify({ scenarios: [live] }));
  return 1;
}

/**
 * Compares the overlay model with mounts made on this machine. Gives how many disagreed, or null where the host cannot
 * make such mounts, after saying why.
 */
export async function checkOverlay(check: OverlayCheck): Promise<number | null> {
  let host: OverlayHost;
  try {
    host = await OverlayHost.open();
  } catch (error) {
    check.say(`left out: overlay, because no folder here can hold a mount: ${(error as Error).message}`);
    return null;
  }
  try {
    return (await recordedScenarios(host, check.say)) + (await randomSequences(host, check));
  } finally {
    await host.close();
  }
}

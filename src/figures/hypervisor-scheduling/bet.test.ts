import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { claimIds } from './claims.ts';
import { answerTo, bet, frameAt, withOutcome } from './frame.ts';
import { presets, type Params } from './params.ts';
import { runOf, type Run } from './run.ts';
import { bet as betWords, percent, table } from './words.ts';

const claims = testClaims(claimIds);
const run = (id: string, change: Partial<Params> = {}): Run =>
  runOf({ ...presets.find((one) => one.id === id)!.params, ...change }, claims);

describe('the bet', () => {
  it('is not given away: entitlement and long run stay untold until the last moment, in every preset', () => {
    for (const { id } of presets) {
      const of = run(id);
      const told = (t: number) => {
        const { vms, alt } = frameAt(of, t);
        const known = vms.map(({ entitled, longRun }) => [entitled !== undefined, longRun !== undefined]);
        return [...new Set([...known.flat(), /entitled/.test(alt)])];
      };
      expect(told(0)).toEqual([false]);
      expect(told(of.timeline.duration - 1)).toEqual([false]);
      expect(told(of.timeline.duration)).toEqual([true]);
    }
    expect([table.due(undefined), table.due(2 / 3)]).toEqual(['at the end', '67 %']);
  });

  it('stays told once it was: the VMs of an earlier moment can be given their outcome', () => {
    const cap = run('cap');
    const [a] = withOutcome(cap, frameAt(cap, 0).vms);
    expect(a).toMatchObject({ got: 0, entitled: 0.4 });
    expect(a!.longRun).toBeCloseTo(0.4, 2);
  });

  it('has answers that are true of every share they stand for', () => {
    const holds = {
      quarter: (p: number) => p < 30,
      third: (p: number) => p >= 30 && p <= 40,
      half: (p: number) => p >= 40 && p <= 60,
      most: (p: number) => p >= 60 && p <= 75,
      all: (p: number) => p >= 75,
    };
    expect(betWords.options).toEqual({
      quarter: 'less than 30 %',
      third: '30 to 40 %',
      half: '40 to 60 %',
      most: '60 to 75 %',
      all: '75 % or more',
    });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ran) =>
        holds[answerTo(ran)](Number(percent(ran).replace(' %', ''))),
      ),
    );
  });

  it('comes out as the run does under another scheduler', () => {
    expect(bet.outcome(run('two-vcpus', { policy: 'kvm' }))).toBe('half');
  });

  it('names the bet and the gap', () => {
    expect(bet.verdict(run('cap'), 'all')).toBe(
      'You bet “75 % or more”. VM A ran 40 % of the time it had work. The other 60 % of that time its cap held it back.',
    );
    expect(bet.verdict(run('fair'), 'most')).toMatch(/: you were right\. .*others had the CPU\.$/);
    const idle = run('fair', { vms: [{ vcpus: 1, weight: 256, cap: 0, load: 'idle' }] });
    expect(bet.verdict(idle, 'half')).toBe(
      'VM A is idle here: it never asked, so nothing was taken from it.',
    );
    expect(bet.settledAt(run('cap'))).toBe(run('cap').timeline.duration);
  });
});

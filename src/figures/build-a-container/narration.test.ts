import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { play, switches } from '../../simulators/process-walls/index.ts';
import { claimIds } from './claims.ts';
import { frameAt, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import { runOf, type Run } from './run.ts';

const claims = testClaims(claimIds);
const last = (of: Run): Frame => frameAt(of, of.timeline.duration);
const anyParams: fc.Arbitrary<Pick<Params, 'starter' | 'order'>> = fc.record({
  starter: fc.constantFrom('root', 'user'),
  order: fc.shuffledSubarray([...switches]),
});

describe('what is said agrees with what is printed', () => {
  const lastSay = (starter: Params['starter'], ...order: Params['order']): string =>
    last(runOf({ starter, order, look: 'auto', deed: 'none' }, claims)).say;

  it('where a command finds no /proc, no sentence tells what /proc shows', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = runOf({ ...params, look: 'auto', deed: 'none' }, claims);
        for (const t of of.timeline.steps.slice(1)) {
          const { say, terminals, step } = frameAt(of, t);
          const misses = terminals[0].lines.some(
            ({ text, mark }) =>
              mark !== 'gone' && /proc.*(such file|not exist|\/proc$)|uptime: Cannot/.test(text),
          );
          if (misses && of.happenings[step - 1]!.refused === null)
            expect(say).toMatch(/there is no(ne here| \/proc)/i);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says whose files they are as the picture does', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = runOf({ ...params, look: 'auto', deed: 'none' }, claims);
        for (const t of of.timeline.steps.slice(1)) {
          const { say, walls } = frameAt(of, t);
          if (say.includes('still the host’s.')) expect(walls.root).toBe('host');
          if (say.includes('by chroot')) expect(walls.root).toBe('chroot');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('promises a user namespace after the capabilities only where one can be made', () => {
    expect(lastSay('root', 'caps')).toContain('Only a user namespace can still be made');
    expect(play('root', ['caps', 'user', 'mount', 'net']).filter(({ refused }) => refused)).toEqual([]);
    for (const first of ['root', 'seccomp'] as const) {
      expect(lastSay('root', first, 'caps')).toContain('new walls are out of reach');
      expect(play('root', [first, 'caps', 'user']).at(-1)!.refused).not.toBeNull();
    }
  });

  it('says that a user namespace would have helped only where it is so', () => {
    const helps = 'A user namespace first';
    expect(lastSay('user', 'pid')).toContain(helps);
    expect(lastSay('root', 'caps', 'pid')).toContain(helps);
    expect(lastSay('root', 'user', 'caps', 'pid')).not.toContain(helps);
    expect(lastSay('root', 'root', 'caps', 'pid')).not.toContain(helps);
  });

  it('gives a PID namespace that is the host’s own as the reason, not one made too early', () => {
    expect(lastSay('root', 'user', 'mount', 'root')).toContain('that is the host’s own');
    expect(lastSay('root', 'pid', 'user', 'mount')).toContain('was made before the user namespace');
  });

  it('gives the filter as a reason too where the clock cannot be set', () => {
    const of = runOf({ starter: 'root', order: ['seccomp'], look: 'auto', deed: 'clock' }, claims);
    expect(last(of).say).toContain('over the host itself, and no filter in the way');
    expect(last(of).walls.caps).toBe('full');
  });
});

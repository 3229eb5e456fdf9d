import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import type { Op, Way } from '../../simulators/vm-exit/index.ts';
import { anyParams } from './any-params.testing.ts';
import { frameAt } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import { run, startOf, type Run } from './run.ts';

const claims = testClaims(meta.claims);
const runOf = (ops: readonly Op[], ways: readonly Way[] = ['trap'], more: Partial<Params> = {}): Run =>
  run({ ...presets[0]!.params, ops, ways, ...more }, claims);
const said = (of: Run): string[] => of.steps.map(({ say }) => say);
const alts = (of: Run): string[] => of.timeline.steps.map((t) => frameAt(of, t).alt);
const times = (n: number, op: Op): Op[] => Array.from({ length: n }, () => op);

describe('an interrupt that the card held back', () => {
  it.each([
    ['add', 'Seventh add: the CPU has done it before anybody could ask.'],
    ['call', 'Seventh system call, as before: no exit.'],
    [
      'read',
      'Seventh read of the page: the CPU still has its address in the TLB, where it keeps what it has looked up. No walk, and no exit.',
    ],
  ] as const)('is told apart from the %s that it falls on', (op, own) => {
    const all = said(runOf(['send', 'send', ...times(7, op)]));
    const at = all.indexOf(own);
    expect(at).toBeGreaterThan(0);
    expect(all[at + 1]).toMatch(/^Now the card lets its interrupt out, .*: exits 9 to 14\.$/);
  });

  it('is for every packet since its last one, also where there were several', () => {
    const late = said(runOf(times(12, 'send'))).filter((say) => say.includes('lets its interrupt out'));
    expect(late).toHaveLength(2);
    expect(late[0]).toMatch(/^Now .* one for every packet since its last interrupt\. .*: exits 16 to 21\.$/);
    expect(late[1]).toMatch(/^At last .* one for every packet since its last interrupt\./);
  });

  it('is in no run counted as the exits of what needs none', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        for (const { topic } of run(params, claims).steps)
          if (topic.kind === 'again' && ['add', 'call', 'read'].includes(topic.op))
            expect(topic.exits).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a walk', () => {
  it('is a second try only where its line has been tried', () => {
    for (const ways of [['trap'], ['emulation']] as const) {
      const all = said(runOf(['read', 'call', 'fresh'], ways));
      const first = all.findIndex((say) => say.includes('the guest’s own tables have nothing there'));
      expect(all[first]).toMatch(/^(The CPU|QEMU) looks the address up: /);
      expect(all.filter((say) => say.startsWith('The app’s own instruction is tried again'))).toHaveLength(1);
    }
  });

  it('ends “this time” with a page only after a time without', () => {
    const all = said(runOf(['fresh', 'read']));
    expect(all.at(-2)).toBe(
      'The CPU looks the address up: 24 reads, and it ends with a page. The byte is read.',
    );
    expect(all.filter((say) => say.includes('this time it ends with a page'))).toHaveLength(2);
  });

  it('is QEMU’s own under emulation', () => {
    const all = said(runOf(['read'], ['emulation'])).join('\n');
    expect(all).toContain('Now QEMU has the address and reads the byte.');
    expect(all).not.toContain('Now the CPU has the address');
    expect(alts(runOf(['read'], ['emulation']))[1]).toContain(
      'QEMU has the CPU and reads the guest’s tables.',
    );
  });

  it.each(['4k', '2m'] as const)(
    'read by read names the page in its last row, guest pages of %s',
    (guest) => {
      const all = said(runOf(['read'], ['trap'], { look: 'each', guest })).filter((say) =>
        say.startsWith('Read '),
      );
      const rows = guest === '4k' ? 4 : 3;
      expect(all.filter((say) => say.includes('on the way to the page.'))).toHaveLength(4);
      expect(all.filter((say) => say.includes('on the way to the guest’s fourth table'))).toHaveLength(
        rows === 4 ? 4 : 0,
      );
      expect(all.join()).not.toContain('fifth');
    },
  );
});

describe('the step from one way to the next', () => {
  const ready = (of: Run): string[] =>
    of.steps.flatMap(({ topic, say }) => (topic.kind === 'ready' ? [say] : []));

  it('says that the CPU helps from now on, whichever card comes after emulation', () => {
    for (const way of ['trap', 'queue'] as const)
      expect(ready(runOf(['send'], ['emulation', way]))[1]).toMatch(/^Now the same with the CPU’s help/);
    expect(ready(runOf(['send'], ['trap', 'queue']))[1]).toMatch(/^Now the same with another card/);
  });

  it('speaks of the network card only where a packet is sent', () => {
    expect(ready(runOf(['send'], ['emulation', 'trap']))[1]).toContain('called e1000');
    expect(ready(runOf(['print'], ['emulation', 'trap']))[1]).toBe(
      'Now the same with the CPU’s help: it runs the guest’s code itself. Devices are still emulated.',
    );
  });
});

describe('what a letter took', () => {
  it('is counted of the CPU, not of the letter', () => {
    expect(said(runOf(['print']))).toContain(
      'The app goes on. One letter is printed. On the way the CPU left the guest twice, each time as far as QEMU.',
    );
  });
});

describe('the alternative', () => {
  it('is whole English at every step of any run', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        for (const alt of alts(run(params, claims))) {
          expect(alt).not.toMatch(/is runs|: runs|\?\.|KVM: |is at (finds|wakes|wraps|enters|nothing)/);
          expect(alt).toMatch(/ has the CPU( and [a-z]|\.)/);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('says that somebody else has the CPU while the vCPU sleeps', () => {
    const asleep = alts(runOf(['sleep'])).find((alt) => alt.includes('somebody else'))!;
    expect(asleep).toContain(
      'The vCPU’s thread sleeps, and nobody of this machine has the CPU. CPU 1 runs somebody else.',
    );
  });
});

describe('a thing of the program', () => {
  it('begins just before its first moment, in the way that is looked at', () => {
    const of = runOf(['add', 'call', 'send'], ['emulation', 'trap']);
    for (const way of ['emulation', 'trap'] as const)
      for (const item of [1, 2]) {
        const frame = frameAt(of, startOf(of, way, item));
        expect([frame.way, frame.item]).toEqual([way, item - 1]);
      }
    expect(startOf(of, 'trap', 9)).toBe(startOf(of, 'trap', 0));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { boxes, diskCaches, ends, jobs, type Box } from '../../simulators/io-path/index.ts';
import { betOf } from './bets.ts';
import { definition, frameAt, type Frame, type LaneView } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { poster } from './poster.ts';

const claims = testClaims(meta.claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params, claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const laneOf = (frame: Frame, box: Box): LaneView => frame.lanes.find((lane) => lane.box === box)!;
const any: fc.Arbitrary<Params> = fc.record({
  job: fc.constantFrom(...jobs),
  boxes: fc.shuffledSubarray([...boxes], { minLength: 1 }),
  end: fc.constantFrom(...ends),
  cache: fc.constantFrom(...diskCaches),
});

/** A lane as text, a line a row: "> host kernel [bytes] 2*4" with its stops; ">" runs now, "*" copies, "!" through a wall. */
const drawn = (frame: Frame, box: Box): string[] => {
  const { rows, stops } = laneOf(frame, box);
  return rows.map(({ label, active, holds, gone }, i) =>
    [
      active ? '>' : gone ? 'x' : ' ',
      label,
      ...(holds ? ['[bytes]'] : []),
      ...stops
        .filter(({ row }) => row === i)
        .map(({ n, copies, wall }) => `${wall ? '!' : ''}${n}${copies ? '*' : ''}`),
    ].join(' '),
  );
};

holdsTheContract({
  definition,
  meta,
  poster,
  any,
  opens: 'write',
  sentence: /^([A-Z]|gVisor|write|fdatasync|virtiofsd).*\.$/,
  alt: /^[A-Zg].{60}.*\.$/su,
  bets: {
    outcomes: { write: '0', packet: '2', disk: '2', gvisor: 'sentry', kata: '1', kill: 'vm', engine: '0' },
    right: /and so it is\. /,
    wrong: /and it is “/,
  },
});

describe('presets keep what they promise', () => {
  it('write: three hops, one copy and no exit in both', () => {
    const last = end(preset('write'));
    for (const lane of last.lanes) {
      expect(lane.stops).toHaveLength(3);
      expect(lane.counts).toMatchObject({ systemCalls: 1, exits: 0, copies: 1, kernels: 1, caches: 1 });
    }
    expect(drawn(last, 'container')).toEqual([
      '  app [bytes] 1 3',
      '  containerd, shim',
      '  host kernel [bytes] 2*',
      '  disk',
    ]);
    expect(drawn(last, 'vm')).toEqual([
      '  app [bytes] 1 3',
      '  guest kernel [bytes] 2*',
      '  QEMU',
      '  host kernel',
      '  disk',
    ]);
  });

  it('packet: one kernel and two, and QEMU is not one of the stops', () => {
    const last = end(preset('packet'));
    expect(laneOf(last, 'container').counts.kernels).toBe(1);
    expect(laneOf(last, 'vm').counts.kernels).toBe(2);
    expect(drawn(last, 'vm')).toEqual([
      '  app 1',
      '  guest kernel 2* 3',
      '  QEMU',
      '  host kernel !4 5* 6',
      '  network card [bytes] 7',
    ]);
  });

  it('disk: two exits, and two page caches before the disk', () => {
    expect(laneOf(end(preset('disk')), 'vm').counts).toMatchObject({ exits: 2, caches: 2, copies: 2 });
    expect(laneOf(end(preset('disk')), 'container').counts).toMatchObject({ exits: 0, caches: 1 });
  });

  it('gvisor: the Sentry answers, and calls the host’s kernel itself', () => {
    expect(drawn(end(preset('gvisor')), 'gvisor')).toEqual([
      '  app [bytes] 1 6',
      '  Sentry 3 5',
      '  Gofer',
      '  containerd, shim',
      '  host kernel [bytes] 2 4*',
      '  disk',
    ]);
  });

  it('kata: left once, where a VM is not', () => {
    const last = end(preset('kata'));
    expect(last.lanes.map(({ counts }) => counts.exits)).toEqual([0, 1]);
    expect(drawn(last, 'kata')).toEqual([
      '  app [bytes] 1 9',
      '  guest kernel [bytes] 2* !8',
      '  virtiofsd 4 6',
      '  QEMU',
      '  containerd, shim',
      '  host kernel [bytes] !3 5* 7',
      '  disk',
    ]);
  });

  it('kill: only the VM’s bytes are lost', () => {
    const last = end(preset('kill'));
    expect(last.lanes.map(({ now }) => now)).toEqual([
      'The bytes are safe: in the host’s page cache.',
      'The bytes are lost.',
      'The bytes are safe: in the host’s page cache.',
      'The bytes are safe: in the host’s page cache.',
    ]);
    expect(drawn(last, 'vm')).toEqual([
      'x app 1 3',
      'x guest kernel 2*',
      'x QEMU',
      '  host kernel',
      '  disk',
    ]);
    expect(last.say).toContain('lost in the VM. Those of the container, gVisor and Kata are safe: ');
  });

  it('engine: nobody asks one', () => {
    expect(end(preset('engine')).lanes.map(({ counts }) => counts.engine)).toEqual([0, 0, 0, 0]);
  });
});

describe('a frame on the way', () => {
  it('shows where the call is and how it got there', () => {
    const [, , second, , , fifth] = frames(preset('write'));
    expect(drawn(second!, 'container')).toEqual([
      '  app [bytes] 1',
      '  containerd, shim',
      '> host kernel [bytes] 2*',
      '  disk',
    ]);
    expect(laneOf(second!, 'container').now).toBe('hop 2: host kernel, kernel mode, by a system call');
    expect(laneOf(second!, 'vm')).toMatchObject({ state: 'later', now: 'not yet begun', stops: [] });
    expect(laneOf(fifth!, 'container').state).toBe('done');
    expect(laneOf(fifth!, 'vm').now).toBe('hop 2: guest kernel, kernel mode, in the guest, by a system call');
  });
});

describe('where there is room for one lane', () => {
  it('shows the first, then the one under way, and in the end the one that lost something', () => {
    expect(frames(preset('kill')).map(({ focus }) => focus)).toEqual([
      ...Array.from({ length: 4 }, () => 'container'),
      ...Array.from({ length: 3 }, () => 'vm'),
      ...Array.from({ length: 6 }, () => 'gvisor'),
      ...Array.from({ length: 9 }, () => 'kata'),
      'vm',
    ]);
    expect(end(preset('packet')).focus).toBe('vm');
  });
});

describe('the first frame', () => {
  it('shows whole boxes and nothing done in them, so that no bet is given away', () => {
    for (const { id } of presets) {
      const first = frameAt(preset(id), 0);
      for (const lane of first.lanes) {
        expect(lane).toMatchObject({ state: 'later', stops: [] });
        expect(Object.values(lane.counts)).toEqual([0, 0, 0, 0, 0, 0]);
        expect(lane.rows.some(({ active, holds, gone }) => active || holds || gone)).toBe(false);
      }
    }
  });
});

describe('a bet', () => {
  it.each([
    ['write', 'never'],
    ['packet', 'two'],
    ['disk', 'two'],
    ['gvisor', 'the Sentry'],
    ['kata', 'once'],
    ['kill', 'only the VM’s'],
    ['engine', 'never'],
  ])('%s comes out as “%s”', (id, label) => {
    const of = preset(id);
    const bet = betOf(of);
    const outcome = bet.outcome(of);
    expect(bet.options.find((option) => option.id === outcome)!.label).toBe(label);
    const wrong = bet.options.find((option) => option.id !== outcome)!;
    expect(bet.verdict(of, wrong.id)).toContain(`and it is “${label}”`);
  });

  it('has a reason among its words, and is settled at a step, whatever is set', () => {
    fc.assert(
      fc.property(any, (params) => {
        const of = run(params, claims);
        const bet = betOf(of);
        expect(bet.verdict(of, bet.outcome(of))).toMatch(/and so it is\. [A-Z].*\.$/);
        expect(of.timeline.steps).toContain(bet.settledAt(of));
      }),
    );
  });
});

describe('any run', () => {
  it('has an alternative text that follows', () => {
    fc.assert(
      fc.property(any, (params) => {
        const alts = frames(run(params, claims)).map(({ alt }) => alt);
        alts.slice(0, -2).forEach((alt, i) => expect(alt).not.toBe(alts[i + 1]));
      }),
    );
  });

  it('keeps the places and the rows of its lanes from the first frame to the last', () => {
    fc.assert(
      fc.property(any, (params) => {
        const of = run(params, claims);
        const shape = (frame: Frame) => [frame.places, frame.lanes.map(({ rows }) => rows.length)];
        for (const frame of frames(of)) {
          expect(shape(frame)).toEqual(shape(frameAt(of, 0)));
          for (const { stops, rows } of frame.lanes) {
            expect(stops.length).toBeLessThanOrEqual(frame.places);
            expect(stops.every(({ row }) => row >= 0 && row < rows.length)).toBe(true);
          }
        }
      }),
    );
  });

  it('does not care in which order the boxes are named, or how often', () => {
    fc.assert(
      fc.property(any, (params) => {
        const twice = { ...params, boxes: [...params.boxes].reverse().concat(params.boxes) };
        expect(run(twice, claims).says).toEqual(run(params, claims).says);
      }),
    );
  });
});

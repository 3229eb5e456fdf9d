import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { faults } from '../../simulators/isolation/index.ts';
import { betOf } from './bets.ts';
import { cves } from './cves.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { poster } from './poster.ts';
import { ending } from './sentences.ts';

const claims = testClaims(meta.claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params, claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const fates = (frame: Frame): string[] => frame.boxes.map(({ box, counts }) => `${box}: ${counts}`);
const any: fc.Arbitrary<Params> = fc.record({
  fault: fc.constantFrom(...faults),
  limited: fc.boolean(),
  jailed: fc.boolean(),
});

/** A box in words, a line a row: "copy 1 taken* | copy 2 | copy 3"; "*" just now, "=" it held there. */
const drawn = (frame: Frame, box: string): string[] =>
  frame.boxes
    .find((each) => each.box === box)!
    .rows.map((row) =>
      row
        .map(
          ({ label, harm, fresh, held }) =>
            `${label}${harm ? ` ${harm}` : ''}${fresh ? '*' : ''}${held ? '=' : ''}`,
        )
        .join(' | '),
    );

holdsTheContract({
  definition,
  meta,
  poster,
  any,
  opens: 'crash',
  bets: {
    outcomes: {
      crash: null,
      memory: '3',
      fork: '3',
      limits: '0',
      panic: '2',
      exploit: '2',
      runtime: '1',
      vmm: '0',
    },
    right: /and so it is/,
  },
});

describe('presets keep what they promise', () => {
  it('crash: one copy of each box, and no more', () => {
    for (const { counts } of end(preset('crash')).boxes) expect(counts).toBe('1 down, 2 untouched');
  });

  it('memory and fork: neighbours feel it where they share a kernel’s memory', () => {
    expect(fates(end(preset('memory')))).toEqual([
      'process: 1 down, 2 strained',
      'container: 1 down, 2 strained',
      'vm: 1 down, 2 untouched',
      'container-in-vm: 1 down, 1 strained, 1 untouched',
      'gvisor: 1 down, 2 strained',
      'kata: 1 down, 2 untouched',
    ]);
    expect(preset('fork').allHit).toEqual(['process', 'container', 'gvisor']);
  });

  it('limits: the hog is killed alone in all six', () => {
    for (const { counts } of end(preset('limits')).boxes) expect(counts).toBe('1 down, 2 untouched');
  });

  it('panic and exploit: one bug is enough in a process and a container, and is not in the Sentry', () => {
    expect(preset('panic').allHit).toEqual(['process', 'container']);
    expect(preset('exploit').allHit).toEqual(['process', 'container']);
    expect(fates(end(preset('panic')))).toContain('gvisor: 3 untouched');
  });

  it('runtime: only what runc made, and only the guest where there is one', () => {
    expect(fates(end(preset('runtime')))).toEqual([
      'process: 1 taken, 2 untouched',
      'container: 3 taken',
      'vm: 1 taken, 2 untouched',
      'container-in-vm: 2 taken, 1 untouched',
      'gvisor: 1 taken, 2 untouched',
      'kata: 1 taken, 2 untouched',
    ]);
  });

  it('vmm: the jail holds, and without it the host is gone', () => {
    expect(preset('vmm').allHit).toEqual([]);
    const { params } = presets.find(({ id }) => id === 'vmm')!;
    expect(run({ ...params, jailed: false }, claims).allHit).toEqual(['vm', 'container-in-vm', 'kata']);
  });
});

describe('an exploit, step by step', () => {
  it('in a container', () => {
    const [, inside, kernel, all, last] = frames(preset('exploit'));
    expect(drawn(inside!, 'container')[0]).toBe('copy 1 taken* | copy 2 | copy 3');
    expect(drawn(kernel!, 'container').at(-1)).toBe('host kernel taken*');
    expect(drawn(all!, 'container')[0]).toBe('copy 1 taken | copy 2 taken* | copy 3 taken*');
    expect(last!.boxes[1]!.hold).toBe('Nothing held.');
  });

  it('in a container in a VM', () => {
    expect(drawn(end(preset('exploit')), 'container-in-vm')).toEqual([
      'copy 1 taken | copy 2 taken | copy 3',
      'container taken | container taken | container',
      'kernel taken | kernel',
      'VMM= | VMM',
      'host kernel',
    ]);
  });
});

describe('the first frame', () => {
  it('shows six whole boxes and gives no bet away', () => {
    for (const { id } of presets) {
      const first = frameAt(preset(id), 0);
      for (const { counts, ended, rows } of first.boxes) {
        expect(counts).toBe('3 untouched');
        expect(ended).toBe(false);
        expect(rows.flat().every(({ harm, held }) => harm === null && !held)).toBe(true);
      }
    }
  });
});

describe('a bet', () => {
  it('is about the boxes in which all three copies are hit, settled in the end', () => {
    for (const { id } of presets) {
      const of = preset(id);
      const bet = betOf(of);
      if (id === 'crash') {
        expect(bet).toBeNull();
        continue;
      }
      const hit = end(of).boxes.filter((box) => box.hit === 3).length;
      expect(bet!.outcome(of)).toBe(String(hit));
      expect(bet!.settledAt(of)).toBe(of.timeline.steps.at(-1));
    }
  });
});

describe('a verdict', () => {
  const moral = (params: Partial<Params>): string => {
    const of = run({ ...presets[0]!.params, ...params }, claims);
    return betOf(of)!
      .verdict(of, '6')
      .replace(/^.*(?=Ask )/, '');
  };

  it('ends with what to ask about this fault, and not about another', () => {
    expect([
      moral({ fault: 'memory' }),
      moral({ fault: 'memory', limited: true }),
      moral({ fault: 'fork', limited: true }),
      moral({ fault: 'exploit', limited: true }),
      moral({ fault: 'runtime' }),
      moral({ fault: 'vmm', jailed: false }),
    ]).toEqual([
      'Ask whose memory the three copies share.',
      'Ask who set a limit.',
      'Ask who set a limit.',
      'Ask which kernel the three copies call.',
      'Ask who made the box, and on which kernel.',
      'Ask what the VMM may do.',
    ]);
  });
});

describe('gVisor', () => {
  const sandbox = (id: string) => {
    const of = preset(id);
    const [copies, sentries, host] = drawn(end(of), 'gvisor');
    return [copies, sentries, host, of.says.filter((say) => /Sentry/.test(say)).length];
  };

  it('loses its Sentry with the copy in it, and the host’s kernel clears up', () => {
    expect(sandbox('crash')).toEqual([
      'copy 1 down | copy 2 | copy 3',
      'Sentry down | Sentry | Sentry',
      'host kernel=',
      1,
    ]);
    expect(sandbox('limits')).toEqual([
      'copy 1 down | copy 2 | copy 3',
      'Sentry down | Sentry | Sentry',
      'host kernel=',
      1,
    ]);
    expect(sandbox('memory').slice(0, 2)).toEqual([
      'copy 1 down | copy 2 strained | copy 3 strained',
      'Sentry down | Sentry | Sentry',
    ]);
    expect(preset('limits').says.join(' ')).toContain('In gVisor the Sentry dies with it');
  });
});

describe('an ending', () => {
  it('is a whole sentence where no box has all three copies hit', () => {
    expect(ending([], ['container-in-vm'], 16)).toBe(
      'Two of three copies are hit in the container in a VM. 16 of 18 copies are untouched.',
    );
    expect(ending(['container'], ['container-in-vm'], 13)).toBe(
      'All three copies are hit in the container, two of three in the container in a VM. 13 of 18 copies are untouched.',
    );
  });
});

describe('any run', () => {
  it('comes to its end in every box, and says so', () => {
    fc.assert(
      fc.property(any, (params) => {
        const of = run(params, claims);
        expect(end(of).boxes.every(({ ended }) => ended)).toBe(true);
        expect(end(of).alt).not.toBe(frameAt(of, 0).alt);
      }),
    );
  });
});

describe('the real holes', () => {
  it('have a day, a claim and a source; faults without a hole have none', () => {
    for (const cve of Object.values(cves)) {
      expect(cve.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(meta.claims).toContain(cve.claim);
      expect(claims[cve.claim]!.what).toContain(cve.id);
    }
    expect(preset('exploit').cve).toMatchObject({ day: '22 April 2026', label: 'published' });
    expect(preset('memory').cve).toBeNull();
  });
});

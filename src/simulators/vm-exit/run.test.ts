import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recorded } from './recorded.testing.ts';
import { EXIT_REASONS, LONGEST_PROGRAM, run, type Op, type Settings, type Trace, type Way } from './index.ts';
import { registers } from './registers.ts';

const plain: Settings = { guestPages: '4k', hostPages: '4k', levels: 4, worker: 'behind' };
const trace = (program: readonly Op[], way: Way = 'trap', settings: Partial<Settings> = {}): Trace =>
  run(program, way, { ...plain, ...settings });
const eight: readonly Op[] = Array.from({ length: 8 }, () => 'send');
const hex = (value: bigint) => `0x${value.toString(16)}`;

/** The exits in words, one a line: which line, why, and who handled it. */
const exitsOf = ({ exits, lines }: Trace): string[] =>
  exits.map(({ reason, line, request }) => `${lines[line]!.id}: ${reason}, ${request ?? 'KVM'}`);

/** Who had the CPU, one letter a moment: a app, k guest's kernel, H host's kernel, V VMM. Repeats are left out. */
const hands = ({ moments }: Trace): string =>
  moments
    .map(({ place }) => ({ app: 'a', 'guest-kernel': 'k', 'host-kernel': 'H', vmm: 'V' })[place])
    .join('')
    .replace(/(.)\1+/g, '$1');

const touches = ({ moments }: Trace): string[] =>
  moments.flatMap(({ what }) => {
    if (what.kind !== 'device') return [];
    const { register, write, value } = what.access;
    const where = registers[register];
    const name = 'port' in where ? hex(where.port) : register;
    return [
      `${write ? 'write' : 'read'} ${name}${register === 'TDT' || register === 'THR' ? '' : ` ${hex(value)}`}`,
    ];
  });
const lines = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

describe('who has the CPU', () => {
  it.each<[Op, Way, string]>([
    ['add', 'trap', 'a'],
    ['call', 'trap', 'aka'],
    ['read', 'trap', 'a'],
    ['switch', 'trap', 'aka'],
    // The guest's fault stays in the guest; the page it takes is missing on the host too.
    ['fresh', 'trap', 'akHka'],
    ['print', 'trap', 'akHVHkHVHka'],
    ['sleep', 'trap', 'akHkHkHka'],
    // The last two letters are the interrupt that says the packet is out; it needs no exit.
    ['send', 'queue', 'akHkaka'],
    // Six touches of registers go to the VMM; the first two also change the interrupt line, the very first sends.
    ['send', 'trap', 'akHVHVHVHkHVHVHkHVHkHVHkHkHVHkHVHka'],
    ['add', 'emulation', 'V'],
    ['call', 'emulation', 'V'],
    ['send', 'emulation', 'VHV'],
    ['fresh', 'emulation', 'VHV'],
  ])('%s, %s: %s', (op, way, expected) => {
    expect(hands(trace([op], way))).toBe(expected);
  });
});

describe('exits and who handles them', () => {
  it.each<[Op, Way, readonly string[]]>([
    ['add', 'trap', []],
    ['call', 'trap', []],
    ['switch', 'trap', []],
    ['read', 'trap', []],
    ['fresh', 'trap', ['fault-clear: EPT_VIOLATION, KVM']],
    ['print', 'trap', ['line-status: IO_INSTRUCTION, KVM_EXIT_IO', 'letter: IO_INSTRUCTION, KVM_EXIT_IO']],
    ['sleep', 'trap', ['deadline: MSR_WRITE, KVM', 'hlt: HLT, KVM', 'next-deadline: MSR_WRITE, KVM']],
    ['send', 'queue', ['kick: EPT_MISCONFIG, KVM']],
    [
      'send',
      'trap',
      [
        'tail: EPT_MISCONFIG, KVM_EXIT_MMIO',
        'cause: EPT_MISCONFIG, KVM_EXIT_MMIO',
        'mask: EPT_MISCONFIG, KVM_EXIT_MMIO',
        'status: EPT_MISCONFIG, KVM_EXIT_MMIO',
        'eoi: EOI_INDUCED, KVM',
        'unmask: EPT_MISCONFIG, KVM_EXIT_MMIO',
        'status: EPT_MISCONFIG, KVM_EXIT_MMIO',
      ],
    ],
  ])('%s, %s', (op, way, expected) => {
    expect(exitsOf(trace([op], way))).toEqual(expected);
  });

  it('numbers the reasons as Intel does', () => {
    expect(EXIT_REASONS).toEqual({
      HLT: 12,
      IO_INSTRUCTION: 30,
      MSR_WRITE: 32,
      EOI_INDUCED: 45,
      EPT_VIOLATION: 48,
      EPT_MISCONFIG: 49,
    });
  });
});

describe('a page that neither kernel has used', () => {
  it.each<[Way, string]>([
    ['trap', 'exits'],
    ['emulation', 'vmm-calls'],
  ])('costs the host’s kernel a fault each time, in the line that clears it: %s', (way, kind) => {
    const { moments, lines: ran } = trace(['fresh', 'fresh'], way);
    const faults = moments.filter(({ what }) => what.kind === kind).map(({ line }) => ran[line]!);
    expect(faults.map(({ id, item }) => `${id} ${item}`)).toEqual(['fault-clear 0', 'fault-clear 1']);
  });
});

describe('against the drivers of a real guest', () => {
  it('touches the card’s registers in their order and with their values', () => {
    expect(touches(trace(['send']))).toEqual(lines(recorded.e1000One));
    expect(touches(trace(['send'], 'emulation'))).toEqual(lines(recorded.e1000One));
  });

  it('writes the tail once a packet', () => {
    const tails = touches(trace(eight)).filter((touch) => touch === 'write TDT');
    expect(tails).toHaveLength(recorded.e1000EightTails);
  });

  it('prints a letter as the early console does', () => {
    expect(touches(trace(['print']))).toEqual(lines(recorded.serialLetter));
  });

  it.each<[readonly Op[], Settings['worker'], { kicks: number; interrupts: number }]>([
    [['send'], 'behind', recorded.virtioOne],
    [['send'], 'ahead', recorded.virtioOne],
    [eight, 'ahead', recorded.virtioEightAhead],
    [eight, 'behind', recorded.virtioEightBehind],
  ])('kicks and is interrupted as often: %s, the thread %s', (program, worker, expected) => {
    const of = trace(program, 'queue', { worker });
    const kicks = of.lines.filter(({ id }) => id === 'kick').length;
    expect({ kicks, interrupts: of.moments.at(-1)!.posted }).toEqual(expected);
  });
});

describe('the queue', () => {
  it('needs another kick once the thread has gone to sleep', () => {
    expect(trace(['send', 'send', 'add', 'add', 'send'], 'queue').exits).toHaveLength(2);
  });

  it('is emptied in one batch', () => {
    const of = trace(eight, 'queue');
    const does = of.moments.flatMap(({ what }) => (what.kind === 'worker' ? [what.does] : []));
    expect(does).toEqual(['wakes', ...eight.map(() => 'takes'), 'sends', 'sleeps']);
  });
});

describe('the card’s interrupts', () => {
  it('come for the first packet, and once for the rest', () => {
    const of = trace(eight);
    expect(of.exits).toHaveLength(20);
    expect(exitsOf(of).filter((exit) => exit.startsWith('cause'))).toHaveLength(2);
  });

  it('come for each packet when it sends seldom', () => {
    const seldom: readonly Op[] = ['send', ...Array.from({ length: 9 }, (): Op => 'add'), 'send'];
    expect(trace(seldom).exits).toHaveLength(14);
  });
});

const anyOp = fc.constantFrom<Op>('add', 'call', 'read', 'fresh', 'switch', 'print', 'send', 'sleep');
const anyWay = fc.constantFrom<Way>('emulation', 'trap', 'queue');
const anySettings: fc.Arbitrary<Settings> = fc.record({
  guestPages: fc.constantFrom('4k' as const, '2m' as const),
  hostPages: fc.constantFrom('4k' as const, '2m' as const),
  levels: fc.constantFrom(4 as const, 5 as const),
  worker: fc.constantFrom('behind' as const, 'ahead' as const),
});
const anyProgram = fc.array(anyOp, { maxLength: LONGEST_PROGRAM });

describe('any run', () => {
  it('sends every packet once and prints every letter', () => {
    fc.assert(
      fc.property(anyProgram, anyWay, anySettings, (program, way, settings) => {
        const { devices, place, guest } = run(program, way, settings).moments.at(-1)!;
        expect(devices.out).toBe(program.filter((op) => op === 'send').length);
        expect(devices.printed).toBe('H'.repeat(program.filter((op) => op === 'print').length));
        expect([place, guest]).toEqual([way === 'emulation' ? 'vmm' : 'app', 'app']);
      }),
    );
  });

  it('leaves the guest only by an exit, and comes back only by an entry', () => {
    fc.assert(
      fc.property(
        anyProgram,
        fc.constantFrom<Way>('trap', 'queue'),
        anySettings,
        (program, way, settings) => {
          const { moments, exits } = run(program, way, settings);
          const inGuest = (place: string) => place === 'app' || place === 'guest-kernel';
          moments.forEach(({ place, what }, i) => {
            const before = moments[i - 1]?.place ?? 'app';
            if (inGuest(before) && !inGuest(place)) expect(what.kind).toBe('exits');
            if (!inGuest(before) && inGuest(place)) expect(what.kind).toBe('enters');
            if (place === 'vmm' && before === 'host-kernel')
              expect(['asks-vmm', 'vmm-goes-on']).toContain(what.kind);
          });
          expect(moments.filter(({ what }) => what.kind === 'enters')).toHaveLength(exits.length);
          exits.forEach(({ moment }) => expect(moments[moment]!.what.kind).toBe('exits'));
        },
      ),
    );
  });

  it('never leaves a guest that is emulated: it was never in one', () => {
    fc.assert(
      fc.property(anyProgram, anySettings, (program, settings) => {
        const { moments, exits } = run(program, 'emulation', settings);
        expect(exits).toEqual([]);
        for (const { place } of moments) expect(['vmm', 'host-kernel']).toContain(place);
      }),
    );
  });

  it('runs the same lines in every way, but for the card’s', () => {
    const quiet = fc.array(
      anyOp.filter((op) => op !== 'send'),
      { maxLength: LONGEST_PROGRAM },
    );
    fc.assert(
      fc.property(quiet, anySettings, (program, settings) => {
        const [one, two, three] = (['emulation', 'trap', 'queue'] as const).map((way) =>
          run(program, way, settings).lines.map(({ id, place, item }) => `${id} ${place} ${item}`),
        );
        expect(one).toEqual(two);
        expect(two).toEqual(three);
      }),
    );
  });

  it('only ever counts up', () => {
    fc.assert(
      fc.property(anyProgram, anyWay, anySettings, (program, way, settings) => {
        const { moments } = run(program, way, settings);
        moments.forEach((moment, i) => {
          const before = moments[i - 1];
          if (!before) return;
          for (const key of ['exits', 'toVmm', 'references', 'posted'] as const)
            expect(moment[key]).toBeGreaterThanOrEqual(before[key]);
          expect(moment.toVmm).toBeLessThanOrEqual(moment.exits);
        });
      }),
    );
  });
});

it('refuses a program that is too long, in one sentence', () => {
  const program = Array.from({ length: LONGEST_PROGRAM + 1 }, (): Op => 'add');
  expect(() => trace(program)).toThrow('program: has 17 items; at most 16 can be run.');
});

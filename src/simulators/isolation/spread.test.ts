import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxes,
  chainOf,
  faults,
  harmAfter,
  partsOf,
  servedBy,
  spread,
  type Box,
  type Fault,
  type Precautions,
} from './index.ts';

const careless: Precautions = { limited: false, jailed: false };
const careful: Precautions = { limited: true, jailed: true };

/** "app-1 app-2 taken; …" of each wave, and what held. */
function told(box: Box, fault: Fault, precautions: Precautions): string[] {
  const { waves, heldAt, hold } = spread(box, fault, precautions);
  return [
    ...waves.map((wave) => {
      const harms = [...new Set(wave.map(({ harm }) => harm))];
      return harms
        .map(
          (harm) =>
            `${wave
              .filter((each) => each.harm === harm)
              .map(({ part }) => part)
              .join(' ')} ${harm}`,
        )
        .join('; ');
    }),
    `${hold}${heldAt ? ` at ${heldAt}` : ''}`,
  ];
}

describe('a kernel exploit', () => {
  it('takes the host’s kernel and all that it serves, from a process or a container', () => {
    expect(told('container', 'exploit', careful)).toEqual([
      'app-1 taken',
      'host-kernel taken',
      'container-1 container-2 app-2 container-3 app-3 taken',
      'nothing',
    ]);
    expect(told('process', 'exploit', careful).at(-2)).toBe('app-2 app-3 taken');
  });

  it('takes one guest, and stops at the machine', () => {
    expect(told('vm', 'exploit', careless)).toEqual([
      'app-1 taken',
      'guest-kernel-1 taken',
      'guest-wall at vmm-1',
    ]);
    expect(told('kata', 'exploit', careless)).toEqual([
      'app-1 taken',
      'guest-kernel-1 taken',
      'container-1 taken',
      'guest-wall at vmm-1',
    ]);
  });

  it('takes both containers of one owner’s guest, and not the other owner’s', () => {
    expect(told('container-in-vm', 'exploit', careless)).toEqual([
      'app-1 taken',
      'guest-kernel-1 taken',
      'container-1 container-2 app-2 taken',
      'guest-wall at vmm-1',
    ]);
  });

  it('does not find its bug in the Sentry', () => {
    expect(told('gvisor', 'exploit', careless)).toEqual(['app-1 taken', 'not-linux at sentry-1']);
  });
});

describe('a panic', () => {
  it('takes down what the kernel serves', () => {
    expect(told('container', 'panic', careful)).toEqual([
      'host-kernel down',
      'container-1 app-1 container-2 app-2 container-3 app-3 down',
      'nothing',
    ]);
    expect(told('vm', 'panic', careful)).toEqual([
      'guest-kernel-1 down',
      'app-1 down',
      'guest-wall at vmm-1',
    ]);
  });
});

describe('a crash', () => {
  it('ends the copy and its container, and nothing else', () => {
    expect(told('container', 'crash', careless)).toEqual([
      'app-1 down',
      'container-1 down',
      'kernel-cleans-up at host-kernel',
    ]);
    expect(told('vm', 'crash', careless)).toEqual(['app-1 down', 'kernel-cleans-up at guest-kernel-1']);
  });

  it('ends the Sentry too, which lives as long as the first process of its container', () => {
    expect(told('gvisor', 'crash', careless)).toEqual([
      'app-1 down',
      'sentry-1 down',
      'kernel-cleans-up at host-kernel',
    ]);
  });
});

describe('a copy that eats memory', () => {
  it('strains whoever shares its kernel’s memory', () => {
    expect(told('container', 'memory', careless)).toEqual([
      'app-1 strained',
      'host-kernel app-2 app-3 strained',
      'app-1 down',
      'container-1 down',
      'nothing',
    ]);
    expect(told('gvisor', 'memory', careless)[1]).toBe('host-kernel app-2 app-3 strained');
    expect(told('container-in-vm', 'memory', careless)[1]).toBe('guest-kernel-1 app-2 strained');
    expect(told('vm', 'memory', careless)).toEqual([
      'app-1 strained',
      'guest-kernel-1 strained',
      'app-1 down',
      'guest-memory at guest-kernel-1',
    ]);
  });

  it('takes its Sentry along, for the host’s kernel counts and kills both as one', () => {
    expect(told('gvisor', 'memory', careful)).toEqual([
      'app-1 strained',
      'app-1 sentry-1 down',
      'memory-limit at host-kernel',
    ]);
    expect(told('gvisor', 'memory', careless)).toEqual([
      'app-1 strained',
      'host-kernel app-2 app-3 strained',
      'app-1 sentry-1 down',
      'nothing',
    ]);
    expect(told('kata', 'memory', careful).at(-1)).toBe('memory-limit at container-1');
  });

  it('is killed alone where there is a limit', () => {
    for (const box of boxes) expect(told(box, 'memory', careful).join()).not.toContain('app-2');
  });
});

describe('a fork bomb', () => {
  it('leaves nobody on its kernel a process to start, unless there is a limit', () => {
    expect(told('container', 'fork', careless)[1]).toBe('host-kernel app-2 app-3 strained');
    expect(told('kata', 'fork', careless)).toEqual([
      'app-1 strained',
      'guest-kernel-1 strained',
      'guest-processes at guest-kernel-1',
    ]);
    expect(told('gvisor', 'fork', careful).at(-1)).toBe('process-limit at host-kernel');
    for (const box of boxes) expect(told(box, 'fork', careful)[0]).toBe('app-1 strained');
  });
});

describe('a hole in runc', () => {
  it('needs runc', () => {
    expect(told('container', 'runtime', careful)).toEqual([
      'app-1 taken',
      'host-kernel taken',
      'container-1 container-2 app-2 container-3 app-3 taken',
      'nothing',
    ]);
    expect(told('container-in-vm', 'runtime', careful).at(-1)).toBe('guest-wall at vmm-1');
    expect(told('vm', 'runtime', careful)).toEqual(['app-1 taken', 'no-runtime']);
    expect(told('gvisor', 'runtime', careful)).toEqual(['app-1 taken', 'other-runtime']);
  });
});

describe('a hole in a virtual device', () => {
  it('leads into the VMM, and on to the host where the VMM is root', () => {
    expect(told('vm', 'vmm', careless)).toEqual([
      'app-1 taken',
      'guest-kernel-1 taken',
      'vmm-1 taken',
      'host-kernel taken',
      'vmm-2 guest-kernel-2 app-2 vmm-3 guest-kernel-3 app-3 taken',
      'nothing',
    ]);
    expect(told('vm', 'vmm', careful)).toEqual([
      'app-1 taken',
      'guest-kernel-1 taken',
      'vmm-1 taken',
      'jail at vmm-1',
    ]);
    for (const box of ['process', 'container', 'gvisor'] as const)
      expect(told(box, 'vmm', careless)).toEqual(['app-1 taken', 'no-vmm']);
  });
});

describe('any fault', () => {
  const any = fc.record({
    box: fc.constantFrom(...boxes),
    fault: fc.constantFrom(...faults),
    precautions: fc.record({ limited: fc.boolean(), jailed: fc.boolean() }),
  });

  it('changes parts that are there, in waves that are not empty, and never makes a part better', () => {
    const rank = { strained: 0, down: 1, taken: 1 };
    fc.assert(
      fc.property(any, ({ box, fault, precautions }) => {
        const parts = new Set(partsOf(box).map(({ id }) => id));
        const { waves, heldAt } = spread(box, fault, precautions);
        expect(waves.every((wave) => wave.length > 0)).toBe(true);
        if (heldAt) expect(parts).toContain(heldAt);
        const seen = new Map<string, number>();
        for (const { part, harm } of waves.flat()) {
          expect(parts).toContain(part);
          expect(rank[harm]).toBeGreaterThanOrEqual(seen.get(part) ?? 0);
          seen.set(part, rank[harm]);
        }
      }),
    );
  });

  it('never leaves a part untouched whose kernel has fallen', () => {
    fc.assert(
      fc.property(any, ({ box, fault, precautions }) => {
        const parts = partsOf(box);
        const after = harmAfter(spread(box, fault, precautions), Infinity);
        for (const { part, harm } of after.values()) {
          if (harm === 'strained' || !/kernel/.test(part)) continue;
          for (const { id } of servedBy(parts, part)) expect(after.get(id)?.harm).toBe(harm);
        }
      }),
    );
  });

  it('never gets further with precautions than without', () => {
    fc.assert(
      fc.property(any, ({ box, fault }) => {
        const reached = (precautions: Precautions) => [
          ...harmAfter(spread(box, fault, precautions), Infinity).keys(),
        ];
        for (const part of reached(careful)) expect(reached(careless)).toContain(part);
      }),
    );
  });
});

describe('the boxes', () => {
  it('stand on the host’s kernel, every copy of them', () => {
    for (const box of boxes)
      for (const copy of [1, 2, 3])
        expect(chainOf(partsOf(box), `app-${copy}`).at(-1)!.id).toBe('host-kernel');
    expect(() => chainOf(partsOf('vm'), 'sentry-1')).toThrow('There is no part "sentry-1" in this box.');
  });
});

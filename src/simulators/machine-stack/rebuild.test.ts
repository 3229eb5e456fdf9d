import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { build } from './build.ts';
import { rebuild, type Rebuild } from './rebuild.ts';
import { metal } from './spec.ts';
import { anyHost, names, orders, soundSpec, text } from './stack.testing.ts';

/** A rebuild in words, a line each move. */
const moves = (of: Rebuild): string[] =>
  of.moves.map((move) =>
    'moved' in move
      ? `${move.kind === 'take' ? '-' : '+'} ${move.what}: ${names(move.moved)}`
      : `${move.kind}: ${move.standing.length}`,
  );

describe('one stack becomes another', () => {
  it('itself: apart to the metal, and up again', () => {
    expect(moves(rebuild(orders.bare(), orders.bare()))).toEqual([
      'stand: 6',
      '- app: app-3 app-2 app-1',
      '- tools: tools-host',
      '- kernel: kernel-host',
      '+ kernel: kernel-host',
      '+ tools: tools-host',
      '+ app: app-1 app-2 app-3',
    ]);
  });

  it('bare metal to virtual machines: the kernel stays, and becomes the host’s', () => {
    expect(moves(rebuild(orders.bare(), orders.vms()))).toEqual([
      'stand: 6',
      '- app: app-3 app-2 app-1',
      '+ hypervisor: hypervisor',
      '+ machine: machine-1 machine-2 machine-3',
      '+ kernel: kernel-1 kernel-2 kernel-3',
      '+ tools: tools-1 tools-2 tools-3',
      '+ app: app-1 app-2 app-3',
    ]);
  });

  it('three guests to two with containers: one machine goes, a layer a move', () => {
    expect(moves(rebuild(orders.vms(), orders.both()))).toEqual([
      'stand: 16',
      '- app: app-3 app-2 app-1',
      '- tools: tools-3',
      '- kernel: kernel-3',
      '- machine: machine-3',
      '+ engine: engine-1 engine-2',
      '+ image: image-1 image-2',
      '+ container: container-1 container-2 container-3',
      '+ app: app-1 app-2 app-3',
    ]);
  });

  it('containers on a Mac: the reason first, then the machine', () => {
    expect(moves(rebuild(orders.system('mac'), orders.containers('mac')))).toEqual([
      'stand: 3',
      'insert: 3',
      '+ hypervisor: hypervisor',
      '+ machine: machine-1',
      '+ kernel: kernel-1',
      '+ tools: tools-1',
      '+ engine: engine-1',
      '+ image: image-1',
      '+ container: container-1 container-2 container-3',
      '+ app: app-1 app-2 app-3',
    ]);
  });

  it('containers on a PC: Windows goes down once, and comes back on top of the hypervisor', () => {
    expect(moves(rebuild(orders.bare('windows-pc'), orders.containers('windows-pc'))).slice(0, 7)).toEqual([
      'stand: 6',
      '- app: app-3 app-2 app-1',
      'insert: 3',
      '- system: tools-host kernel-host',
      '+ hypervisor: hypervisor',
      '+ system: kernel-host tools-host',
      '+ machine: machine-1',
    ]);
  });

  it('the hypervisor of a PC goes: Windows goes down for that too', () => {
    const bare = orders.bare('windows-pc');
    expect(moves(rebuild({ ...bare, hypervisor: true }, bare))).toEqual([
      'stand: 7',
      '- app: app-3 app-2 app-1',
      '- system: tools-host kernel-host',
      '- hypervisor: hypervisor',
      '+ system: kernel-host tools-host',
      '+ app: app-1 app-2 app-3',
    ]);
  });

  it('the engine goes, and nothing that stands on it, since nothing does', () => {
    expect(moves(rebuild(orders.containers(), { ...orders.containers(), engine: false }))).toEqual([
      'stand: 11',
      '- engine: engine-host',
    ]);
  });

  it('a machine that was hidden is asked for: nothing moves, and it is hidden no more', () => {
    const asked = { ...orders.containers('mac'), hypervisor: true, machines: 1, guests: true };
    const { moves: only } = rebuild(orders.containers('mac'), asked);
    expect(only).toHaveLength(1);
    expect(only[0]!.standing.some(({ hidden }) => hidden)).toBe(false);
  });

  it('two hosts: refused', () => {
    expect(() => rebuild(metal('mac'), metal('linux-server'))).toThrow('host: one machine');
  });
});

describe('any rebuild', () => {
  it('starts with the one and ends with the other, never stands in the air, and moves a layer at a time', () => {
    fc.assert(
      fc.property(soundSpec, soundSpec, anyHost, (a, b, host) => {
        const of = (() => {
          try {
            return rebuild({ ...a, host }, { ...b, host });
          } catch {
            return null;
          }
        })();
        if (!of) return;
        const sorted = (parts: readonly { id: string }[]) => parts.map(({ id }) => id).sort();
        expect(sorted(of.moves[0]!.standing)).toEqual(sorted(build({ ...a, host }).parts));
        const end = of.moves.at(-1)!.standing;
        expect(text(end).sort()).toEqual(text(build({ ...b, host }).parts).sort());
        for (const move of of.moves) {
          const ids = new Set(move.standing.map(({ id }) => id));
          for (const { on } of move.standing) for (const below of on) expect(ids.has(below)).toBe(true);
          if (!('moved' in move)) continue;
          expect(move.moved.length).toBeGreaterThan(0);
          expect(new Set(move.moved.map(({ kind }) => kind)).size).toBe(move.what === 'system' ? 2 : 1);
        }
      }),
    );
  });
});

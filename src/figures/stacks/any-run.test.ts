import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { has, type Layer, type PartKind } from '../../simulators/machine-stack/index.ts';
import { soundParams } from './any-params.testing.ts';
import { frameAt, type Frame } from './frame.ts';
import type { Params } from './params.ts';
import { layerOf, type Brick } from './picture.ts';
import { run, type Run } from './run.ts';

const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));

const bricksOf = ({ picture: { hardware, hypervisor, kernel, ground, machines } }: Frame): Brick[] =>
  [
    hardware,
    hypervisor,
    kernel,
    ...machines.flatMap((each) => [each.machine, each.kernel]),
    ...[ground, ...machines.map((each) => each.ground)].flatMap(({ tools, engine, image, seats }) => [
      tools,
      engine,
      image,
      ...seats.flatMap(({ container, app }) => [container, app]),
    ]),
  ].filter((brick): brick is Brick => brick !== null);

describe('any run', () => {
  it('counts its kernels for those who do not see them', () => {
    fc.assert(
      fc.property(soundParams, (params) => {
        for (const frame of frames(run(params, {})))
          expect(frame.alt).toContain(`Kernels running: ${frame.kernels.length}.`);
      }),
    );
  });

  it('draws every part that stands, once, and counts the kernels that it draws', () => {
    fc.assert(
      fc.property(soundParams, (params) => {
        const of = run(params, {});
        frames(of).forEach((frame, i) => {
          const bricks = bricksOf(frame);
          const there = bricks.filter(({ mark }) => mark === 'here' || mark === 'new');
          expect(there.map(({ id }) => id).sort()).toEqual(
            of.beats[i]!.move.standing.map(({ id }) => id).sort(),
          );
          expect(new Set(bricks.map(({ id }) => id)).size).toBe(bricks.length);
          expect(there.filter(({ role }) => role === 'kernel')).toHaveLength(frame.kernels.length);
        });
      }),
    );
  });

  it('marks an answer as changed exactly if it reads otherwise than a step before', () => {
    fc.assert(
      fc.property(soundParams, (params) => {
        const all = frames(run(params, {}));
        all.forEach(({ rows }, i) => {
          rows.forEach(({ changed, answer }, row) => {
            expect(changed).toBe(i > 0 && all[i - 1]!.rows[row]!.answer.text !== answer.text);
          });
        });
      }),
    );
  });

  it('shows in the tray what stands, and marks what is not yet as it was ordered', () => {
    fc.assert(
      fc.property(soundParams, (params) => {
        const of = run(params, {});
        frames(of).forEach((frame, i) => {
          const { standing } = of.beats[i]!.move;
          for (const { layer, state, due } of frame.tray) {
            const parts = standing.filter((part) => layerOf(part) === layer);
            const hidden = parts.length > 0 && parts.every((part) => part.hidden);
            expect(state).toBe(parts.length === 0 ? 'off' : hidden ? 'hidden' : 'on');
            if (due === 'coming') expect([state, ordered(params, layer)]).toEqual(['off', true]);
            if (due === 'going') expect([state !== 'off', ordered(params, layer)]).toEqual([true, false]);
          }
        });
        const last = frameAt(of, of.timeline.duration);
        expect(last.tray.filter(({ due }) => due !== null)).toEqual([]);
        for (const { layer, state } of last.tray) expect(state === 'on').toBe(ordered(params, layer));
      }),
    );
  });

  it('says of all three only what is true of all three', () => {
    fc.assert(
      fc.property(soundParams, (params) => {
        const of = run(params, {});
        for (const { say, move } of of.beats) {
          if (!('moved' in move)) continue;
          const left = (kind: PartKind) => move.standing.filter((part) => part.kind === kind).length;
          const inGuests = (kind: PartKind) =>
            move.standing.filter((part) => part.kind === kind && part.machine > 0).length;
          if (/three copies (are stopped|stop)/.test(say)) expect(left('app')).toBe(0);
          if (/^The containers are removed/.test(say)) expect(left('container')).toBe(0);
          if (move.kind === 'take' && /^The engines? (go|stop)/.test(say)) expect(left('engine')).toBe(0);
          if (/^The image is deleted(:| in every)/.test(say)) expect(left('image')).toBe(0);
          if (/^The pretend computers? go/.test(say)) expect(left('machine')).toBe(0);
          if (/^The kernels of the guests shut/.test(say)) expect(inGuests('kernel')).toBe(0);
          if (/^Three copies start/.test(say)) expect(move.moved).toHaveLength(3);
          if (/^Three containers are set up/.test(say)) expect(move.moved).toHaveLength(3);
          if (/[Ww]hat is left is metal/.test(say))
            expect(move.standing.map(({ id }) => id)).toEqual(['hardware']);
          if (/starts on the metal/.test(say)) expect(left('hypervisor')).toBe(0);
          if (/[Kk]ernels .*run on/.test(say)) expect(inGuests('kernel')).toBeGreaterThan(1);
          const named = /([Cc]op(?:y|ies)|[Cc]ontainers?) ([\d and,]+?) (?:are|is) (?:stopped|removed)/.exec(
            say,
          );
          if (named)
            expect(named[2]!.match(/\d/g)!.map(Number)).toEqual(
              move.moved.map(({ copy }) => copy).sort((a, b) => a - b),
            );
        }
      }),
      { numRuns: 300 },
    );
  });
});

const ordered = (params: Params, layer: Layer) => has({ ...params.now, host: params.host }, layer);

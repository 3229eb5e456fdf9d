import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { has, type Layer } from '../../simulators/machine-stack/index.ts';
import { soundParams } from './any-params.testing.ts';
import { frameAt, type Frame } from './frame.ts';
import type { Brick } from './picture.ts';
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

  it('leaves in the tray what is ordered, and shows what is hidden only where it stands', () => {
    fc.assert(
      fc.property(soundParams, (params) => {
        for (const frame of frames(run(params, {}))) {
          const ordered = (layer: Layer) => has({ ...params.now, host: params.host }, layer);
          for (const { layer, state } of frame.tray) {
            const unasked = bricksOf(frame).some(
              (brick) => brick.layer === layer && brick.hidden && brick.mark !== 'gone',
            );
            expect(state).toBe(ordered(layer) ? 'on' : unasked ? 'hidden' : 'off');
          }
        }
      }),
    );
  });
});

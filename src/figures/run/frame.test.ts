import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { betOf } from './bets.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { poster } from './poster.ts';
import { labels } from './words.ts';

const claims = testClaims(meta.claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params, claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const names = (of: Run): string[] => of.steps.map(({ id }) => id);
const any: fc.Arbitrary<Params> = fc.record({
  noNewPrivs: fc.boolean(),
  userNamespace: fc.boolean(),
  seccomp: fc.boolean(),
});
const value = (frame: Frame, id: string): string => frame.things.find((each) => each.id === id)!.value;

holdsTheContract({
  definition,
  meta,
  poster,
  any,
  opens: 'usual',
  sentence: /^[A-Zr].*\.$/,
  bets: { outcomes: { usual: '0', gain: 'before', user: 'user', bare: null }, right: /and so it is/ },
});

describe('presets keep what they promise', () => {
  it('usual: one kernel throughout, and execve brings the program', () => {
    const all = frames(preset('usual'));
    expect(new Set(all.map((frame) => value(frame, 'kernels')))).toEqual(new Set(['1']));
    expect(all.at(-2)!.requests).toEqual([{ by: 'runc init, stage 2', what: 'execve /bin/true' }]);
    expect(value(all.at(-1)!, 'program')).toBe('yours');
    expect(all.at(-1)!.processes.map(({ name }) => name)).toEqual(['shim', 'your program']);
  });

  it('gain: the filter before the privileges go', () => {
    const order = names(preset('gain'));
    expect(order.indexOf('early-filter')).toBe(order.indexOf('give-up') - 1);
    expect(order).not.toContain('filter');
  });

  it('user: the user namespace first and alone', () => {
    const of = preset('user');
    const at = names(of).indexOf('user-namespace');
    expect(value(frames(of)[at]!, 'namespaces')).toBe('user');
    expect(value(frames(of)[at + 1]!, 'namespaces')).toBe('user, mount, uts, ipc, pid, network');
  });

  it('bare: a step less than usual', () => {
    expect(names(preset('bare'))).toEqual(names(preset('usual')).filter((id) => id !== 'filter'));
  });
});

describe('the first frame', () => {
  it('shows a shim, a kernel and the whole list, and gives no bet away', () => {
    const first = frameAt(preset('usual'), 0);
    expect(first.processes.map(({ id }) => id)).toEqual(['shim']);
    expect(first.lines.map(({ state }) => state)).toEqual(['now', ...Array<string>(15).fill('later')]);
    expect(first.things.every(({ changed }) => !changed)).toBe(true);
    expect(value(first, 'namespaces')).toBe('none');
  });
});

describe('bets on the order', () => {
  const namesAt = (of: Run, step: number) =>
    frameAt(of, of.timeline.steps[step]!).lines.map(({ name }) => name);

  it.each(['gain', 'user'])('%s: steps to come have only a number until the bet is settled', (id) => {
    const of = preset(id);
    const bet = betOf(of)!;
    const settled = of.timeline.steps.indexOf(bet.settledAt(of));
    const all = namesAt(of, of.steps.length - 1);
    for (let step = 0; step < of.steps.length; step += 1) {
      const shown = step < settled ? all.slice(0, step + 1) : all;
      expect(namesAt(of, step)).toEqual([
        ...shown,
        ...all.slice(shown.length).map((_, i) => `step ${shown.length + i + 1}`),
      ]);
    }
  });

  it('usual, bare: the whole list from the start', () => {
    for (const id of ['usual', 'bare']) expect(namesAt(preset(id), 0).join()).not.toContain('step ');
  });
});

describe('runc and the shim', () => {
  it('says that runc leaves, and that there is another, where the picture shows it', () => {
    const all = frames(preset('usual'));
    const has = (frame: Frame) => frame.processes.some(({ id }) => id === 'runc');
    all.slice(1).forEach((frame, i) => {
      expect(/runc leaves|runc is done too and leaves/.test(frame.say), frame.say).toBe(
        has(all[i]!) && !has(frame),
      );
      expect(frame.say.includes('a second runc'), frame.say).toBe(i > 1 && !has(all[i]!) && has(frame));
    });
  });

  it('draws walls around what has namespaces of its own', () => {
    for (const frame of frames(preset('user')))
      for (const { id, walled } of frame.processes)
        expect(walled).toBe(
          id === 'program' || id === 'stage 2' || (id === 'stage 1' && value(frame, 'namespaces') !== 'none'),
        );
  });

  it('speaks of a sixth namespace, for five are made here', () => {
    const { own } = preset('usual').steps.at(-1)!.after;
    expect(own).toHaveLength(5);
    expect(claims['runc-phase-namespaces']!.what).toContain('six namespaces');
    expect(labels.times).toContain('a sixth namespace');
  });
});

describe('any run', () => {
  it('says no sentence twice', () => {
    fc.assert(
      fc.property(any, (params) => {
        const of = run(params, claims);
        const said = frames(of).map(({ say }) => say);
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  it('tells in words who runs and what is asked', () => {
    fc.assert(
      fc.property(any, (params) => {
        for (const frame of frames(run(params, claims))) {
          for (const { name } of frame.processes) expect(frame.alt).toContain(name);
          for (const { what } of frame.requests) expect(frame.alt).toContain(what);
        }
      }),
    );
  });

  it('marks as new exactly what was otherwise a step before', () => {
    fc.assert(
      fc.property(any, (params) => {
        const all = frames(run(params, claims));
        all.slice(1).forEach((frame, i) => {
          for (const { id, changed, value: now } of frame.things)
            expect(changed).toBe(value(all[i]!, id) !== now);
        });
      }),
    );
  });

  it('takes every time from a claim, the longest as the whole bar', () => {
    const took = preset('usual').steps.flatMap((step) => (step.took ? [step.took] : []));
    expect(took).toHaveLength(11);
    expect(Math.max(...took.map(({ share }) => share))).toBe(1);
    for (const { text } of took) expect(text).toMatch(/ms$/);
  });
});

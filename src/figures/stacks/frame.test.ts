import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeState, encodeState, maxStateLength } from '../../share/codec.ts';
import { layers } from '../../simulators/machine-stack/index.ts';
import { betOf } from './bets.ts';
import { definition, frameAt } from './frame.ts';
import { layersField, presets, schema, type Params } from './params.ts';
import { run as runOf } from './run.ts';

const run = (id: string) => runOf(presets.find((preset) => preset.id === id)!.params, {});
const last = (id: string) => {
  const of = run(id);
  return frameAt(of, of.timeline.duration);
};

const anyLayers = fc
  .record({
    kernel: fc.boolean(),
    hypervisor: fc.boolean(),
    machines: fc.integer({ min: 0, max: 3 }),
    guests: fc.boolean(),
    engine: fc.boolean(),
    containers: fc.boolean(),
    apps: fc.boolean(),
  })
  .filter((value) => layersField.decode(layersField.encode(value)) !== null);
const anyParams: fc.Arbitrary<Params> = fc.record({
  host: fc.constantFrom('linux-server', 'mac', 'windows-pc'),
  was: anyLayers,
  now: anyLayers,
  beside: fc.constantFrom('none', 'bare', 'vms', 'containers', 'both'),
});

describe('each preset keeps its promise', () => {
  it.each([
    ['bare', 1],
    ['vms', 4],
    ['containers', 1],
    ['both', 3],
    ['mac', 2],
    ['pc', 2],
    ['engine', 1],
  ])('%s ends with so many kernels: %i', (id, kernels) => {
    expect(last(id).kernels).toHaveLength(kernels);
  });

  it('bare metal is taken apart first, and is the same again in the end', () => {
    const of = run('bare');
    const kernels = of.timeline.steps.map((t) => frameAt(of, t).kernels.length);
    expect(kernels[0]).toBe(1);
    expect(Math.min(...kernels)).toBe(0);
    expect(kernels.at(-1)).toBe(1);
  });

  it('the Mac gets a machine that nobody ordered', () => {
    const machines = last('mac').tray.find(({ layer }) => layer === 'machines')!;
    expect(machines.state).toBe('hidden');
    expect(last('mac').say).toMatch(/Linux/);
  });

  it('without its engine nothing changes in the four answers', () => {
    const of = run('engine');
    const answers = (t: number) => frameAt(of, t).rows.map(({ answer }) => answer.text);
    expect(answers(of.timeline.duration)).toEqual(answers(0));
    expect(last('engine').tray.find(({ layer }) => layer === 'engine')!.state).toBe('off');
  });
});

describe('the bets', () => {
  it('have one right answer each, named only when it can be seen', () => {
    for (const [id, outcome] of [
      ['mac', '2'],
      ['pc', 'under'],
      ['engine', 'all'],
    ] as const) {
      const of = run(id);
      const bet = betOf(of)!;
      expect(bet.outcome(of)).toBe(outcome);
      expect(bet.options.map((option) => option.id)).toContain(outcome);
      expect(bet.settledAt(of)).toBeGreaterThan(0);
      expect(bet.settledAt(of)).toBeLessThanOrEqual(of.timeline.duration);
      const verdicts = bet.options.map((option) => bet.verdict(of, option.id));
      expect(new Set(verdicts).size).toBe(verdicts.length);
    }
    expect(betOf(run('vms'))).toBeNull();
  });
});

describe('any stack', () => {
  it('has steps that get on, each with a sentence and a picture in words, and a place in the address', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const text = encodeState(definition, { preset: presets[0]!.id, params, t: 0 });
        expect(text.length).toBeLessThanOrEqual(maxStateLength);
        expect(decodeState(definition, text)).toMatchObject({ params, problems: [] });
        let of;
        try {
          of = runOf(params, {});
        } catch (error) {
          expect((error as Error).message).toMatch(/^.+\.\)?$/s);
          return;
        }
        const { steps, duration } = of.timeline;
        steps.forEach((t, i) => i > 0 && expect(t).toBeGreaterThan(steps[i - 1]!));
        const said = steps.map((t) => frameAt(of, t));
        for (const frame of said) {
          expect(frame.say).toMatch(/\.$/);
          expect(frame.alt.length).toBeGreaterThan(20);
        }
        said.forEach((frame, i) => i > 0 && expect(frame.say).not.toBe(said[i - 1]!.say));
        expect(frameAt(of, duration)).toEqual(frameAt(of, steps.at(-1)!));
      }),
    );
  });

  it('names every layer in the tray', () => {
    expect(last('both').tray.map(({ layer }) => layer)).toEqual([...layers]);
    expect(Object.keys(schema)).toEqual(['host', 'was', 'now', 'beside']);
  });
});

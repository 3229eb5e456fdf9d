import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { claimIds } from './claims.ts';
import { frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { guestMemory } from './narration.ts';
import { presets, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { inMiB, nth } from './text.ts';

const claims = testClaims([...claimIds]);
const paramsOf = (id: string): Params => presets.find((each) => each.id === id)!.params;
const preset = (id: string): Run => run(paramsOf(id), claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));

describe('a sentence', () => {
  const said = (change: Partial<Params>) =>
    frames(run({ ...paramsOf('app'), ...change }, claims)).map(({ say }) => say);

  it('says of a second guest on a base of its own that its files are others', () => {
    expect(said({})[1]).toMatch(/second kernel, a second system and the same files again: /);
    expect(said({ bases: 'each' })[1]).toMatch(/second kernel, a second system and files of its own base: /);
  });

  it('agrees with its numbers', () => {
    const large = { own: '2048', memory: '4' } as const;
    const all = [...said(large), ...said({ ...large, after: 'oom' }), ...said({ own: '1024', memory: '16' })];
    expect(all.join(' ')).not.toMatch(/\b1\u00A0GiB (of them )?are\b|\b1 (containers|VMs)\b/);
    expect(said(large).at(-1)).toMatch(
      /^1 VM fits, with 2 kernels in all, or 1 container on one: 1 container for each VM/,
    );
    expect(said({ ...large, after: 'oom' }).join(' ')).toMatch(
      /the app of one copy is gone, and the other goes on/,
    );
  });

  it('says of KSM that it reads what the guests hold, without their VMMs', () => {
    const of = preset('help');
    const i = of.beats.findIndex(({ kind }) => kind === 'merge');
    const { done } = of.beats[i]!;
    const held = frameAt(of, of.timeline.steps[i]!).vms.now.held + of.sides.vms.events[done.vms - 1]!.freed;
    const { each, once } = of.plan.measured.vmm.qemu;
    const scanned = guestMemory(of, done.vms - 1);
    expect(scanned).toBeCloseTo(held - once - each * of.sides.vms.events[done.vms - 1]!.stand.copies, 6);
    expect(frames(of)[i]!.say).toContain(`One pass over ${inMiB(scanned)} takes`);
  });
});

describe('the words', () => {
  it('print sizes and places as people do', () => {
    expect(
      [0.43, 10.5, 19.96, 186.8, 1023.7, 3584].map((size) => inMiB(size).replace('\u00A0', ' ')),
    ).toEqual(['0.4 MiB', '10.5 MiB', '20 MiB', '187 MiB', '1 GiB', '3.5 GiB']);
    expect([1, 2, 3, 11, 20, 103, 1176].map(nth)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '11th',
      '20th',
      '103rd',
      '1,176th',
    ]);
  });

  it('ask for the claims that the figure counts with', () => {
    expect(meta.claims).toEqual([...claimIds]);
    expect(() => run(paramsOf('app'), {})).toThrow(/did not give the figure the claim/);
  });
});

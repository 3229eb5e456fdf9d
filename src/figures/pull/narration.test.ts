import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { anyParams } from './any-params.testing.ts';
import { frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import { changed, run, type Run } from './run.ts';

const claims = testClaims(meta.claims);
const paramsOf = (id: string): Params => presets.find((each) => each.id === id)!.params;
const runOf = (id: string, change: Partial<Params> = {}): Run => run({ ...paramsOf(id), ...change }, claims);
const start = (of: Run): Frame => frameAt(of, 0);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const said = (of: Run): string =>
  of.timeline.steps
    .map((t) => frameAt(of, t).say)
    .join('\n')
    .replaceAll('\u00A0', ' ');

describe('what is told is what is there', () => {
  it('says of what is spared nothing before the manifest is read', () => {
    const of = runOf('shared');
    for (const t of of.timeline.steps) {
      const { spared, alt } = frameAt(of, t);
      expect(alt.includes('spared not known yet')).toBe(spared === null);
    }
  });

  it('counts one layer as one', () => {
    expect(start(runOf('first')).alt).toContain('Its one layer is not stacked.');
    expect(end(runOf('first')).alt).toContain('Its one layer is stacked.');
  });

  it('tells the entries of Python’s index of Python’s alone', () => {
    expect(said(runOf('cold'))).toContain('16 entries');
    expect(said(runOf('first'))).not.toContain('entries');
  });

  it('lets go of layers only where some had been unpacked', () => {
    const spoilt = runOf('cold', { engine: 'classic', trouble: 'flip', part: 'manifest', byte: 210 });
    expect(said(spoilt)).toContain('It does not try again: the pull ends');
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(changed(params, {}, claims), claims);
        const unpacked = of.pull.events.some(({ kind }) => kind === 'snapshot');
        if (/lets go of/.test(said(of))) expect(unpacked).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('names no layer as here whose blob and stack are both gone', () => {
    const of = runOf('corrupt', { engine: 'classic' });
    const { alt, host } = end(of);
    const gone = host.newStack.filter(({ state }) => state === 'let-go');
    expect(gone.length).toBeGreaterThan(0);
    const here = /On the host and right: [^.]*\./.exec(alt)![0];
    for (const { name } of gone) expect(here).not.toContain(name);
  });

  it('lays a trouble aside that the new image cannot have', () => {
    const spoilt = { ...paramsOf('corrupt'), part: '4' as const };
    expect(changed(spoilt, { image: 'debian' }, claims).trouble).toBe('none');
    expect(changed(spoilt, { image: 'python' }, claims).part).toBe('manifest');
    expect(changed(spoilt, { once: 1 }, claims)).toEqual({ ...spoilt, once: 1 });
  });

  it('lets the line decide which layer comes first, and no digest', () => {
    const order = (link: number) =>
      runOf('cold', { link }).pull.events.flatMap((event) =>
        event.kind === 'arrived' && event.part.kind === 'layer' ? [event.part.layer + 1] : [],
      );
    expect(order(100)).toEqual([2, 4, 3, 1]);
    expect(order(10_000)).toEqual([2, 3, 1, 4]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { anyParams } from './any-params.testing.ts';
import { frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { run, type Run } from './run.ts';

const claims = testClaims(meta.claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);

describe('any run', () => {
  it('draws one lane at a time on the guest’s CPU, without a gap, and each exit where it was', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(params, claims);
        const { board, score: rows } = end(of);
        const own = board.spans.filter(({ lane, imitated }) => lane !== 'thread' && !imitated);
        let at = 0;
        for (const { from, to } of own) {
          // Only while the CPU runs somebody else is nobody drawn.
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBe(board.width);
        expect(board.hops.filter(({ exit }) => exit > 0)).toHaveLength(
          rows.reduce((sum, { exits }) => sum + exits, 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never shows an exit before it was', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        for (const frame of frames(run(params, claims))) {
          const marked = frame.listing.lines.flatMap(({ exits }) => exits);
          const { exits } = frame.score.find(({ state }) => state === 'now')!;
          for (const n of marked) expect(n).toBeLessThanOrEqual(exits);
          expect(frame.board.hops.filter(({ x }) => x > frame.board.x)).toEqual([]);
          expect(frame.board.spans.filter(({ to }) => to > frame.board.x)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

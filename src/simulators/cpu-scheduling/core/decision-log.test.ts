import { describe, expect, it } from 'vitest';
import { DecisionLog } from './decision-log.ts';
import { IDLE, IDLE_CPU_WAKE, PREEMPTED, REASONS, SLICE_RENEWED, STOLEN } from './reasons.ts';

describe('DecisionLog', () => {
  it('gives its rows back, and the slices that follow from them', () => {
    const log = new DecisionLog();
    log.add(0, 0, -1, 7, IDLE_CPU_WAKE, -1);
    log.add(5, 0, 7, 7, SLICE_RENEWED, -1);
    log.add(5, 1, -1, 8, STOLEN, 0);
    log.add(9, 0, 7, 3, PREEMPTED, -1);
    log.add(12, 1, 8, -1, IDLE, -1);
    expect(log.decisions()[2]).toEqual({ t: 5, cpu: 1, prev: -1, next: 8, reason: 'stolen', from: 0 });
    expect(log.decisions().map(({ reason }) => reason)).toEqual([
      'idle-cpu-wake',
      'slice-renewed',
      'stolen',
      'preempted',
      'idle',
    ]);
    expect(log.slices(2, 20)).toEqual([
      [
        { cpu: 0, task: 7, start: 0, end: 9 },
        { cpu: 0, task: 3, start: 9, end: 20 },
      ],
      [{ cpu: 1, task: 8, start: 5, end: 12 }],
    ]);
    expect([-1, 0, 4, 5, 100].map((t) => log.lastAtOrBefore(t))).toEqual([-1, 0, 0, 2, 4]);
  });

  it('keeps any number of rows, and times beyond 32 bits', () => {
    const log = new DecisionLog();
    for (let i = 0; i < 50_000; i++) log.add(i * 100_000, 0, i, i + 1, PREEMPTED, -1);
    expect(log.length).toBe(50_000);
    expect(log.decisions()[49_999]).toMatchObject({ t: 4_999_900_000, prev: 49_999, next: 50_000 });
    expect(log.lastAtOrBefore(4_000_000_050)).toBe(40_000);
    expect(log.slices(1, 5_000_000_000)[0]).toHaveLength(50_000);
  });

  it('knows every reason by its number', () => {
    expect([REASONS[IDLE_CPU_WAKE], REASONS[SLICE_RENEWED], REASONS[STOLEN], REASONS[IDLE]]).toEqual([
      'idle-cpu-wake',
      'slice-renewed',
      'stolen',
      'idle',
    ]);
  });
});

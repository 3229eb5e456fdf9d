import { describe, expect, it } from 'vitest';
import { Checkpoints } from './checkpoints.ts';
import type { Memory } from './memory.ts';
import { StateStore } from './state-store.ts';

/** Something with a state of so many bytes, the first of which tell which instant it is at. */
function runOf(bytes: number) {
  const state = { instant: Int32Array.of(0), ballast: new Uint8Array(bytes) };
  const store = new StateStore(state);
  return {
    state,
    save: (memory: Memory) => store.save(memory),
    load: store.load.bind(store),
  };
}

function play(run: ReturnType<typeof runOf>, instants: number): Checkpoints {
  const checkpoints = new Checkpoints();
  for (let t = 0; t < instants; t++) {
    run.state.instant[0] = t;
    checkpoints.instantOver(t, run);
  }
  return checkpoints;
}

describe('checkpoints', () => {
  it('are thinned out evenly before they take more than 64 MiB, and start at the first instant', () => {
    const run = runOf(2 ** 20);
    const checkpoints = play(run, 2_000_000);
    const times = checkpoints.rows.map(({ t }) => t);
    expect(times[0]).toBe(0);
    expect(times.length).toBeGreaterThan(30);
    expect(checkpoints.bytes).toBeGreaterThan(times.length * 2 ** 20);
    expect(checkpoints.bytes).toBeLessThanOrEqual(64 * 2 ** 20);
    const gaps = new Set(times.slice(1).map((t, i) => t - times[i]!));
    expect(gaps.size).toBe(1);
    // Those that stayed hold what they held, though the room of others was taken again.
    for (const { t, saved } of checkpoints.rows) {
      run.load(saved);
      expect(run.state.instant[0]).toBe(t);
    }
  });

  it('come every 64 instants where the state is small, and the latest before a time is found', () => {
    const checkpoints = play(runOf(1000), 200);
    expect(checkpoints.rows.map(({ t }) => t)).toEqual([0, 64, 128, 192]);
    expect([63, 64, 1000].map((t) => checkpoints.before(t)!.t)).toEqual([0, 64, 192]);
    expect(checkpoints.before(-1)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { Recorder } from './recorder.ts';
import { StateStore, sizeOf } from './state-store.ts';

const makeState = () => ({
  now: 5,
  credit: Int32Array.of(1, -2),
  spent: Float64Array.of(0.5, Infinity),
  held: Uint8Array.of(1, 0, 1),
  queues: [[1, 2], []] as number[][],
  waiting: new Map([[3, { since: 7 }]]),
  inner: { turn: 1, local: Float64Array.of(-1) },
});

describe('StateStore', () => {
  it('puts everything back as it was, in the same objects and typed arrays', () => {
    const state = makeState();
    const { credit, inner } = state;
    const store = new StateStore(state);
    const saved = store.save();
    state.now = 9;
    credit[1] = 40;
    state.spent[0] = 3;
    state.held.fill(0);
    state.queues[0]!.push(8);
    state.waiting.get(3)!.since = 99;
    inner.turn = 2;
    inner.local[0] = 6;
    store.load(saved);
    expect(state).toEqual(makeState());
    expect(state.credit).toBe(credit);
    expect(state.inner).toBe(inner);
  });

  it('saves copies: what a state does after a load changes no checkpoint, and other stores can load it', () => {
    const state = makeState();
    const store = new StateStore(state);
    const saved = store.save();
    store.load(saved);
    state.queues[1]!.push(4);
    state.credit[0] = 77;
    const other = makeState();
    other.now = 0;
    new StateStore(other).load(saved);
    expect(other).toEqual(makeState());
  });
});

describe('checkpoints', () => {
  it('are thinned out evenly before they take more than 64 MiB, and start at the first instant', () => {
    const saved = {
      state: { bytes: new Uint8Array(2 ** 20), rest: [] },
      events: { slots: new Int32Array(0), times: new Float64Array(0) },
    };
    const recorder = new Recorder(1);
    for (let t = 0; t < 2_000_000; t++) recorder.instantOver(t, () => saved);
    const times = recorder.checkpoints.map(({ t }) => t);
    expect(times[0]).toBe(0);
    expect(times.length).toBeGreaterThan(30);
    expect(times.length * sizeOf(saved)).toBeLessThan(64 * 2 ** 20);
    const gaps = new Set(times.slice(1).map((t, i) => t - times[i]!));
    expect(gaps.size).toBe(1);
  });

  it('come every 64 instants where the state is small', () => {
    const saved = {
      state: { bytes: new Uint8Array(1000), rest: [] },
      events: { slots: new Int32Array(0), times: new Float64Array(0) },
    };
    const recorder = new Recorder(1);
    for (let t = 0; t < 200; t++) recorder.instantOver(t, () => saved);
    expect(recorder.checkpoints.map(({ t }) => t)).toEqual([0, 64, 128, 192]);
  });
});

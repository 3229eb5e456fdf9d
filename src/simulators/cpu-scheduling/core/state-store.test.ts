import { describe, expect, it } from 'vitest';
import { Memory } from './memory.ts';
import { StateStore } from './state-store.ts';

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
    const saved = store.save(new Memory());
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
    const saved = store.save(new Memory());
    store.load(saved);
    state.queues[1]!.push(4);
    state.credit[0] = 77;
    const other = makeState();
    other.now = 0;
    new StateStore(other).load(saved);
    expect(other).toEqual(makeState());
  });

  it('keeps states apart that lie in the same memory, long arrays and short ones', () => {
    const memory = new Memory();
    const state = { long: new Float64Array(1000), odd: new Uint8Array(3), short: new Int32Array(5) };
    const store = new StateStore(state);
    const saved = [1, 2, 3].map((n) => {
      for (const array of Object.values(state)) array.fill(n);
      return store.save(memory);
    });
    [2, 0, 1].forEach((i) => {
      store.load(saved[i]!);
      for (const array of Object.values(state)) expect(new Set(array)).toEqual(new Set([i + 1]));
    });
  });

  it('of a table keeps the rows in use, and leaves the others alone', () => {
    const table = {
      used: Int32Array.of(2),
      columns: { id: Int32Array.of(1, 2, 9), v: Float64Array.of(1, 2, 9) },
    };
    const store = new StateStore({ table });
    const saved = store.save(new Memory());
    table.used[0] = 3;
    table.columns.id.fill(7);
    table.columns.v.fill(7);
    store.load(saved);
    expect(table).toEqual({
      used: Int32Array.of(2),
      columns: { id: Int32Array.of(1, 2, 7), v: Float64Array.of(1, 2, 7) },
    });
  });

  it('refuses an array of a kind it cannot keep', () => {
    expect(() => new StateStore({ short: new Int16Array(1) })).toThrow('Float64Array');
  });
});

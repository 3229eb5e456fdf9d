import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { switches } from '../types.ts';
import { compareOrder, type RecordedOrder } from './recorded-order.ts';

const file = new URL('../../../../tests/fixtures/namespaces-orders.json', import.meta.url);
const { kernel, orders } = JSON.parse(readFileSync(file, 'utf8')) as {
  kernel: string;
  orders: RecordedOrder[];
};
const named = orders.map((one) => [`${one.starter}: ${one.order.join(' ') || 'nothing'}`, one] as const);
const limits = ['cpu', 'memory', 'pids'];

describe(`agreement with Linux ${kernel}, step by step, inside and on the host`, () => {
  it.each(named)('%s', (_, order) => expect(compareOrder(order)).toEqual([]));

  it('covers every switch but the limits, thrown and refused, by root and by a user', () => {
    const met = new Set(
      orders.flatMap(({ starter, steps }) => steps.map(({ did, came }) => `${starter} ${did} ${came}`)),
    );
    for (const sw of switches.filter((one) => !limits.includes(one))) {
      expect(met).toContain(`root ${sw} ok`);
      if (sw !== 'caps' && sw !== 'seccomp') expect([...met].join()).toContain(`${sw} EPERM`);
    }
    for (const setUp of ['+map', '+proc', '+proc-shared', '+scratch', '+name', '+veth'])
      expect(met).toContain(`root ${setUp} ok`);
    expect(met).toContain('user +lo ok');
    const shadow = new Set(orders.flatMap(({ deeds }) => deeds.shadow));
    for (const way of ['reads-host', 'denied', 'breaks-out', 'reads-through-proc', 'reads-own'])
      expect(shadow).toContain(way);
  });
});

describe('agreement can fail', () => {
  const engine = orders.find(({ order }) => order.includes('caps') && order[0] === 'pid')!;
  const [first, ...rest] = engine.steps;

  it.each<[string, RecordedOrder]>([
    ['plain: ps, inside', { ...engine, plain: { ...engine.plain, 'inside ps': '$$ 1' } }],
    ['step 1, pid: the kernel answers EPERM', { ...engine, steps: [{ ...first!, came: 'EPERM' }, ...rest] }],
    [
      'step 1, pid: hostname, host',
      { ...engine, steps: [{ ...first!, answers: { ...first!.answers, 'host hostname': 'box' } }, ...rest] },
    ],
    ['step 1, net: the model does pid', { ...engine, steps: [{ ...first!, did: 'net' }, ...rest] }],
    ['recorded are 1', { ...engine, steps: [first!] }],
    ['clock: the kernel answers ok', { ...engine, deeds: { ...engine.deeds, clock: 'ok' } }],
    [
      'shadow: the kernel allows reads-host',
      { ...engine, deeds: { ...engine.deeds, shadow: ['reads-host'] } },
    ],
  ])('notices %s', (difference, changed) => {
    expect(compareOrder(changed).join('\n')).toContain(difference);
  });
});

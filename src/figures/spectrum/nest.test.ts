import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { grounds } from '../../simulators/spectrum/index.ts';
import { claimIds } from './axes.ts';
import { frameAt, type Frame } from './frame.ts';
import type { NestView } from './nest-frame.ts';
import { most, type Params } from './params.ts';
import { run as runWith, type Run } from './run.ts';

const claims = testClaims(claimIds);
const run = (params: Params): Run => runWith(params, claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);

/** Every nest there is. */
const all: Params[] = grounds.flatMap((show) =>
  [false, true].flatMap((kata) =>
    Array.from({ length: most.nodes }, (_, n) =>
      Array.from({ length: most.pods }, (_, p) => ({ show, kata, nodes: n + 1, pods: p + 1 })),
    ).flat(),
  ),
);

describe('boxes in boxes', () => {
  it('name in the alternative the box that the picture marks', () => {
    const marked = (boxes: readonly NestView[]): string[] =>
      boxes.flatMap(({ name, kernel, inside }) => [...(kernel?.answers ? [name] : []), ...marked(inside)]);
    for (const params of all) {
      const frame = end(run(params));
      const names = frame.kind === 'nest' ? marked(frame.nests) : [];
      expect(names).toHaveLength(1);
      expect(frame.alt).toContain(`answered by the kernel in “${names[0]!}”.`);
    }
    expect(end(run({ show: 'mac', nodes: 1, pods: 3, kata: false })).alt).toContain('“hidden Linux VM”');
  });

  it('count in whole English', () => {
    for (const params of all) {
      const told = frames(run(params)).map(({ say, alt }) => `${say} ${alt}`);
      for (const text of told) {
        expect(text).not.toMatch(/all two|one of one|\bone containers|\bone of \w+ containers are/i);
        if (/^One container/.test(text)) expect(text).not.toContain('for all of them');
      }
      if (params.show === 'cloud')
        expect(told[0]!.includes('Inside is a virtual machine, still closed.')).toBe(params.nodes === 1);
    }
    const two = frames(run({ show: 'mac', nodes: 1, pods: 2, kata: false }));
    expect(two.at(-1)!.say).toContain('Both containers are open to them.');
    const one = frames(run({ show: 'mac', nodes: 1, pods: 1, kata: false })).map(({ say }) => say);
    expect(one).toContain('One container, and not one kernel more: two kernels around it.');
  });
});

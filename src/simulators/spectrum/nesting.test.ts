import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answering,
  countLevels,
  kernelsBelow,
  levelsOf,
  nest,
  sharing,
  type Nested,
  type NestSpec,
} from './nesting.ts';

/** A nest as text: two spaces for each level, a star for a kernel of its own. */
const text = (boxes: readonly Nested[], indent = ''): string[] =>
  boxes.flatMap(({ id, kernel, virtual, inside }) => [
    `${indent}${virtual ? 'vm ' : ''}${id}${kernel ? ` *${kernel}` : ''}`,
    ...text(inside, `${indent}  `),
  ]);
const counts = (spec: NestSpec): string =>
  countLevels(nest(spec))
    .map(({ kind, boxes, kernels }) => `${kind} ${boxes}/${kernels}`)
    .join(', ');
const two = { nodes: 2, pods: 2, kata: false } as const;

describe('boxes in boxes', () => {
  it('a cloud: one host, a kernel for each node, none further in', () => {
    expect(text(nest({ ground: 'cloud', nodes: 2, pods: 1, kata: false }))).toEqual([
      'host *host',
      '  vm node-1 *node',
      '    pod-1-1',
      '      container-1-1-1',
      '      container-1-1-2',
      '  vm node-2 *node',
      '    pod-2-1',
      '      container-2-1-1',
      '      container-2-1-2',
    ]);
    expect(counts({ ground: 'cloud', ...two })).toBe('host 1/1, node 2/2, pod 4/0, container 8/0');
  });

  it('Kata in a cloud: three kernels deep', () => {
    const nests = nest({ ground: 'cloud', nodes: 1, pods: 2, kata: true });
    expect(text(nests)).toEqual([
      'host *host',
      '  vm node-1 *node',
      '    vm pod-1-1 *pod',
      '      container-1-1-1',
      '      container-1-1-2',
      '    vm pod-1-2 *pod',
      '      container-1-2-1',
      '      container-1-2-2',
    ]);
    expect(kernelsBelow(nests, 'container-1-2-1')).toBe(3);
    expect(sharing(nests, 'container-1-2-1')).toEqual(['container-1-2-1', 'container-1-2-2']);
  });

  it('on metal the machines are the nodes', () => {
    expect(counts({ ground: 'metal', ...two })).toBe('node 2/2, pod 4/0, container 8/0');
    expect(nest({ ground: 'metal', ...two }).some(({ virtual }) => virtual)).toBe(false);
  });

  it('a Mac: its own kernel answers none of the containers', () => {
    const nests = nest({ ground: 'mac', nodes: 3, pods: 3, kata: true });
    expect(text(nests)).toEqual([
      'mac *macos',
      '  vm node-1 *node',
      '    container-1-1',
      '    container-1-2',
      '    container-1-3',
    ]);
    expect(answering(nests, 'container-1-2')?.kernel).toBe('node');
    expect(sharing(nests, 'container-1-1')).toHaveLength(3);
  });

  it('nobody of that name: no path, no answer', () => {
    const nests = nest({ ground: 'cloud', ...two });
    expect(answering(nests, 'container-9-9-9')).toBeUndefined();
    expect(kernelsBelow(nests, 'container-9-9-9')).toBe(0);
  });
});

describe('any nest', () => {
  const anySpec: fc.Arbitrary<NestSpec> = fc.record({
    ground: fc.constantFrom('cloud', 'metal', 'mac'),
    nodes: fc.integer({ min: 1, max: 3 }),
    pods: fc.integer({ min: 1, max: 4 }),
    kata: fc.boolean(),
  });
  const sum = (spec: NestSpec) => countLevels(nest(spec)).reduce((n, { kernels }) => n + kernels, 0);

  it('has containers innermost, and no container brings a kernel', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const nests = nest(spec);
        expect(levelsOf(nests).at(-1)).toBe('container');
        expect(countLevels(nests).at(-1)!.kernels).toBe(0);
        expect(countLevels(nests).map(({ kind }) => kind)).toEqual(levelsOf(nests));
      }),
    );
  });

  it('gets a kernel with another pod only under Kata', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const more = sum({ ...spec, pods: spec.pods + 1 }) - sum(spec);
        expect(more).toBe(spec.kata && spec.ground !== 'mac' ? spec.nodes : 0);
      }),
    );
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BoxRole } from '../../drawing/Box.tsx';
import { box, cells, column, group, lanes, row } from '../../drawing/poster.ts';
import { rolesOf } from '../../styles/tokens.ts';
import { drawShape } from './draw-shape.ts';
import type { Node } from './node.ts';

const styles = join(import.meta.dirname, '../../styles');
const palette = readFileSync(join(styles, 'palette.css'), 'utf8');
const roleCss = readFileSync(join(styles, 'roles.css'), 'utf8');
const boxRoles: readonly BoxRole[] = [
  'kernel',
  'hypervisor',
  'hardware',
  'virtual-hardware',
  'user-space',
  'app',
  'layer',
  'writable',
];

/** Every colour by its own name, so that a test can read them. */
const roles = new Proxy({}, { get: (_, name) => `<${String(name)}>` }) as Readonly<Record<string, string>>;

const styleOf = (node: Node) => node.props['style'] as Readonly<Record<string, unknown>>;
const children = (node: Node) => (node.props['children'] ?? []) as readonly (Node | string)[];
const words = (node: Node | string): string[] =>
  typeof node === 'string' ? [node] : children(node).flatMap(words);

describe('drawShape', () => {
  it('gives a part the colours of its role', () => {
    const style = styleOf(drawShape(box('kernel', 'host kernel'), roles));
    expect(style['background']).toBe('<kernel>');
    expect(style['border']).toBe('2px solid <kernel-edge>');
  });

  it('leaves what is not there yet an outline, also for a layer', () => {
    for (const ghost of [
      box('kernel', 'guest kernel', { ghost: true }),
      box('layer', 'app', { depth: 4, ghost: true }),
    ]) {
      const style = styleOf(drawShape(ghost, roles));
      expect(style['background']).toBe('<sheet>');
      expect(style['border']).toBe('2px dashed <line>');
    }
  });

  it('colours an image’s layers by their depth', () => {
    expect(styleOf(drawShape(box('layer', 'app', { depth: 4 }), roles))['background']).toBe('<layer-4>');
  });

  it('colours every kind of square and span, a layer’s too', () => {
    const known = new Set(Object.keys(rolesOf(palette, roleCss, 'light')).map((name) => `<${name}>`));
    for (const role of boxRoles) {
      const drawn = JSON.stringify([
        drawShape(cells([{ role }, {}, { series: 3 }], 3), roles),
        drawShape(lanes([{ label: '', spans: [{ from: 0, to: 1, role }] }]), roles),
        drawShape(box(role, 'part'), roles),
      ]);
      for (const [used] of drawn.matchAll(/<[a-z0-9-]+>/g))
        expect(known.has(used), `${role} ${used}`).toBe(true);
    }
  });

  it('says everything, in its order', () => {
    const shape = column([
      row([group('VM 1', [box('app', 'web app', { aside: 'serving' })]), group('VM 2', [])]),
      box('hardware', 'hardware', { sub: '2 CPUs' }),
    ]);
    expect(words(drawShape(shape, roles))).toEqual([
      'VM 1',
      'web app',
      'serving',
      'VM 2',
      'hardware',
      '2 CPUs',
    ]);
  });

  it('puts a span where its time is', () => {
    const track = drawShape(lanes([{ label: 'CPU 0', spans: [{ from: 0.25, to: 0.5, series: 2 }] }]), roles);
    const span = JSON.stringify(track);
    expect(span).toContain('"left":"25.00%"');
    expect(span).toContain('"width":"25.00%"');
    expect(span).toContain('<s2>');
  });
});

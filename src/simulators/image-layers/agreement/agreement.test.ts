import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareOci, compareOciCase, type OciCase } from './oci-case.ts';
import { compareOverlay, compareOverlayCase, type OverlayCase } from './overlay-case.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../tests/fixtures/${name}`, import.meta.url), 'utf8'));

const overlay = fixture('overlay.json') as { count: number; scenarios: OverlayCase[] };
const oci = fixture('oci.json') as { cases: OciCase[] };

const moreOverlay = fixture('overlay-more.json') as typeof overlay;
const moreOci = fixture('oci-more.json') as typeof oci;

describe('agreement with Linux 6.18 overlayfs', () => {
  it('has all scenarios', () => {
    expect(overlay.scenarios).toHaveLength(79);
    expect(moreOverlay.scenarios).toHaveLength(moreOverlay.count);
  });
  it.each(
    [...overlay.scenarios, ...moreOverlay.scenarios].map((scenario) => [scenario.name, scenario] as const),
  )('%s', (_, scenario) => {
    expect(compareOverlayCase(scenario).differences).toEqual([]);
  });
});

describe('agreement with umoci', () => {
  it('has all cases', () => expect([oci.cases.length, moreOci.cases.length]).toEqual([18, 15]));
  it.each([...oci.cases, ...moreOci.cases].map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    (_, scenario) => {
      expect(compareOciCase(scenario).differences).toEqual([]);
    },
  );
});

describe('agreement can fail', () => {
  const [append] = overlay.scenarios.filter((scenario) => scenario.name === 'append-lower-file');
  const [whiteouts] = oci.cases.filter((scenario) => scenario.name === 'whiteouts from the specification');
  if (!append || !whiteouts) throw new Error('the fixtures lost a case');

  it('all agree as recorded', () => {
    expect(compareOverlay(overlay).every((each) => each.agrees)).toBe(true);
    expect(compareOci(oci).every((each) => each.agrees)).toBe(true);
  });

  it.each<[string, OverlayCase]>([
    ['merged a.txt: ', { ...append, merged: { 'a.txt': { type: 'file', mode: '0644', content: 'other' } } }],
    ['upper a.txt: ', { ...append, upper: {} }],
    ['op 1 append: expected EROFS', { ...append, ops: append.ops.map((op) => ({ ...op, errno: 'EROFS' })) }],
    ['op 1 append: expected "x"', { ...append, ops: append.ops.map((op) => ({ ...op, result: 'x' })) }],
    ['lowers: ', { ...append, lowers_unchanged: false }],
  ])('overlay: %s', (difference, scenario) => {
    const { agrees, differences } = compareOverlayCase(scenario);
    expect(agrees).toBe(false);
    expect(differences.some((each) => each.startsWith(difference))).toBe(true);
  });

  it.each<[string, OciCase]>([
    ['tree file4: ', { ...whiteouts, tree: {} }],
    ['hard links: ', { ...whiteouts, hardLinked: [['a', 'b']] }],
    ['chain IDs: ', { ...whiteouts, chainIds: [] }],
  ])('OCI: %s', (difference, scenario) => {
    const { agrees, differences } = compareOciCase(scenario);
    expect(agrees).toBe(false);
    expect(differences.some((each) => each.startsWith(difference))).toBe(true);
  });
});

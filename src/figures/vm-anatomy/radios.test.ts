import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import Figure from './Figure.tsx';
import { meta } from './meta.ts';

/** The names of the radio groups that a picture has, each with how many of its radios are picked. */
function groupsIn(html: string): Map<string, number> {
  const groups = new Map<string, number>();
  for (const [radio] of html.matchAll(/<input type="radio"[^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(radio)![1]!;
    groups.set(name, (groups.get(name) ?? 0) + (/ checked=""/.test(radio) ? 1 : 0));
  }
  return groups;
}

it('keeps the radios of each picture on a page to themselves', () => {
  const claims = testClaims(meta.claims);
  const render = (identifierPrefix: string, kind: { keyFrames?: true }) =>
    groupsIn(renderToString(createElement(Figure, { place: 'lab', claims, ...kind }), { identifierPrefix }));
  const [live, paper] = [render('a', {}), render('b', { keyFrames: true })];
  expect(live.size).toBeGreaterThan(0);
  expect(paper.size).toBeGreaterThan(0);
  expect([...live.keys()].filter((name) => paper.has(name))).toEqual([]);
  // Of radios with one name a browser keeps one picked: two would be two pictures in one group.
  for (const picked of [...live.values(), ...paper.values()]) expect(picked).toBeLessThanOrEqual(1);
});

import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import Figure from './Figure.tsx';
import { meta } from './meta.ts';

const claims = testClaims(meta.claims);
const edges = (html: string): string[] =>
  [...html.matchAll(/class="boot-track [^"]*" style="--now:([^"]*)"/g)].map(([, edge]) => edge!);

it('draws on paper what has passed at each key moment: all of it in the last, nothing in the first frame', () => {
  const frames = renderToString(createElement(Figure, { place: 'lab', claims, keyFrames: true })).split(
    'key-frame"',
  );
  const last = edges(frames.at(-1)!);
  expect(last.length).toBeGreaterThan(3);
  expect(new Set(last)).toEqual(new Set(['100%']));
  const live = edges(renderToString(createElement(Figure, { place: 'lab', claims })));
  expect(new Set(live)).toEqual(new Set(['0%']));
});

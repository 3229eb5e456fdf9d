import { motionValue } from 'framer-motion';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LiveMark, percent } from './LiveMark.tsx';

it('stands where its moment puts it when the server draws it, as for paper', () => {
  const mark = (t: number) =>
    renderToString(
      createElement(LiveMark, {
        className: 'mark',
        time: motionValue(t),
        vars: (at) => ({ '--done': percent(at / 10) }),
      }),
    );
  expect(mark(0)).toContain('style="--done:0.00%"');
  expect(mark(10)).toContain('style="--done:100.00%"');
});

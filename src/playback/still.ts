import { memo, type ComponentType } from 'react';

const parts = ['run', 'params', 'claims', 'place', 'setParams', 'act', 'seek'] as const;

/** What of a figure's view does not change while time moves. */
export type Still<V extends Record<(typeof parts)[number], unknown>> = Pick<V, (typeof parts)[number]>;

type AnyStill = Still<Record<(typeof parts)[number], unknown>>;

/** A part of a figure that does not show the moment (its settings, say): it is drawn again only when something else changes. */
export function still<V extends AnyStill>(of: ComponentType<{ readonly view: V }>) {
  return memo(of, (before, after) => parts.every((part) => before.view[part] === after.view[part]));
}

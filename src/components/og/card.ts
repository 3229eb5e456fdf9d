import type { Shape } from '../../drawing/poster.ts';
import type { Roles } from '../../styles/tokens.ts';
import { question, site } from '../site-words.ts';
import { drawShape } from './draw-shape.ts';
import { div, text, type Node } from './node.ts';

export const size = { width: 1200, height: 630 } as const;

export interface Card {
  readonly kicker: string;
  readonly title: string;
  /** A chapter's number, set large. */
  readonly number?: number;
  readonly picture: Shape;
}

/** A chapter's or a figure's preview: what it is, what it is called, and its first frame. */
export function card({ kicker, title, number, picture }: Card, roles: Roles): Node {
  const long = title.length > 42;
  const heading = number === undefined ? (long ? 42 : 48) : long ? 48 : 60;
  return div(
    {
      flexDirection: 'column',
      ...size,
      padding: '34px 44px 40px',
      gap: 22,
      background: roles['paper']!,
    },
    div(
      { alignItems: 'flex-end', gap: 26 },
      ...(number === undefined
        ? []
        : [headline(String(number), 104, roles['ink-2']!, { lineHeight: 0.8, letterSpacing: -4 })]),
      div(
        { flexDirection: 'column', flexGrow: 1, gap: 4 },
        div(
          { justifyContent: 'space-between', alignItems: 'center' },
          text(kicker, 24, roles['kernel-text']!, { bold: true }),
          div(
            { alignItems: 'center', gap: 12 },
            mark(30, roles),
            headline(site, 25, roles['ink']!, { letterSpacing: -0.3 }),
          ),
        ),
        headline(title, heading, roles['ink']!),
      ),
    ),
    div(
      {
        flexGrow: 1,
        flexBasis: 0,
        padding: 20,
        borderRadius: 16,
        border: `2px solid ${roles['rule']!}`,
        background: roles['sheet']!,
        overflow: 'hidden',
      },
      drawShape(picture, roles),
    ),
  );
}

/** The cover's: the question, standing on the one kernel under three boxes. */
export function coverCard(lines: { kicker: string; says: string; app: string }, roles: Roles): Node {
  const wall = { borderRadius: '14px 14px 0 0', border: `3px solid ${roles['ink']!}` };
  return div(
    { flexDirection: 'column', ...size, background: roles['paper']! },
    div(
      { position: 'relative', flexGrow: 1, padding: '44px 56px 0' },
      div(
        { flexDirection: 'column', height: '100%' },
        text(lines.kicker, 27, roles['ink-2']!, { bold: true }),
        headline(question.begin, 176, roles['ink']!, { lineHeight: 0.98, marginTop: 26, letterSpacing: -5 }),
        headline(question.kernel, 176, roles['kernel']!, { lineHeight: 0.98, letterSpacing: -5 }),
      ),
      div(
        { position: 'absolute', right: 56, bottom: 0, gap: 14 },
        ...[1, 2, 3].map(() =>
          div(
            {
              width: 118,
              height: 138,
              flexDirection: 'column',
              justifyContent: 'space-between',
              ...wall,
              borderBottom: 'none',
              padding: '9px 9px 0',
            },
            div(
              { height: 62, borderRadius: 7, padding: '6px 12px', background: roles['app']! },
              text(lines.app, 23, roles['app-ink']!, { bold: true }),
            ),
            div({ height: 26, margin: '0 -9px', background: roles['writable']! }),
          ),
        ),
      ),
    ),
    div(
      { padding: '30px 56px 34px', background: roles['kernel']! },
      headline(lines.says, 36, roles['kernel-ink']!, { lineHeight: 1.2, letterSpacing: -0.4 }),
    ),
  );
}

const headline = (content: string, fontSize: number, color: string, style = {}): Node =>
  div(
    {
      fontFamily: 'Head',
      fontWeight: 800,
      fontSize,
      color,
      lineHeight: 1.06,
      letterSpacing: fontSize * -0.018,
      ...style,
    },
    content,
  );

/** Two boxes on one kernel, as in Brand.astro. */
const mark = (side: number, roles: Roles): Node => ({
  type: 'svg',
  props: {
    width: side,
    height: side,
    viewBox: '0 0 26 26',
    children: [
      [1, 1, 11, 15, 'user-space'],
      [14, 1, 11, 15, 'user-space'],
      [1, 18, 24, 7, 'kernel'],
    ].map(([x, y, width, height, role]) => ({
      type: 'rect',
      props: {
        x,
        y,
        width,
        height,
        rx: 2,
        fill: roles[role as string],
        stroke: roles[`${role}-edge`],
        'stroke-width': 1,
      },
    })),
  },
});

import type {
  BoxShape,
  CellsShape,
  GroupShape,
  LanesShape,
  LinesShape,
  LineShape,
  Shape,
} from '../../drawing/poster.ts';
import type { Roles } from '../../styles/tokens.ts';
import { smallest as small } from './fit.ts';
import { div, text, type Node } from './node.ts';

const gap = 7;
const heights = { thin: 33, normal: 46, tall: 58 } as const;
/** Room for a second line. */
const withSub = 54;

/** A still's shapes as satori's boxes, filling the room they are given, standing on its floor. */
export function drawShape(shape: Shape, roles: Roles): Node {
  switch (shape.kind) {
    case 'box':
      return drawBox(shape, roles);
    case 'group':
      return drawGroup(shape, roles);
    case 'row':
    case 'column':
      return drawLine(shape, roles);
    case 'lanes':
      return drawLanes(shape, roles);
    case 'cells':
      return drawCells(shape, roles);
    case 'lines':
      return drawLines(shape, roles);
    case 'text': {
      const { tone } = shape;
      const [size, ink] = tone === 'head' ? [24, 'ink'] : [small, tone === 'label' ? 'ink' : 'ink-2'];
      return text(shape.text, size, roles[ink]!, {
        bold: tone !== 'quiet',
        lineHeight: tone === 'head' ? 1.25 : 1.15,
        flexShrink: 0,
      });
    }
  }
}

/** Fill, text and outline of a part. */
function colours({ role, ghost, depth }: Pick<BoxShape, 'role' | 'ghost' | 'depth'>, roles: Roles) {
  if (ghost) return { fill: roles['sheet']!, ink: roles['ink-2']!, edge: roles['line']! };
  if (role === 'layer') {
    const fill = roles[`layer-${depth ?? 1}`]!;
    return { fill, ink: roles['layer-ink']!, edge: fill };
  }
  const fill = roles[role]!;
  return { fill, ink: roles[`${role}-ink`]!, edge: roles[`${role}-edge`]! };
}

function drawBox(shape: BoxShape, roles: Roles): Node {
  const { label, sub, aside, ghost, size = 'normal' } = shape;
  const { fill, ink, edge } = colours(shape, roles);
  const height = Math.max(heights[size], sub === undefined ? 0 : withSub);
  // The first to give way where the words need the room.
  const margin = size === 'thin' ? [] : [div({ width: 6, flexShrink: 10_000 })];
  return div(
    {
      flexGrow: height,
      flexShrink: 0,
      // Not as a minimum: that does not count in what holds the box.
      flexBasis: height - 3,
      maxHeight: height * 1.5,
      alignItems: 'center',
      justifyContent: 'space-between',
      padding: '0 8px',
      borderRadius: 7,
      border: `2px ${ghost ? 'dashed' : 'solid'} ${edge}`,
      background: fill,
      overflow: 'hidden',
    },
    ...margin,
    div(
      { flexDirection: 'column', flexGrow: 1 },
      text(label, size === 'thin' ? 20 : 22, ink, { bold: true, whiteSpace: 'nowrap' }),
      ...(sub === undefined ? [] : [text(sub, small, ink, { lineHeight: 1.15 })]),
    ),
    ...(aside === undefined ? [] : [text(aside, small, ink, { marginLeft: 16, whiteSpace: 'nowrap' })]),
    ...margin,
  );
}

function drawGroup({ label, series, ghost, of }: GroupShape, roles: Roles): Node {
  const mark =
    series === undefined
      ? []
      : [div({ width: 16, height: 16, borderRadius: 8, background: roles[`s${series}`]! })];
  return div(
    {
      flexDirection: 'column',
      flexGrow: 1,
      flexShrink: 0,
      gap,
      padding: '7px 9px 9px',
      borderRadius: 12,
      border: `2px ${ghost ? 'dashed' : 'solid'} ${roles['line']!}`,
      overflow: 'hidden',
    },
    div(
      { justifyContent: 'space-between', alignItems: 'center', flexShrink: 0 },
      text(label, small, roles['ink']!, { bold: true, whiteSpace: 'nowrap' }),
      ...mark,
    ),
    ...of.map((shape) => drawShape(shape, roles)),
  );
}

function drawLine({ kind, of, widths }: LineShape, roles: Roles): Node {
  if (kind === 'column')
    return div(
      { flexDirection: 'column', flexGrow: 1, gap, justifyContent: 'flex-end' },
      ...of.map((shape) => drawShape(shape, roles)),
    );
  const packed = of.some(({ kind }) => kind === 'group');
  return div(
    { gap: packed ? gap : 2 * gap, flexGrow: 1, flexShrink: packed ? 0 : 1, alignItems: 'stretch' },
    ...of.map((shape, i) =>
      div(
        {
          flexDirection: 'column',
          flexGrow: widths?.[i] ?? 1,
          flexBasis: 0,
          minWidth: 0,
          // What is too long is cut, not a neighbour's room.
          overflow: 'hidden',
          gap,
          justifyContent: 'flex-end',
        },
        drawShape(shape, roles),
      ),
    ),
  );
}

function drawLanes({ lanes }: LanesShape, roles: Roles): Node {
  const track = { height: 26, flexShrink: 0 };
  const named = lanes.some(({ label }) => label !== '');
  const upright = { flexDirection: 'column', gap, justifyContent: 'space-around' };
  return div(
    { flexGrow: 1, gap: 12 },
    ...(named
      ? [
          div(
            upright,
            ...lanes.map(({ label }) =>
              div(
                { ...track, alignItems: 'center' },
                text(label, small, roles['ink-2']!, { whiteSpace: 'nowrap' }),
              ),
            ),
          ),
        ]
      : []),
    div(
      { ...upright, flexGrow: 1 },
      ...lanes.map(({ spans }) =>
        div(
          { ...track, position: 'relative', borderRadius: 4, background: roles['wash']! },
          ...spans.map(({ from, to, series, role }) =>
            div({
              position: 'absolute',
              top: 0,
              bottom: 0,
              left: `${(from * 100).toFixed(2)}%`,
              width: `${((to - from) * 100).toFixed(2)}%`,
              background: series
                ? roles[`s${series}`]!
                : role
                  ? colours({ role }, roles).fill
                  : roles['line']!,
              borderRight: `1px solid ${roles['sheet']!}`,
            }),
          ),
        ),
      ),
    ),
  );
}

function drawCells({ cells, columns }: CellsShape, roles: Roles): Node {
  const lines = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) =>
    Array.from({ length: columns }, (_, k) => cells[i * columns + k]),
  );
  return div(
    { flexDirection: 'column', gap: 5 },
    ...lines.map((line) =>
      div(
        // Lower where there is no room for all of them.
        { gap: 5, flexBasis: 28, flexShrink: 1 },
        ...line.map((cell) => {
          if (!cell) return div({ flexGrow: 1, flexBasis: 0, padding: 2 });
          const { series, role } = cell;
          const part = role && colours({ role }, roles);
          const fill = series ? roles[`s${series}`]! : (part?.fill ?? roles['sheet']!);
          const edge = series ? fill : part?.edge;
          return div({
            flexGrow: 1,
            flexBasis: 0,
            borderRadius: 4,
            background: fill,
            border: edge ? `2px solid ${edge}` : `2px dashed ${roles['line']!}`,
          });
        }),
      ),
    ),
  );
}

const drawLines = ({ lines }: LinesShape, roles: Roles): Node =>
  div(
    {
      flexDirection: 'column',
      flexGrow: 1,
      padding: '10px 16px',
      borderRadius: 8,
      overflow: 'hidden',
      background: roles['wash']!,
    },
    // One text, so that all its lines have one size.
    text(lines.join('\n'), small, roles['ink']!, {
      bold: true,
      whiteSpace: 'pre',
      lineHeight: 1.35,
      fontFamily: 'Mono',
    }),
  );

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
import { div, text, type Node } from './node.ts';

const gap = 7;
/** A preview is often shown at a third of its size: nothing smaller than this is told in words. */
const small = 19;
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
    case 'text':
      return shape.tone === 'head'
        ? text(shape.text, 24, roles['ink']!, { bold: true })
        : shape.tone === 'label'
          ? text(shape.text, small, roles['ink']!, { bold: true, lineHeight: 1.15 })
          : text(shape.text, small, roles['ink-2']!, { lineHeight: 1.15 });
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
  return div(
    {
      flexGrow: height,
      flexShrink: 0,
      // Not as a minimum: that does not count in what holds the box.
      flexBasis: height - 3,
      maxHeight: height * 1.5,
      alignItems: 'center',
      justifyContent: 'space-between',
      padding: size === 'thin' ? '0 8px' : '0 14px',
      borderRadius: 7,
      border: `2px ${ghost ? 'dashed' : 'solid'} ${edge}`,
      background: fill,
      overflow: 'hidden',
    },
    div(
      { flexDirection: 'column', flexShrink: 0 },
      text(label, size === 'thin' ? 20 : 22, ink, { bold: true, whiteSpace: 'nowrap' }),
      ...(sub === undefined ? [] : [text(sub, small, ink, { lineHeight: 1.15 })]),
    ),
    ...(aside === undefined
      ? []
      : [text(aside, small, ink, { marginLeft: 16, whiteSpace: 'nowrap', overflow: 'hidden' })]),
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
  const longest = Math.max(...lanes.map(({ label }) => label.length));
  const width = longest * small * 0.56;
  const named = longest > 0;
  return div(
    { flexDirection: 'column', flexGrow: 1, gap, justifyContent: 'space-around' },
    ...lanes.map(({ label, spans }) =>
      div(
        { alignItems: 'center', gap: 12 },
        ...(named ? [text(label, small, roles['ink-2']!, { width, whiteSpace: 'nowrap' })] : []),
        div(
          { position: 'relative', flexGrow: 1, height: 26, borderRadius: 4, background: roles['wash']! },
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
    cells.slice(i * columns, (i + 1) * columns),
  );
  return div(
    { flexDirection: 'column', gap: 5 },
    ...lines.map((line) =>
      div(
        { gap: 5 },
        ...line.map(({ series, role }) => {
          const part = role && colours({ role }, roles);
          const fill = series ? roles[`s${series}`]! : (part?.fill ?? roles['sheet']!);
          const edge = series ? fill : part?.edge;
          return div({
            flexGrow: 1,
            flexBasis: 0,
            height: 28,
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
    ...lines.map((line) =>
      text(line, small, roles['ink']!, {
        bold: true,
        whiteSpace: 'pre',
        lineHeight: 1.35,
        fontFamily: 'Mono',
      }),
    ),
  );

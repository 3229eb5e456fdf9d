/** An element as satori takes it, without JSX. Everything is a flex box; text is a child. */
export interface Node {
  readonly type: 'div' | 'svg' | 'rect' | 'path';
  readonly props: Readonly<Record<string, unknown>>;
}

type Style = Readonly<Record<string, string | number | undefined>>;

interface TextStyle {
  readonly bold?: boolean;
  readonly whiteSpace?: 'nowrap' | 'pre';
  readonly lineHeight?: number;
  readonly flexShrink?: number;
  readonly marginLeft?: number;
  readonly fontFamily?: 'Text' | 'Mono';
}

/** A box with a style and what is in it. */
export const div = (style: Style, ...children: readonly (Node | string)[]): Node => ({
  type: 'div',
  props: {
    style: { display: 'flex', boxSizing: 'border-box', minWidth: 0, minHeight: 0, ...defined(style) },
    children,
  },
});

/** Text in our text face; satori has its regular weight only, so `bold` thickens the strokes. */
export const text = (
  content: string,
  size: number,
  color: string,
  { bold, ...style }: TextStyle = {},
): Node => {
  return div(
    {
      fontFamily: 'Text',
      fontSize: size,
      lineHeight: 1.25,
      color,
      WebkitTextStroke: bold ? strokeOf(size, color) : undefined,
      ...style,
    },
    content,
  );
};

/** What makes letters of this size bolder. */
export const strokeOf = (size: number, color: string): string => `${(size * 0.035).toFixed(2)}px ${color}`;

/** What a node says itself; undefined for one that holds others, or nothing. */
export function textIn({ props }: Node): string | undefined {
  const [only, ...others] = (props['children'] ?? []) as readonly (Node | string)[];
  return typeof only === 'string' && only !== '' && others.length === 0 ? only : undefined;
}

/** Whether a node is a text that may not be broken, or only where it says so itself. */
export const isOneLine = (node: Node): boolean =>
  textIn(node) !== undefined &&
  ['nowrap', 'pre'].includes(String((node.props['style'] as { whiteSpace?: string }).whiteSpace));

/** Satori takes `undefined` for a value. */
const defined = (style: Style): Style =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));

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
  readonly width?: number;
  readonly marginLeft?: number;
  readonly overflow?: 'hidden';
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
      WebkitTextStroke: bold ? `${(size * 0.035).toFixed(2)}px ${color}` : undefined,
      ...style,
    },
    content,
  );
};

/** Satori takes `undefined` for a value. */
const defined = (style: Style): Style =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));

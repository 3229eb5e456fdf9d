import { layout, nodesIn, styled, textSizes, type Placed } from './layout.ts';
import { isOneLine, strokeOf, textIn, type Node } from './node.ts';

interface Room {
  readonly width: number;
  readonly height: number;
}

/** A preview is often shown at a third of its size: nothing smaller than this, in px, is told in words. */
export const smallest = 19;
/** Satori puts boxes on whole px. */
const rounding = 1;

/**
 * The same picture with each one-line text that is wider than its place set as small as it must be, but never under
 * `smallest`: what does not fit even then wants other words or another place (`misfits` names it). Widths are the
 * font's own.
 */
export async function fit(root: Node, room: Room): Promise<Node> {
  const placed = await layout(root, room);
  const texts = placed.filter(({ node }) => isOneLine(node));
  const wanted = await textSizes(texts.map(({ node }) => ({ node })));
  const sizes = new Map<Node, number>();
  texts.forEach(({ node, width }, i) => {
    const natural = wanted[i]!.width;
    const size = fontSize(node);
    if (natural > width && size > smallest)
      sizes.set(node, Math.max(smallest, Math.floor((size * 10 * width) / natural) / 10));
  });
  return sizes.size === 0 ? root : resized(root, sizes);
}

/**
 * What does not stand well in a picture, a sentence each: text wider or higher than its place, text under `smallest`,
 * and boxes that stick out of what holds them. Nothing where all is well.
 */
export async function misfits(root: Node, room: Room): Promise<readonly string[]> {
  const placed = await layout(root, room);
  const texts = placed.filter(({ node }) => textIn(node) !== undefined);
  const lines = await textSizes(texts.map(({ node }) => ({ node })));
  const columns = await textSizes(texts.map(({ node, width }) => ({ node, width })));
  const wrong = texts.flatMap(({ node, width, height }, i) => {
    const name = `“${textIn(node)!.split('\n')[0]}”`;
    const natural = isOneLine(node) ? lines[i]! : columns[i]!;
    return [
      ...(natural.width > width + rounding ? [`${name} is ${natural.width} px wide in ${width} px`] : []),
      ...(natural.height > height + rounding ? [`${name} is ${natural.height} px high in ${height} px`] : []),
      ...(fontSize(node) < smallest ? [`${name} is set in ${fontSize(node)} px`] : []),
    ];
  });
  return [...wrong, ...placed.filter(sticksOut).map(describe)];
}

/** Whether a box leaves the picture or what holds it. */
function sticksOut({ parent, left, top, width, height }: Placed): boolean {
  if (!parent) return false;
  return (
    left < parent.left - rounding ||
    top < parent.top - rounding ||
    left + width > parent.left + parent.width + rounding ||
    top + height > parent.top + parent.height + rounding
  );
}

const describe = ({ node, width, height, parent }: Placed): string =>
  `${wordsIn(node) ? `What says “${wordsIn(node)}”` : 'A box'} of ${width} × ${height} px sticks out of one of ${parent!.width} × ${parent!.height} px`;

const wordsIn = (node: Node): string => textIn(node) ?? nodesIn(node).map(wordsIn).join(' ').trim();

const fontSize = (node: Node): number => (node.props['style'] as { fontSize: number }).fontSize;

function resized(node: Node, sizes: ReadonlyMap<Node, number>): Node {
  const size = sizes.get(node);
  if (size !== undefined) {
    const { color, WebkitTextStroke } = node.props['style'] as { color: string; WebkitTextStroke?: string };
    return styled(node, {
      fontSize: size,
      WebkitTextStroke: WebkitTextStroke && strokeOf(size, color),
    });
  }
  if (nodesIn(node).length === 0) return node;
  const children = node.props['children'] as readonly (Node | string)[];
  return {
    ...node,
    props: {
      ...node.props,
      children: children.map((child) => (typeof child === 'string' ? child : resized(child, sizes))),
    },
  };
}

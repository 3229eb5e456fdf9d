import satori from 'satori';
import { fonts } from './fonts.ts';
import { div, type Node } from './node.ts';

/** A node where it stands, in px from the picture's upper left corner. */
export interface Placed {
  readonly node: Node;
  /** What holds it; undefined for the root. */
  readonly parent: Placed | undefined;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** More than any text takes. */
const endless = 100_000;

/** Where satori puts each box of a tree, parents before what they hold; what is in an svg is not told. */
export async function layout(root: Node, room: Room): Promise<readonly Placed[]> {
  const boxes = new Map<string, Room & { left: number; top: number }>();
  await satori(keyed(root, '0') as Parameters<typeof satori>[0], {
    ...room,
    fonts,
    embedFont: false,
    onNodeDetected: ({ key, left, top, width, height }) => {
      if (key != null) boxes.set(String(key), { left, top, width, height });
    },
  });
  const placed: Placed[] = [];
  const visit = (node: Node, key: string, parent: Placed | undefined) => {
    const box = boxes.get(key);
    if (!box) return;
    const here = { node, parent, ...box };
    placed.push(here);
    nodesIn(node).forEach((child, i) => visit(child, `${key}.${i}`, here));
  };
  visit(root, '0', undefined);
  return placed;
}

/** The sizes of texts by themselves, each in a column of the given width, or in one line where none is given. */
export async function textSizes(
  texts: readonly { readonly node: Node; readonly width?: number }[],
): Promise<readonly Room[]> {
  const alone = texts.map(({ node, width }) =>
    div(
      { width: width ?? endless, flexShrink: 0, alignItems: 'flex-start' },
      styled(node, { flexGrow: 0, flexShrink: width === undefined ? 0 : 1, width: undefined }),
    ),
  );
  const sheet = div({ flexDirection: 'column', alignItems: 'flex-start' }, ...alone);
  const placed = await layout(sheet, { width: endless, height: endless });
  return placed.filter(({ parent }) => parent?.parent).map(({ width, height }) => ({ width, height }));
}

/** The same node with some of its style set anew; `undefined` takes a property away. */
export function styled(node: Node, style: Readonly<Record<string, string | number | undefined>>): Node {
  const all = Object.entries({ ...(node.props['style'] as object), ...style });
  return {
    ...node,
    props: { ...node.props, style: Object.fromEntries(all.filter(([, value]) => value !== undefined)) },
  };
}

/** The boxes in a box, without its text. */
export const nodesIn = (node: Node): readonly Node[] =>
  node.type === 'div'
    ? ((node.props['children'] ?? []) as readonly (Node | string)[]).filter(
        (child) => typeof child !== 'string',
      )
    : [];

/** Satori hands an element's key back with its place. */
const keyed = (node: Node, key: string): Node & { readonly key: string } => {
  const boxes = nodesIn(node);
  if (boxes.length === 0) return { ...node, key };
  return {
    ...node,
    key,
    props: { ...node.props, children: boxes.map((child, i) => keyed(child, `${key}.${i}`)) },
  };
};

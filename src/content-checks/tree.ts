import { relative } from 'node:path';

/** As much of an mdast node (with MDX elements) as the checks look at. */
export interface Node {
  type: string;
  name?: string | null | undefined;
  value?: string | undefined;
  depth?: number | undefined;
  url?: string | undefined;
  attributes?: { type: string; name?: string; value?: unknown }[] | undefined;
  children?: Node[] | undefined;
  position?: { start: { line: number } } | undefined;
  data?: { hName?: string | undefined; hProperties?: Record<string, unknown> | undefined } | undefined;
}

/** As much of a vfile as the checks look at. */
export interface File {
  path: string;
}

/** True for an MDX element (`<Claim …/>`), of that name if one is given. */
export const isElement = (node: Node, name?: string): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && (!name || node.name === name);

/** The written-down value of an element's attribute; undefined if it is absent or an expression. */
export function attribute(node: Node, name: string): string | undefined {
  const value = node.attributes?.find((a) => a.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** Gives an element an attribute it did not have. */
export function setAttribute(node: Node, name: string, value: string): void {
  node.attributes = [...(node.attributes ?? []), { type: 'mdxJsxAttribute', name, value }];
}

/** The line a node starts in; 1 if it was made by another plugin. */
export const lineOf = (node: Node): number => node.position?.start.line ?? 1;

/** An error whose message is one sentence, led by file and line, as the build prints it. */
export function problem(file: File, line: number, sentence: string): Error {
  return new Error(`${relative(process.cwd(), file.path)}:${line}: ${sentence}`);
}

/** Calls `see` for every node in the order of the text, parents first. */
export function walk(node: Node, see: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  see(node, parent);
  for (const child of node.children ?? []) walk(child, see, node);
}

import { walk, type File, type Node } from './tree.ts';

/**
 * Remark plugin: a table whose first column has no heading has row headings in that column; Markdown cannot say so
 * itself, and an empty heading helps nobody.
 */
export const tableHeaders = () => (tree: Node, _file: File) => {
  walk(tree, (node) => {
    if (node.type !== 'table') return;
    const [head, ...rows] = node.children ?? [];
    const [corner, ...columns] = head?.children ?? [];
    for (const column of columns) column.data = { hProperties: { scope: 'col' } };
    if (!corner || (corner.children?.length ?? 0) > 0) return;
    corner.data = { hName: 'td' };
    for (const row of rows) {
      const first = row.children?.[0];
      if (first) first.data = { hName: 'th', hProperties: { scope: 'row' } };
    }
  });
};

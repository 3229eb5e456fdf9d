import { attribute, isElement, lineOf, problem, walk, type File, type Node } from './tree.ts';

/**
 * Remark plugin: `## Title [#id]` gives the heading that id. A heading without one, another level than h2 and h3,
 * and an id that stands twice in the file (on headings, figures, tables, notes) fail with one sentence.
 */
export const headingIds = () => (tree: Node, file: File) => {
  const seen = new Map<string, number>();
  const claimId = (id: string, line: number) => {
    const before = seen.get(id);
    if (before) throw problem(file, line, `the id "${id}" stands in line ${before} already; choose another.`);
    seen.set(id, line);
  };
  walk(tree, (node) => {
    if (node.type === 'heading') claimId(takeId(node, file), lineOf(node));
    for (const name of ['Figure', 'Table', 'Note']) {
      if (!isElement(node, name)) continue;
      const id = attribute(node, 'id');
      if (!id) throw problem(file, lineOf(node), `<${name}> needs an id="…".`);
      if (!/^[a-z0-9-]+$/.test(id)) {
        throw problem(file, lineOf(node), `the id "${id}" may have only a–z, 0–9 and hyphens.`);
      }
      claimId(id, lineOf(node));
    }
  });
};

function takeId(heading: Node, file: File): string {
  const line = lineOf(heading);
  if (heading.depth !== 2 && heading.depth !== 3) {
    throw problem(file, line, `a chapter's headings are ## and ###, not ${'#'.repeat(heading.depth ?? 1)}.`);
  }
  const last = heading.children?.at(-1);
  const found = /\s*\[#([a-z0-9-]+)\]\s*$/.exec(last?.value ?? '');
  if (!last || !found) {
    throw problem(
      file,
      line,
      'a heading needs its id at its end, like "## Who schedules what [#who-schedules]".',
    );
  }
  last.value = last.value!.slice(0, found.index);
  heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id: found[1]! } };
  return found[1]!;
}

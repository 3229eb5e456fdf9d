import type { Known } from './known.ts';
import { attribute, isElement, lineOf, problem, walk, type File, type Node } from './tree.ts';

const homes = {
  Claim: 'content/claims/',
  Term: 'content/glossary/',
  Source: 'content/sources/',
  Figure: 'src/figures/',
} as const;

/** Remark plugin: a Claim, Term, Source or Figure whose id no collection has fails with one sentence. */
export const knownIds = (known: () => Known) => () => (tree: Node, file: File) => {
  const names = known();
  walk(tree, (node) => {
    for (const kind of Object.keys(homes) as (keyof typeof homes)[]) {
      if (!isElement(node, kind)) continue;
      const id = attribute(node, 'id');
      if (!id) throw problem(file, lineOf(node), `<${kind}> needs an id="…".`);
      if (!names[kind].has(id)) {
        throw problem(file, lineOf(node), `<${kind} id="${id}"> is unknown: ${homes[kind]} has no "${id}".`);
      }
    }
    if (isElement(node, 'TradeOffs')) {
      const about = attribute(node, 'about');
      if (about !== undefined && about !== 'vm' && about !== 'container') {
        throw problem(file, lineOf(node), `<TradeOffs about="${about}"> must be about "vm" or "container".`);
      }
    }
  });
};

import { isElement, setAttribute, walk, type File, type Node } from './tree.ts';

/**
 * Remark plugin: numbers what may stand several times on a page. Notes get `n` (1, 2, … through the chapter); terms
 * and claims get `mark`, unique in the file, for the ids of their cards; a claim that opens a sentence gets `opens`.
 */
export const marks = () => (tree: Node, _file: File) => {
  let notes = 0;
  let cards = 0;
  walk(tree, (node, parent) => {
    if (isElement(node, 'Note')) {
      setAttribute(node, 'n', String(++notes));
      closeUp(node, parent);
    }
    if (isElement(node, 'Term') || isElement(node, 'Claim')) setAttribute(node, 'mark', String(++cards));
    if (isElement(node, 'Claim') && parent && opensSentence(node, parent))
      setAttribute(node, 'opens', 'true');
  });
};

/** A note's number stands right behind its word, whatever space was written between them. */
function closeUp(note: Node, parent: Node | undefined): void {
  const before = parent?.children?.[parent.children.indexOf(note) - 1];
  if (before?.type === 'text' && before.value) before.value = before.value.trimEnd();
}

function opensSentence(node: Node, parent: Node): boolean {
  const before = parent.children![parent.children!.indexOf(node) - 1];
  if (!before) return parent.type === 'paragraph' || isElement(parent, 'Note');
  return before.type === 'text' && /[.!?]["”’)]*\s+$/.test(before.value ?? '');
}

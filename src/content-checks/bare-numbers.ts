import { attribute, isElement, lineOf, problem, type File, type Node } from './tree.ts';

/** Stands for what may hold digits without being prose: a claim, code, a formula. */
const OPAQUE = '\uFFFC';
/** Ends a block, so that no name reaches over it. */
const BREAK = '\n¶\n';

/** Capitalised only because they begin a sentence; a number after them is not a version. */
const starters = new Set(
  `a about add after all almost an and another are around as at before between both but by even every first for from
  get give had has have here if in is it its just last least less more most nearly next no not now of on only or our
  over per plus roughly say since so some take takes than that the their then there these they this those to today
  top try under until up use uses wait was we were when while with within you your`.split(/\s+/),
);

const year = '(?:19[6-9]\\d|20[0-3]\\d)';
const date = new RegExp(`^${year}(?:[-–]${year}|-\\d\\d(?:-\\d\\d)?)?$`);
const version = /^\d+(?:\.\d+)*$/;
const quantity =
  /^[~≈<>≤≥+−-]?\d[\d.,]*(?:[-\u00A0]?(?:ns|[µu]s|ms|s|sec|min|h|hrs?|[kKMGT]?B|[KMGT]iB|[kMG]bps|[kMG]?Hz|x|×|%|k|m|st|nd|rd|th|fold|times))$/u;

/**
 * True if a word of prose is a number that must be a claim. `before` is the text in front of it in the same block.
 * Names may carry digits: words with letters (x86-64), years from 1960 to 2039, dates, and a version right after
 * a name with a capital (Debian 13) or after "type".
 */
export function isBareNumber(word: string, before: string): boolean {
  if (!/\d/.test(word)) return false;
  if (quantity.test(word)) return true;
  if (/\p{L}/u.test(word) || date.test(word)) return false;
  const name = /([\p{L}\p{N}.+#-]+)\s+$/u.exec(before)?.[1];
  if (!version.test(word) || !name) return true;
  if (name === 'type' || name === 'types') return false;
  return !/\p{Lu}/u.test(name) || starters.has(name.toLowerCase());
}

/** The first bare number of a text with its offset, or undefined. */
export function firstBareNumber(text: string): { word: string; offset: number } | undefined {
  for (const match of text.matchAll(/[^\s\uFFFC¶()[\]{}"“”<>|—…]+/gu)) {
    const lead = /^['‘’.,;:!?*~]+/.exec(match[0])?.[0].length ?? 0;
    const word = match[0].slice(lead).replace(/(?:['’]s)?['‘’.,;:!?*~–-]*$/, '');
    const offset = match.index + lead;
    if (isBareNumber(word, text.slice(0, offset))) return { word, offset };
  }
  return undefined;
}

/** Remark plugin: a number in prose that is neither a claim nor part of a name fails with one sentence. */
export const bareNumbers = () => (tree: Node, file: File) => {
  const chunks: { text: string; line: number }[] = [];
  collect(tree, (text, line) => chunks.push({ text, line }));
  const found = firstBareNumber(chunks.map(({ text }) => text).join(''));
  if (!found) return;
  let offset = found.offset;
  const chunk = chunks.find(({ text }) => (offset < text.length ? true : ((offset -= text.length), false)))!;
  const line = chunk.line + chunk.text.slice(0, offset).split('\n').length - 1;
  throw problem(
    file,
    line,
    `the bare number "${found.word}" must be a <Claim id="…" />, stand in code, or be written as a word.`,
  );
};

const inline = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'inlineCode',
  'break',
  'mdxTextExpression',
]);

function collect(node: Node, add: (text: string, line: number) => void): void {
  const line = lineOf(node);
  if (node.type === 'code' || node.type === 'inlineCode' || isElement(node, 'Claim'))
    return add(OPAQUE, line);
  if (node.type === 'text') return add(node.value ?? '', line);
  if (node.type.endsWith('Expression')) return add(node.value ?? '', line);
  const apart = !inline.has(node.type) && !isElement(node, 'Term') && !isElement(node, 'Source');
  if (apart) add(BREAK, line);
  for (const name of ['caption', 'title']) {
    const said = attribute(node, name);
    if (said) add(said + BREAK, line);
  }
  for (const child of node.children ?? []) collect(child, add);
  if (apart) add(BREAK, line);
}

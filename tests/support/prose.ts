import ts from 'typescript';
import { astroAsTsx } from './astro-as-tsx.ts';

export interface Prose {
  readonly line: number;
  readonly text: string;
}

/**
 * The texts of one source file (.ts, .tsx or .astro) that read like something for a reader: string literals and templates with two words,
 * with a word beside a hole, or with a word and a space at an end; with any word where it is the text of an element, an
 * attribute that is spoken, or a property such as `label`, also where it is one of two to choose from. What is left alone: imports, types, literals that are
 * compared, attributes and calls that only take code, selectors and the like; and thrown messages that name something in
 * straight quotes, which in this project is how whoever builds the site is spoken to. One bare word is not found: it
 * looks like an id.
 */
export function proseIn(file: string, source: string): readonly Prose[] {
  const parsed = parse(file, source);
  const found: Prose[] = [];
  const report = (node: ts.Node, text: string): void => {
    const { line } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed));
    found.push({ line: line + 1, text: text.trim() });
  };
  const visit = (node: ts.Node): void => {
    if (isCode(node)) return;
    if (ts.isJsxText(node)) {
      if (wordsOf(node.text).length > 0) report(node, node.text);
    } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isSpoken(node) ? wordsOf(node.text).length > 0 : readsLikeProse(node.text, 0))
        report(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans;
      const text = spans.reduce((before, { literal }) => `${before}${HOLE}${literal.text}`, node.head.text);
      if (readsLikeProse(text, spans.length)) report(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function parse(file: string, source: string): ts.SourceFile {
  const text = file.endsWith('.astro') ? astroAsTsx(source) : source;
  const kind = /x$|\.astro$/.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const name = kind === ts.ScriptKind.TSX ? `${file}.tsx` : file;
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, kind);
}

/** Stands for `${…}`. It is no letter, so a word that touches a hole (`${x}px`) is none. */
const HOLE = '◦';
/** Symbols that are the same in every language. */
const SYMBOLS = new Set([
  's',
  'ms',
  'µs',
  'kB',
  'MB',
  'KiB',
  'MiB',
  'GiB',
  'Gbit',
  'px',
  'em',
  'rem',
  'M',
  'H',
  'V',
]);
const SPOKEN =
  /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder|label|caption|description|dek|kicker)$/;
/** Properties of objects that end up before a reader. */
const TOLD = /^(label|promise|question|verdict|title|text|say|says|sub|alt|caption|summary|heading)$/;
const CODE_ATTRIBUTES =
  /^(className|class|class:list|sizes|d|viewBox|style|points|transform|key|id|htmlFor|aria-(labelledby|describedby|controls)|data-.*)$/;
const CODE_CALLS =
  /(^|\.)(querySelector(All)?|closest|matches|matchMedia|getPropertyValue|require|logger\.(info|warn|error))$/;
/** Selectors, media queries, transforms, borders. */
const CODE =
  /^\d+px (solid|dashed) |:not\(|:is\(|\[[a-z-]+([~^$*|]?=|\])|^[.#][a-z-]+ |\(prefers-|translate[XY]?\(|scale\(/;

const TAG = /<\/?[a-z][^<>]*>/g;

function readsLikeProse(text: string, holes: number): boolean {
  if (CODE.test(text)) return false;
  const words = wordsOf(text);
  if (words.length === 0) return false;
  return words.length > 1 || holes > 0 || /^\s|\s$/.test(text);
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(TAG, ' ')
    .split(/\s+/)
    .map((token) => token.replace(/^[^\p{L}\p{N}◦]+|[^\p{L}\p{N}◦]+$/gu, ''))
    .filter((token) => /^\p{L}[\p{L}’'-]*$/u.test(token) && !SYMBOLS.has(token));
}

function isSpoken(node: ts.Node): boolean {
  const parent = valueIn(node).parent;
  if (ts.isPropertyAssignment(parent)) return TOLD.test(parent.name.getText());
  if (ts.isJsxAttribute(parent)) return SPOKEN.test(parent.name.getText());
  if (!ts.isJsxExpression(parent)) return false;
  return !ts.isJsxAttribute(parent.parent) || SPOKEN.test(parent.parent.name.getText());
}

/** What a literal becomes unchanged: it may be one side of a choice. */
function valueIn(node: ts.Node): ts.Node {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return valueIn(parent);
  if (ts.isBinaryExpression(parent) && CHOOSES.has(parent.operatorToken.kind)) return valueIn(parent);
  return ts.isParenthesizedExpression(parent) ? valueIn(parent) : node;
}

const CHOOSES = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function isCode(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isJsxAttribute(node)) return CODE_ATTRIBUTES.test(node.name.getText());
  if (ts.isCallExpression(node)) return CODE_CALLS.test(node.expression.getText());
  if (ts.isThrowStatement(node)) return node.getText().includes('"');
  return ts.isStringLiteral(node) && isCompared(node);
}

const COMPARES = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

function isCompared({ parent }: ts.Node): boolean {
  if (ts.isCaseClause(parent)) return true;
  return ts.isBinaryExpression(parent) && COMPARES.has(parent.operatorToken.kind);
}

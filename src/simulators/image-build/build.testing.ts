import { inodeAt, fromUtf8, treeText } from '../image-layers/index.ts';
import { build, emptyCache, jsonWords, type Build, type Instruction } from './index.ts';

export const weights = { base: 1000, lists: 100, python3: 10 };
/** The build folder of these tests. */
export const folder = {
  'app.py': { text: 'print(1)\n', mtime: 10 },
  'lib/a.py': { text: 'a\n', mtime: 10 },
  'lib/b.py': { text: 'b\n', mtime: 10 },
  token: { text: 'secret\n', mtime: 10 },
};

/** One instruction a line, flags first: what a parser would give. */
export const instructions = (text: string): Instruction[] =>
  text
    .trim()
    .split('\n')
    .map((line, i) => {
      const [keyword = '', ...words] = line.trim().split(' ');
      const end = words.findIndex((word) => !/^--[a-z]+=/.test(word));
      const flags = words.slice(0, end);
      const text = words.slice(end).join(' ');
      return {
        line: i + 1,
        lastLine: i + 1,
        keyword,
        flags: flags.map((flag) => ({
          name: flag.slice(2, flag.indexOf('=')),
          value: flag.slice(flag.indexOf('=') + 1),
        })),
        text,
        words: jsonWords(text) ?? text.split(/\s+/),
      };
    });

/** A build of a text, with the folder above and an empty cache unless told otherwise. */
export const make = (text: string, with_: Partial<Parameters<typeof build>[0]> = {}): Build =>
  build({
    instructions: instructions(text),
    folder,
    baseEdition: 0,
    now: 2_000_000_000,
    weights,
    cache: emptyCache,
    ...with_,
  });
/** What became of each step, with its cause where there was a build before. */
export const outcomes = ({ steps }: Build): string =>
  steps.map(({ outcome, cause }) => (cause && cause !== 'first' ? `${outcome}:${cause}` : outcome)).join(' ');
/** The first failure of a text's build as "reason what", or "none". */
export const failureOf = (text: string): string => {
  const failed = make(text).steps.find(({ failure }) => failure !== null)?.failure;
  return failed ? `${failed.reason} ${failed.what}`.trim() : 'none';
};

/** The base that every stage of these tests has. */
export const base = 'FROM debian:trixie-slim';

const linesOf = ({ image }: Build): readonly string[] =>
  treeText(image!.tree, { content: true, marks: true }).split('\n').filter(Boolean);
const plain = linesOf(make(base));

/**
 * What a build of the base and these lines comes to: "fails: reason what", or what its tree has more than the base and
 * "-" before what it has less; "?" before what was unknown, "??" before what could not be told.
 */
export function ending(...lines: readonly string[]): string {
  const built = make([base, ...lines].join('\n'));
  const failed = built.steps.find(({ failure }) => failure !== null)?.failure;
  if (failed) return `fails: ${failed.reason} ${failed.what}`.trim();
  const now = linesOf(built);
  return [
    ...plain.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !plain.includes(line)),
    ...built.steps.flatMap(({ unknown, untold }) => [
      ...unknown.map((each) => `? ${each}`),
      ...untold.map((each) => `?? ${each}`),
    ]),
  ].join('; ');
}

/** The text of a file in the image of the base and these lines; null when it is not there. */
export function textIn(path: string, ...lines: readonly string[]): string | null {
  const { image } = make([base, ...lines].join('\n'));
  const inode = image ? inodeAt(image.tree, path) : undefined;
  return inode?.type === 'file' ? fromUtf8(inode.data) : null;
}

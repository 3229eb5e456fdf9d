import { DockerfileParser } from 'dockerfile-ast';
import { Util } from 'dockerfile-ast/lib/util.js';
import { type Instruction, jsonWords, pairs } from '../../simulators/image-build/index.ts';
import { problemWords } from './problem-words.ts';

// The parser looks for a byte order mark with Node's Buffer, which no browser has.
Util.isUTF8BOM = (char) => char === '\ufeff';

/** What is wrong with a text, and on which line (from 1). */
export interface Problem {
  readonly line: number;
  readonly text: string;
}

export interface Parsed {
  readonly instructions: readonly Instruction[];
  /** In order of their lines; a text with a problem is not built. */
  readonly problems: readonly Problem[];
}

/** The instructions that Containerfiles know, and how many words each needs at least. */
const needs: Readonly<Record<string, number>> = {
  ADD: 2,
  ARG: 1,
  CMD: 0,
  COPY: 2,
  ENTRYPOINT: 0,
  ENV: 1,
  EXPOSE: 1,
  FROM: 1,
  HEALTHCHECK: 1,
  LABEL: 1,
  MAINTAINER: 1,
  ONBUILD: 1,
  RUN: 1,
  SHELL: 1,
  STOPSIGNAL: 1,
  USER: 1,
  VOLUME: 1,
  WORKDIR: 1,
};

export const mostInstructions = 16;

interface WithFlags {
  readonly getFlags?: () => { getName: () => string; getValue: () => string | null }[];
  readonly getHeredocs?: () => unknown[];
}

/** Reads a Containerfile: its instructions, and one sentence for each line that no builder would take. */
export function parse(text: string): Parsed {
  const problems: Problem[] = [];
  const wrong = (line: number, problem: string) => problems.push({ line, text: problem });
  const unread = new Set<Instruction>();
  const instructions = nodesOf(text).map((node): Instruction => {
    try {
      const { heredocs, ...instruction } = read(node);
      if (heredocs) wrong(instruction.line, problemWords.heredoc);
      return instruction;
    } catch {
      // The parser gives up on some texts that no builder takes either.
      const { start, end } = node.getRange();
      const [line, lastLine] = [start.line + 1, end.line + 1];
      wrong(line, problemWords.unreadable);
      const bare = { line, lastLine, keyword: node.getKeyword(), flags: [], text: '', words: [] };
      unread.add(bare);
      return bare;
    }
  });
  instructions.forEach((instruction, i) => {
    const { keyword, line, words } = instruction;
    if (unread.has(instruction)) return;
    const least = Object.hasOwn(needs, keyword) ? needs[keyword]! : null;
    if (least === null) wrong(line, problemWords.unknown(keyword, nearest(keyword)));
    else if (words.length < least) wrong(line, problemWords.missing(keyword, least));
    else if (
      keyword === 'ENV' &&
      pairs(instruction.text).some(([name, value]) => name === '' || value === null)
    )
      wrong(line, problemWords.env);
    else if (
      keyword === 'FROM' &&
      words.length !== 1 &&
      !(words.length === 3 && words[1]!.toUpperCase() === 'AS')
    )
      wrong(line, problemWords.from);
    else if (
      keyword !== 'FROM' &&
      keyword !== 'ARG' &&
      !instructions.slice(0, i).some((each) => each.keyword === 'FROM')
    )
      wrong(line, problemWords.fromFirst(keyword));
  });
  if (!instructions.some(({ keyword }) => keyword === 'FROM') && problems.length === 0)
    wrong(instructions[0]?.line ?? 1, problemWords.noFrom);
  const beyond = instructions[mostInstructions];
  if (beyond) wrong(beyond.line, problemWords.tooMany(mostInstructions));
  return { instructions, problems: problems.sort((a, b) => a.line - b.line) };
}

type Node = ReturnType<ReturnType<typeof DockerfileParser.parse>['getInstructions']>[number];

function nodesOf(text: string): Node[] {
  return DockerfileParser.parse(text).getInstructions();
}

function read(node: Node): Instruction & { readonly heredocs: boolean } {
  const { getFlags, getHeredocs } = node as unknown as WithFlags;
  const range = node.getRange();
  // Spaces inside stay: a RUN is known by its text as it stands.
  const content = (node.getArgumentsContent() ?? '').trim();
  return {
    line: range.start.line + 1,
    lastLine: range.end.line + 1,
    keyword: node.getKeyword(),
    flags: (getFlags?.call(node) ?? []).map((flag) => ({
      name: flag.getName(),
      value: flag.getValue() ?? '',
    })),
    text: content,
    words: jsonWords(content) ?? node.getArguments().map((argument) => argument.getValue()),
    heredocs: (getHeredocs?.call(node) ?? []).length > 0,
  };
}

/** The instruction that a mistyped one is nearest to, if it is off by no more than two letters. */
function nearest(keyword: string): string | null {
  const all = Object.keys(needs).map((name) => ({ name, off: distance(keyword, name) }));
  const best = all.reduce((a, b) => (b.off < a.off ? b : a));
  return best.off <= 2 ? best.name : null;
}

/** How many letters must be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let before = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= Math.min(a.length, 20); i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length]!;
}

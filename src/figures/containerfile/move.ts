import { parse } from './parse.ts';

/**
 * The text with the instruction at a line moved up or down past its neighbour, with its continuation lines; null
 * where there is no neighbour or no instruction. `line` counts from 1; gives the line it stands on then.
 */
export function moved(text: string, line: number, by: -1 | 1): { text: string; line: number } | null {
  const { instructions } = parse(text);
  const at = instructions.findIndex((each) => each.line <= line && line <= each.lastLine);
  const a = instructions[by < 0 ? at - 1 : at];
  const b = instructions[by < 0 ? at : at + 1];
  if (at < 0 || !a || !b) return null;
  const lines = text.split('\n');
  const first = lines.slice(a.line - 1, a.lastLine);
  const between = lines.slice(a.lastLine, b.line - 1);
  const second = lines.slice(b.line - 1, b.lastLine);
  const next = [...lines.slice(0, a.line - 1), ...second, ...between, ...first, ...lines.slice(b.lastLine)];
  return { text: next.join('\n'), line: by < 0 ? a.line : a.line + second.length + between.length };
}

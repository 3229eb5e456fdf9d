/** One command of a RUN: its words, and the file that its output is sent to. */
export interface Command {
  readonly words: readonly string[];
  readonly to: { readonly path: string; readonly append: boolean } | null;
}

const TOKEN = /"([^"]*)"|'([^']*)'|(&&|\|\||[;|<&`]|>>?|\$\()|([^\s"'&;|<>`]+)/g;

/**
 * Splits a shell line into commands joined by && or ;. Gives null for anything beyond that and > or >>, such as
 * pipes, loops or substitutions: those are not understood here.
 */
export function commandsOf(line: string): readonly Command[] | null {
  const commands: Command[] = [];
  let words: string[] = [];
  let to: Command['to'] = null;
  let redirect: string | null = null;
  const close = () => {
    if (words.length > 0) commands.push({ words, to });
    words = [];
    to = null;
  };
  for (const [whole, double, single, sign] of line.matchAll(TOKEN)) {
    if (sign === '&&' || sign === ';') {
      if (redirect !== null || (sign === '&&' && words.length === 0)) return null;
      close();
    } else if (sign === '>' || sign === '>>') {
      if (to || redirect !== null) return null;
      redirect = sign;
    } else if (sign !== undefined) {
      return null;
    } else {
      const word = double ?? single ?? whole;
      if (single === undefined && /\$\(/.test(word)) return null;
      if (redirect === null) words.push(word);
      else to = { path: word, append: redirect === '>>' };
      redirect = null;
    }
  }
  if (redirect !== null) return null;
  close();
  return commands;
}

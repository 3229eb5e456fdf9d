import { type Values, valueOf, type Variable, variableAt } from './variables.ts';

/** A part of a word. What is quoted is neither split nor a pattern. */
type Piece = { readonly quoted: boolean } & (
  { readonly text: string } | { readonly variable: Pick<Variable, 'name' | 'sign' | 'other'> }
);
export type Word = readonly Piece[];

/** One command of a RUN, not yet expanded: its words, and the file that its output is sent to. */
export interface Command {
  /** `&&`: only done if the one before it did well. */
  readonly joined: '&&' | ';';
  /** NAME=value before the first word. */
  readonly given: readonly (readonly [string, Word])[];
  readonly words: readonly Word[];
  readonly to: { readonly path: Word; readonly append: boolean } | null;
}

/** Words at the head of a command that make more of it than a command, or that change how the shell goes on. */
const BEYOND = new Set(
  (
    'if then elif else fi for while until do done case esac in { } ! ' +
    'exit exec eval . source return break continue trap alias read shift unset wait'
  ).split(' '),
);

class Beyond extends Error {}

/** The text of a word that is written plainly, else null. */
const plain = (word: Word): string | null => {
  const [piece, more] = word;
  return piece && !more && 'text' in piece && !piece.quoted ? piece.text : null;
};

/** NAME=value as a pair; null for any other word. */
function assignment(word: Word): readonly [string, Word] | null {
  const [first, ...rest] = word;
  const match = first && 'text' in first && !first.quoted ? /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text) : null;
  return match ? [match[1]!, [{ text: match[2]!, quoted: false }, ...rest]] : null;
}

/**
 * Splits a line for sh into commands joined by && or ;. Knows quotes, backslashes, comments, variables and output sent
 * to a file. Gives null for anything beyond that, such as pipes, loops or substitutions: it is not understood here.
 */
export function commandsOf(line: string): readonly Command[] | null {
  try {
    return read(line);
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

function read(line: string): readonly Command[] {
  const commands: Command[] = [];
  let joined: Command['joined'] = ';';
  let words: Word[] = [];
  let word: Piece[] | null = null;
  let to: Command['to'] = null;
  /** An arrow whose file is still to come. */
  let arrow: { readonly append: boolean; readonly fd: string } | null = null;

  const beyond = (): never => {
    throw new Beyond();
  };
  const add = (text: string, quoted: boolean) => {
    word ??= [];
    const last = word.at(-1);
    if (last && 'text' in last && last.quoted === quoted)
      word[word.length - 1] = { text: last.text + text, quoted };
    else word.push({ text, quoted });
  };
  const endWord = () => {
    if (word === null) return;
    if (arrow) {
      const nowhere = plain(word) === '/dev/null';
      if (!nowhere && (arrow.fd !== '1' || to)) beyond();
      if (!nowhere) to = { path: word, append: arrow.append };
    } else words.push(word);
    [word, arrow] = [null, null];
  };
  const endCommand = (sign: '&&' | ';' | null) => {
    endWord();
    if (arrow) beyond();
    if (words.length === 0 && !to) {
      // Only the end of the line may follow a semicolon at once.
      if (sign !== null || joined === '&&') beyond();
      return;
    }
    const given: (readonly [string, Word])[] = [];
    for (let pair = assignment(words[0] ?? []); pair; pair = assignment(words[0] ?? [])) {
      given.push(pair);
      words.shift();
    }
    const name = words[0] ? plain(words[0]) : null;
    if (name !== null && BEYOND.has(name)) beyond();
    commands.push({ joined, given, words, to });
    [words, to] = [[], null];
    joined = sign ?? ';';
  };
  /** Reads what a dollar sign at `i` begins, and gives where the line goes on. */
  const dollar = (i: number, quoted: boolean): number => {
    const variable = variableAt(line, i);
    if (variable) {
      const { name, sign, other, end } = variable;
      word = [...(word ?? []), { variable: { name, sign, other }, quoted }];
      return end;
    }
    if (/[({0-9@*#?$!-]/.test(line[i + 1] ?? '')) beyond();
    add('$', quoted);
    return i + 1;
  };
  const double = (from: number): number => {
    add('', true);
    for (let i = from; i < line.length;) {
      const char = line[i]!;
      if (char === '"') return i + 1;
      if (char === '`') beyond();
      if (char === '$') i = dollar(i, true);
      else if (char === '\\' && /["$`\\]/.test(line[i + 1] ?? '')) {
        add(line[i + 1]!, true);
        i += 2;
      } else {
        add(char, true);
        i++;
      }
    }
    return beyond();
  };

  for (let i = 0; i < line.length;) {
    const char = line[i]!;
    if (char === ' ' || char === '\t') {
      endWord();
      i++;
    } else if (char === '#' && word === null) i = line.length;
    else if (char === "'") {
      const end = line.indexOf("'", i + 1);
      if (end < 0) beyond();
      add(line.slice(i + 1, end), true);
      i = end + 1;
    } else if (char === '"') i = double(i + 1);
    else if (char === '$') i = dollar(i, false);
    else if (char === '\\') {
      if (i + 1 >= line.length) beyond();
      add(line[i + 1]!, true);
      i += 2;
    } else if (char === '~' && word === null) {
      if (!/^~(?=$|[\s/;&])/.test(line.slice(i))) beyond();
      word = [{ variable: { name: 'HOME', sign: '', other: '' }, quoted: true }];
      i++;
    } else if (char === '>') {
      const fd: string | null = word === null ? '1' : plain(word);
      if (fd !== null && /^\d$/.test(fd)) word = null;
      else endWord();
      if (arrow) beyond();
      const double = line[i + 1] === '>';
      const other = /^>&[12](?![^\s;&])/.exec(line.slice(i));
      if (!other) arrow = { append: double, fd: fd !== null && /^\d$/.test(fd) ? fd : '1' };
      i += other ? other[0].length : double ? 2 : 1;
    } else if (line.startsWith('&&', i)) {
      endCommand('&&');
      i += 2;
    } else if (char === ';') {
      endCommand(';');
      i++;
    } else if (/[|&<()`\n]/.test(char)) beyond();
    else {
      add(char, false);
      i++;
    }
  }
  endCommand(null);
  return commands;
}

/** A word as the command gets it, and the pattern it is if nothing in it was quoted that looks like one. */
export interface Field {
  readonly text: string;
  /** The same with a backslash before all that is quoted. */
  readonly pattern: string;
}

/** Puts variables in; what an unquoted one stands for is split at its spaces, so that one word may become any number. */
export function fieldsOf(word: Word, values: Values): readonly Field[] {
  const out: Field[] = [];
  let field: Field | null = null;
  const add = (text: string, quoted: boolean) => {
    const pattern = quoted ? text.replace(/[\\*?[\]]/g, '\\$&') : text;
    field = { text: (field?.text ?? '') + text, pattern: (field?.pattern ?? '') + pattern };
  };
  const close = () => {
    if (field) out.push(field);
    field = null;
  };
  for (const piece of word) {
    if ('text' in piece) add(piece.text, piece.quoted);
    else if (piece.quoted) add(valueOf(piece.variable, values), true);
    else
      valueOf(piece.variable, values)
        .split(/[ \t\n]+/)
        .forEach((part, i) => {
          if (i > 0) close();
          if (part !== '') add(part, false);
        });
  }
  close();
  return out;
}

/** A word with its variables put in and never split, as in NAME=value. */
export const wholeOf = (word: Word, values: Values): string =>
  word.map((piece) => ('text' in piece ? piece.text : valueOf(piece.variable, values))).join('');

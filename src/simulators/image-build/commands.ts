import { inodeAt, type Tree } from '../image-layers/index.ts';
import { filePrograms, written } from './file-programs.ts';
import { hasWildcard, matches } from './glob.ts';
import { fetchPrograms } from './packages.ts';
import { resolve } from './paths.ts';
import type { Did, Program } from './program.ts';
import { type Command, commandsOf, type Field, fieldsOf, wholeOf, type Word } from './shell.ts';
import { Stop } from './stop.ts';
import type { Failure } from './types.ts';
import type { Values } from './variables.ts';

export interface Ran {
  readonly tree: Tree;
  readonly failure: Failure | null;
  /** Commands not known here, by their first word; they count as changing nothing. */
  readonly unknown: readonly string[];
  /** Commands that would fail as things stand here, but may find more after what is unknown. */
  readonly untold: readonly string[];
}

export interface Where {
  readonly cwd: string;
  /** Seconds since 1970: what files made now carry. */
  readonly now: number;
  readonly values: Values;
  /** Paths that something is mounted on for this RUN. */
  readonly mounts: readonly string[];
  /** Whether something unknown was done before, so that a file that is missing here may be there. */
  readonly unsure: boolean;
}

const programs: Readonly<Record<string, Program>> = { ...filePrograms, ...fetchPrograms };
const programOf = (name: string): Program | undefined => {
  const bare = name.replace(/^\/(usr\/)?bin\//, '');
  return Object.hasOwn(programs, bare) ? programs[bare] : undefined;
};

const nothing = new Uint8Array(0);
const fine = { failure: null, unknown: [], untold: [] } as const;

/**
 * Runs a RUN line as sh does, on a tree. Known are cd, set, export, `:`, true, false, echo, cat, touch, mkdir, rm, cp,
 * mv, chmod, apt-get (and apt), and the made-up fetch-private-library; any other command, and a line that is more than
 * commands joined by && and ;, is named in `unknown` and changes nothing. The last command done decides whether the
 * line fails; after `set -e`, any does that nothing follows by &&.
 */
export function runLine(line: string, tree: Tree, where: Where): Ran {
  if (!inodeAt(tree, 'usr/bin/sh')) return { ...fine, tree, failure: { reason: 'no-shell', what: '' } };
  const commands = commandsOf(line);
  if (commands === null) return { ...fine, tree, unknown: [headOf(line)] };
  return new Shell(tree, where).run(commands);
}

/** Runs the JSON form of RUN: a program and its arguments, without a shell. */
export function runWords(words: readonly string[], tree: Tree, where: Where): Ran {
  const [name = '', ...args] = words;
  if (/^(?:\/(?:usr\/)?bin\/)?sh$/.test(name) && args[0] === '-c') return runLine(args[1] ?? '', tree, where);
  // Every program of the base image comes from one place; where that is not, there is none.
  if (!inodeAt(tree, 'usr/bin/sh') && !where.unsure)
    return { ...fine, tree, failure: { reason: 'not-found', what: name } };
  return new Shell(tree, where).one(name, args);
}

/** The first word of a line that is not understood, without what is set for it. */
const headOf = (line: string): string => /^\s*(?:\w+=\S*\s+)*(\S*)/.exec(line)![1]!;

class Shell {
  private tree: Tree;
  private cwd: string;
  private readonly values: Map<string, string>;
  private stopsAtFailure = false;
  private readonly unknown: string[] = [];
  private readonly untold: string[] = [];
  private readonly where: Where;

  constructor(tree: Tree, where: Where) {
    this.tree = tree;
    this.cwd = where.cwd;
    this.values = new Map(where.values);
    this.where = where;
  }

  run(commands: readonly Command[]): Ran {
    let failure: Failure | null = null;
    for (const [i, command] of commands.entries()) {
      if (command.joined === '&&' && failure) continue;
      failure = this.attempt(command.words[0] ? wholeOf(command.words[0], this.values) : '', () =>
        this.do(command),
      );
      if (failure && this.stopsAtFailure && commands[i + 1]?.joined !== '&&') break;
    }
    return this.ran(failure);
  }

  one(name: string, args: readonly string[]): Ran {
    return this.ran(
      this.attempt(name, () => {
        const did = programOf(name)?.(args, this.at()) ?? null;
        this.take(name, did);
      }),
    );
  }

  private ran(failure: Failure | null): Ran {
    return { tree: this.tree, failure, unknown: this.unknown, untold: this.untold };
  }

  private at() {
    return { tree: this.tree, cwd: this.cwd, now: this.where.now, mounts: this.where.mounts };
  }

  /** Does a command; gives its failure, or null when it did well or cannot be judged. */
  private attempt(name: string, act: () => void): Failure | null {
    try {
      act();
      return null;
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop;
      const unsure = this.where.unsure || this.unknown.length > 0;
      if (unsure && stop.failure.reason !== 'reserved-name' && stop.failure.reason !== 'fails') {
        this.untold.push(name || '>');
        return null;
      }
      this.tree = stop.tree ?? this.tree;
      return stop.failure;
    }
  }

  private take(name: string, did: Did | null): void {
    if (did) this.tree = did.tree;
    if (!did) this.unknown.push(name || '>');
    else if (did.unknown !== undefined) this.unknown.push(did.unknown);
  }

  private do({ given, words, to }: Command): void {
    const [name = '', ...args] = words.flatMap((word) => this.expanded(word));
    const out = to ? fieldsOf(to.path, this.values) : [];
    if (to && out.length !== 1) return this.take(name, null);
    // What is set before a command is its own; without a command it stays.
    if (name === '') for (const [key, value] of given) this.values.set(key, wholeOf(value, this.values));
    const path = out[0]?.text;
    const kept = path === undefined || path === '/dev/null' ? null : { path, append: to!.append };
    const did = this.builtIn(name, args) ?? programOf(name)?.(args, this.at()) ?? null;
    if (did && kept) {
      if (did.out === null) return this.take(name, null);
      // The shell opens the file first, so that it is there for the command, too; no command here looks at it.
      const tree = written(did.tree, kept.path, did.out, kept.append, this.at());
      return this.take(name, { ...did, tree });
    }
    this.take(name, did);
  }

  private expanded(word: Word): readonly string[] {
    return fieldsOf(word, this.values).flatMap((field) => this.globbed(field));
  }

  /** What a pattern stands for, written as the pattern is; itself where it stands for nothing. */
  private globbed({ text, pattern }: Field): readonly string[] {
    if (!hasWildcard(pattern)) return [text];
    const found = matches(this.tree, pattern, this.cwd, false);
    const here = pattern.startsWith('/') || this.cwd === '' ? '' : `${this.cwd}/`;
    const written = (path: string) =>
      !pattern.startsWith('/') && path.startsWith(here) ? path.slice(here.length) : `/${path}`;
    return found.length === 0 ? [text] : found.map(written);
  }

  /** The commands of the shell itself; null for any other, and for flags that are not known here. */
  private builtIn(name: string, args: readonly string[]): Did | null {
    const did: Did = { tree: this.tree, out: nothing };
    if (name === '' || name === ':') return did;
    if (name === 'cd') return this.changeDirectory(args) ? did : null;
    if (name === 'export') {
      if (!args.every((arg) => /^[A-Za-z_]\w*(=|$)/.test(arg))) return null;
      for (const arg of args.filter((each) => each.includes('=')))
        this.values.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1));
      return did;
    }
    if (name === 'set') {
      if (!args.every((arg) => /^[-+][eux]+$/.test(arg))) return null;
      for (const arg of args) if (arg.includes('e')) this.stopsAtFailure = arg.startsWith('-');
      return did;
    }
    return null;
  }

  private changeDirectory(args: readonly string[]): boolean {
    const [to = this.values.get('HOME') ?? '/', ...more] = args;
    if (more.length > 0 || to.startsWith('-')) return false;
    const path = resolve(to, this.cwd);
    const inode = inodeAt(this.tree, path);
    if (!inode) throw new Stop('no-file', to);
    if (inode.type !== 'dir') throw new Stop('in-the-way', to);
    this.cwd = path;
    return true;
  }
}

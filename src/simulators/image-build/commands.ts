import { concat, fromUtf8, utf8 } from '../image-layers/bytes.ts';
import { inodeAt, type Tree } from '../image-layers/index.ts';
import { inTheWay, isReserved, nameOf, parentOf, resolve, withDir, withFile, without } from './paths.ts';
import { type Command, commandsOf } from './shell.ts';
import { aptLists, filler, packages } from './stand-ins.ts';
import type { Failure } from './types.ts';

export interface Ran {
  readonly tree: Tree;
  readonly failure: Failure | null;
  /** Commands not known here, by their first word. */
  readonly unknown: readonly string[];
}

interface Where {
  readonly cwd: string;
  /** Seconds since 1970: what files made now carry. */
  readonly now: number;
}

class Stop {
  readonly failure: Failure;
  constructor(reason: Failure['reason'], what: string) {
    this.failure = { reason, what };
  }
}

/**
 * Runs a RUN line on a tree: a few commands are known (apt-get, rm, mkdir, touch, echo, cp, mv, chmod, cat, and the
 * made-up fetch-private-library); any other is named in `unknown` and changes nothing. Stops at the first failure, as
 * && does.
 */
export function runLine(line: string, tree: Tree, where: Where): Ran {
  const commands = commandsOf(line);
  if (commands === null) return { tree, failure: null, unknown: [line.split(/\s/)[0]!] };
  if (!inodeAt(tree, 'usr/bin/sh')) return { tree, failure: { reason: 'no-shell', what: '' }, unknown: [] };
  const unknown: string[] = [];
  let at = tree;
  try {
    for (const command of commands) {
      const next = runOne(command, at, where);
      if (next === null) unknown.push(command.words[0]!);
      else at = next;
    }
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return { tree: at, failure: stop.failure, unknown };
  }
  return { tree: at, failure: null, unknown };
}

type Run = (
  args: readonly string[],
  flags: string,
  tree: Tree,
  where: Where,
  command: Command,
) => Tree | null;

function runOne(command: Command, tree: Tree, where: Where): Tree | null {
  const [name = '', ...rest] = command.words;
  const run = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!run || (command.to && name !== 'echo')) return null;
  const flags = rest.filter((word) => word.startsWith('-'));
  const args = rest.filter((word) => !word.startsWith('-'));
  return run(args, flags.join(' '), tree, where, command);
}

/** What a path with a star at its end stands for. */
function spread(tree: Tree, path: string, cwd: string): string[] {
  if (!path.endsWith('/*')) return [resolve(path, cwd)];
  const dir = resolve(path.slice(0, -2), cwd);
  const inode = inodeAt(tree, dir);
  return inode?.type === 'dir' ? [...inode.entries.keys()].sort().map((name) => `${dir}/${name}`) : [];
}

function writable(tree: Tree, path: string): string {
  const blocked = inTheWay(tree, parentOf(path));
  if (blocked !== undefined) throw new Stop('in-the-way', `/${blocked}`);
  if (isReserved(path)) throw new Stop('reserved-name', nameOf(path));
  if (inodeAt(tree, path)?.type === 'dir') throw new Stop('is-directory', `/${path}`);
  return path;
}

const aptGet: Run = (args, flags, tree, { now }) => {
  if (!inodeAt(tree, 'usr/bin/apt-get')) throw new Stop('not-found', 'apt-get');
  const [verb, ...names] = args;
  if (verb === 'update') return withFile(tree, aptLists, { data: filler(aptLists), mtime: now });
  if (verb === 'clean' || verb === 'autoclean') return tree;
  if (verb !== 'install' || names.some((name) => !Object.hasOwn(packages, name))) return null;
  if (!inodeAt(tree, aptLists)) throw new Stop('no-lists', names.join(' '));
  const missing = names.filter((name) => packages[name]!.some((path) => !inodeAt(tree, path)));
  if (missing.length > 0 && !/(^|\s)(-\w*y\w*|--yes|--assume-yes)(\s|$)/.test(flags))
    throw new Stop('needs-yes', missing.join(' '));
  return missing.reduce((at, name) => {
    const status = inodeAt(at, 'var/lib/dpkg/status');
    const before = status?.type === 'file' ? status.data : new Uint8Array(0);
    const files = packages[name]!.reduce(
      (into, path) =>
        withFile(into, path, {
          data: filler(path),
          mode: path.includes('/bin/') ? 0o755 : 0o644,
          mtime: now,
        }),
      at,
    );
    return withFile(files, 'var/lib/dpkg/status', {
      data: concat([before, utf8(`Package: ${name}\n`)]),
      mtime: now,
    });
  }, tree);
};

const copy: Run = (args, _flags, tree, { cwd, now }) => {
  if (args.length !== 2) return null;
  const from = resolve(args[0]!, cwd);
  const source = inodeAt(tree, from);
  if (!source) throw new Stop('no-file', args[0]!);
  if (source.type !== 'file') return null;
  const to = resolve(args[1]!, cwd);
  const into = inodeAt(tree, to)?.type === 'dir' ? `${to}/${nameOf(from)}` : to;
  const { data, mode } = source;
  return withFile(tree, writable(tree, into), { data, mode, mtime: now });
};

const known: Readonly<Record<string, Run>> = {
  'apt-get': aptGet,
  apt: aptGet,
  ':': (_args, _flags, tree) => tree,
  true: (_args, _flags, tree) => tree,
  set: (_args, _flags, tree) => tree,
  rm: (args, flags, tree, { cwd }) =>
    args.reduce((at, arg) => {
      for (const path of spread(at, arg, cwd)) {
        const inode = path === '' ? undefined : inodeAt(at, path);
        if (!inode && !/-\w*f/.test(flags)) throw new Stop('no-file', arg);
        if (inode?.type === 'dir' && !/-\w*[rR]/.test(flags)) throw new Stop('is-directory', arg);
        if (inode) at = without(at, path);
      }
      return at;
    }, tree),
  mkdir: (args, flags, tree, { cwd, now }) =>
    args.reduce((at, arg) => {
      const path = resolve(arg, cwd);
      const blocked = inTheWay(at, path);
      if (blocked !== undefined) throw new Stop('in-the-way', `/${blocked}`);
      if (isReserved(path)) throw new Stop('reserved-name', nameOf(path));
      if (!/-\w*p/.test(flags)) {
        if (inodeAt(at, path)) throw new Stop('in-the-way', arg);
        if (parentOf(path) !== '' && !inodeAt(at, parentOf(path))) throw new Stop('no-file', arg);
      }
      return withDir(at, path, now);
    }, tree),
  touch: (args, _flags, tree, { cwd, now }) =>
    args.reduce((at, arg) => {
      const path = writable(at, resolve(arg, cwd));
      if (parentOf(path) !== '' && !inodeAt(at, parentOf(path))) throw new Stop('no-file', arg);
      const old = inodeAt(at, path);
      const data = old?.type === 'file' ? old.data : new Uint8Array(0);
      return withFile(at, path, { data, mode: old?.mode ?? 0o644, mtime: now });
    }, tree),
  echo: (_args, _flags, tree, { cwd, now }, { words, to }) => {
    if (!to) return tree;
    const path = writable(tree, resolve(to.path, cwd));
    if (parentOf(path) !== '' && !inodeAt(tree, parentOf(path))) throw new Stop('no-file', to.path);
    const old = inodeAt(tree, path);
    const before = to.append && old?.type === 'file' ? fromUtf8(old.data) : '';
    return withFile(tree, path, { data: utf8(`${before}${words.slice(1).join(' ')}\n`), mtime: now });
  },
  cat: (args, _flags, tree, { cwd }) => {
    for (const arg of args) if (!inodeAt(tree, resolve(arg, cwd))) throw new Stop('no-file', arg);
    return tree;
  },
  cp: copy,
  mv: (args, flags, tree, where, command) => {
    const copied = copy(args, flags, tree, where, command);
    const from = resolve(args[0] ?? '', where.cwd);
    return copied && from !== resolve(args[1]!, where.cwd) ? without(copied, from) : copied;
  },
  chmod: ([mode = '', ...paths], _flags, tree, { cwd }) => {
    if (!/^[0-7]{3,4}$/.test(mode)) return null;
    return paths.reduce((at, arg) => {
      const path = resolve(arg, cwd);
      const inode = inodeAt(at, path);
      if (!inode) throw new Stop('no-file', arg);
      const { mtime, uid } = inode;
      return inode.type === 'file'
        ? withFile(at, path, { data: inode.data, mode: parseInt(mode, 8), uid, mtime })
        : at;
    }, tree);
  },
  'fetch-private-library': (_args, _flags, tree, { cwd, now }, { words }) => {
    const at = words.indexOf('--token-file');
    const file = words[at + 1];
    if (at < 0 || file === undefined) throw new Stop('no-file', '--token-file');
    if (inodeAt(tree, resolve(file, cwd))?.type !== 'file') throw new Stop('no-file', file);
    const path = 'srv/lib/private.py';
    return withFile(tree, writable(tree, path), { data: filler(path), mtime: now });
  },
};

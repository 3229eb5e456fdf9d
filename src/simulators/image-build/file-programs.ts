import { concat, utf8 } from '../image-layers/bytes.ts';
import { inodeAt, type Inode, type Tree } from '../image-layers/index.ts';
import { flagsOf } from './flags.ts';
import {
  nameOf,
  namesIn,
  parentOf,
  resolve,
  under,
  withAttributes,
  withDir,
  withFile,
  without,
} from './paths.ts';
import type { At, Program } from './program.ts';
import { Stop } from './stop.ts';

const nothing = new Uint8Array(0);

/** Does something to each operand in turn; the first that fails is told at the end, as GNU's tools go on. */
function each(tree: Tree, args: readonly string[], one: (tree: Tree, arg: string) => Tree): Tree {
  let failed: Stop | null = null;
  let at = tree;
  for (const arg of args) {
    try {
      at = one(at, arg);
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop;
      failed ??= stop;
    }
  }
  if (failed) throw new Stop(failed.failure.reason, failed.failure.what, at);
  return at;
}

/** The path without a mount of this RUN on it or under it; stops where there is one. */
function unmounted(path: string, { mounts }: At): string {
  const busy = mounts.find((mount) => mount === path || mount.startsWith(`${path}/`));
  if (busy !== undefined) throw new Stop('busy', `/${busy}`);
  return path;
}

/** Where a file is to be written: its directory must be there, and no mount of this RUN in its place. */
function placeOf(tree: Tree, arg: string, at: At): string {
  const path = resolve(arg, at.cwd);
  if (at.mounts.includes(path)) throw new Stop('busy', `/${path}`);
  const dir = inodeAt(tree, parentOf(path));
  if (!dir || (arg.endsWith('/') && !inodeAt(tree, path))) {
    // A file on the way is told as that.
    withDir(tree, parentOf(path), { mtime: at.now });
    throw new Stop('no-file', arg);
  }
  return path;
}

/** The tree with a file's text; what was there keeps its mode and owner, as it does for a program that writes. */
export function written(tree: Tree, arg: string, data: Uint8Array, append: boolean, at: At): Tree {
  const path = placeOf(tree, arg, at);
  const old = inodeAt(tree, path);
  const before = append && old?.type === 'file' ? old.data : nothing;
  const { mode = 0o644, uid = 0 } = old ?? {};
  return withFile(tree, path, { data: concat([before, data]), mode, uid, mtime: at.now });
}

/** An inode under another path: a directory without its contents, a file in place of another. */
function put(tree: Tree, path: string, inode: Inode, keep: boolean, now: number): Tree {
  const { mode, uid, mtime } = inode;
  // A new file gets the mode of the one that it is copied from, less what the usual umask 022 takes.
  const given = keep ? { mode, uid, mtime } : { mode: mode & ~0o022, uid: 0, mtime: now };
  if (inode.type === 'dir') return withDir(tree, path, given);
  if (inode.type !== 'file') return tree;
  const old = keep ? undefined : inodeAt(tree, path);
  const kept = old?.type === 'file' ? { mode: old.mode, uid: old.uid } : {};
  return withFile(tree, path, { data: inode.data, ...given, ...kept });
}

/** Copies each source to the last argument, or into it if that is a directory. */
function copied(
  args: readonly string[],
  at: At,
  how: { dirs: boolean; keep: boolean; move: boolean },
): Tree | null {
  const sources = args.slice(0, -1);
  const last = args.at(-1) ?? '';
  if (sources.length === 0) return null;
  return each(at.tree, sources, (tree, arg) => {
    const from = resolve(arg, at.cwd);
    const source = inodeAt(tree, from);
    if (!source) throw new Stop('no-file', arg);
    if (source.type === 'dir' && !how.dirs) throw new Stop('is-directory', arg);
    const into = inodeAt(tree, resolve(last, at.cwd))?.type === 'dir';
    if (!into && sources.length > 1) throw new Stop('no-file', last);
    const aim = into ? `${last}/${nameOf(from)}` : source.type === 'dir' ? last.replace(/\/+$/, '') : last;
    const to = placeOf(tree, aim, at);
    if (to === from || from === '' || (source.type === 'dir' && to.startsWith(`${from}/`)))
      throw new Stop('same-file', arg);
    if (how.move) {
      unmounted(from, at);
      if (source.type === 'dir' && namesIn(tree, to).length > 0) throw new Stop('in-the-way', `/${to}`);
    }
    let out = tree;
    under(tree, from, (path, inode) => {
      out = put(out, to + path.slice(from.length), inode, how.keep, at.now);
    });
    return how.move ? without(out, from) : out;
  });
}

const octal = (text: string): number | null => (/^[0-7]{1,4}$/.test(text) ? parseInt(text, 8) : null);

/** Programs that work on files. Each gives null where it is asked for something that is not known here. */
export const filePrograms: Readonly<Record<string, Program>> = {
  rm: (args, at) => {
    const read = flagsOf(args, { rR: 'r', f: 'f', v: '' }, { recursive: 'r', force: 'f', verbose: '' });
    // Nobody removes the root, nor where it stands.
    if (!read || read.rest.some((arg) => resolve(arg, at.cwd) === '' || /(^|\/)\.\.?\/*$/.test(arg)))
      return null;
    const { flags, rest } = read;
    const tree = each(at.tree, rest, (tree, arg) => {
      const path = resolve(arg, at.cwd);
      const inode = inodeAt(tree, path);
      if (!inode && !flags.has('f')) throw new Stop('no-file', arg);
      if (inode?.type === 'dir' && !flags.has('r')) throw new Stop('is-directory', arg);
      return inode ? without(tree, unmounted(path, at)) : tree;
    });
    return { tree, out: nothing };
  },
  mkdir: (args, at) => {
    const spelt = args.map((arg) => arg.replace(/^(?:-m|--mode=)(?=.)/, '-m='));
    const m = spelt.findIndex((arg) => arg.startsWith('-m'));
    const given = m < 0 ? null : octal(spelt[m] === '-m' ? (spelt[m + 1] ?? '') : spelt[m]!.slice(3));
    if (m >= 0 && given === null) return null;
    const others = m < 0 ? spelt : spelt.filter((_, i) => i !== m && !(spelt[m] === '-m' && i === m + 1));
    const read = flagsOf(others, { p: 'p', v: '' }, { parents: 'p', verbose: '' });
    if (!read) return null;
    const tree = each(at.tree, read.rest, (tree, arg) => {
      const path = resolve(arg, at.cwd);
      if (!read.flags.has('p')) {
        if (inodeAt(tree, path)) throw new Stop('in-the-way', arg);
        placeOf(tree, arg.replace(/\/+$/, ''), at);
      }
      return withDir(tree, path, { mtime: at.now, ...(given === null ? {} : { mode: given }) });
    });
    return { tree, out: nothing };
  },
  touch: (args, at) => {
    const read = flagsOf(args, {}, {});
    if (!read) return null;
    const tree = each(at.tree, read.rest, (tree, arg) =>
      inodeAt(tree, resolve(arg, at.cwd))?.type === 'dir'
        ? withAttributes(tree, resolve(arg, at.cwd), { mtime: at.now })
        : written(tree, arg, nothing, true, at),
    );
    return { tree, out: nothing };
  },
  cp: (args, at) => {
    const read = flagsOf(
      args,
      { rR: 'r', p: 'p', a: 'rp', fv: '' },
      { recursive: 'r', archive: 'rp', force: '', verbose: '' },
    );
    const tree =
      read && copied(read.rest, at, { dirs: read.flags.has('r'), keep: read.flags.has('p'), move: false });
    return tree && { tree, out: nothing };
  },
  mv: (args, at) => {
    const read = flagsOf(args, { fv: '' }, { force: '', verbose: '' });
    const tree = read && copied(read.rest, at, { dirs: true, keep: true, move: true });
    return tree && { tree, out: nothing };
  },
  chmod: (args, at) => {
    const read = flagsOf(args, { R: 'r', fv: '' }, { recursive: 'r', verbose: '' });
    const [mode = '', ...rest] = read?.rest ?? [];
    const bits = octal(mode);
    if (!read || bits === null) return null;
    const tree = each(at.tree, rest, (tree, arg) => {
      const path = resolve(arg, at.cwd);
      if (!inodeAt(tree, path)) throw new Stop('no-file', arg);
      let out = tree;
      under(tree, path, (each) => {
        if (at.mounts.includes(each)) throw new Stop('busy', `/${each}`);
        if (each === path || read.flags.has('r')) out = withAttributes(out, each, { mode: bits });
      });
      return out;
    });
    return { tree, out: nothing };
  },
  cat: (args, at) => {
    const read = flagsOf(args, {}, {});
    if (!read) return null;
    const parts = read.rest.map((arg) => {
      const inode = inodeAt(at.tree, resolve(arg, at.cwd));
      if (!inode) throw new Stop('no-file', arg);
      if (inode.type !== 'file') throw new Stop('a-directory', arg);
      return inode.data;
    });
    return { tree: at.tree, out: concat(parts) };
  },
  // What sh of Debian does: it knows -n, and reads backslashes, which are not read here.
  echo: ([first, ...rest], { tree }) => {
    const words = first === '-n' || first === undefined ? rest : [first, ...rest];
    const text = `${words.join(' ')}${first === '-n' ? '' : '\n'}`;
    return { tree, out: text.includes('\\') ? null : utf8(text) };
  },
  true: (_args, { tree }) => ({ tree, out: nothing }),
  false: () => {
    throw new Stop('fails', 'false');
  },
};

import { concat, utf8 } from '../image-layers/bytes.ts';
import { inodeAt, type Tree } from '../image-layers/index.ts';
import { resolve, withFile } from './paths.ts';
import type { At, Program } from './program.ts';
import { aptLists, filler, packages } from './stand-ins.ts';
import { Stop } from './stop.ts';

const status = 'var/lib/dpkg/status';

function withPackage(tree: Tree, name: string, now: number): Tree {
  const files = packages[name]!.reduce(
    (into, path) =>
      withFile(into, path, { data: filler(path), mode: path.includes('/bin/') ? 0o755 : 0o644, mtime: now }),
    tree,
  );
  const before = inodeAt(files, status);
  const lines = [before?.type === 'file' ? before.data : new Uint8Array(0), utf8(`Package: ${name}\n`)];
  return withFile(files, status, { data: concat(lines), mtime: now });
}

const aptGet: Program = (args, { tree, now }: At) => {
  if (!inodeAt(tree, 'usr/bin/apt-get')) throw new Stop('not-found', 'apt-get');
  const flags = args.filter((word) => word.startsWith('-')).join(' ');
  const [verb = '', ...names] = args.filter((word) => !word.startsWith('-'));
  if (verb === 'update')
    return { tree: withFile(tree, aptLists, { data: filler(aptLists), mtime: now }), out: null };
  if (verb === 'clean' || verb === 'autoclean') return { tree, out: null };
  if (verb !== 'install') return { tree, out: null, unknown: `apt-get ${verb}`.trim() };
  const here = names.filter((name) => Object.hasOwn(packages, name));
  const others = names.filter((name) => !here.includes(name));
  const missing = here.filter((name) => packages[name]!.some((path) => !inodeAt(tree, path)));
  if (missing.length > 0 && !inodeAt(tree, aptLists)) throw new Stop('no-lists', missing.join(' '));
  // Twice quiet means yes, too (apt-get(8)).
  if (missing.length > 0 && !/(^|\s)(-\w*y\w*|-\w*qq\w*|--yes|--assume-yes)(\s|$)/.test(flags))
    throw new Stop('needs-yes', missing.join(' '));
  const installed = missing.reduce((at, name) => withPackage(at, name, now), tree);
  const unknown = others.length > 0 ? { unknown: `apt-get install ${others.join(' ')}` } : {};
  return { tree: installed, out: null, ...unknown };
};

/** Programs that fetch things: apt-get, and a made-up one that needs a token. */
export const fetchPrograms: Readonly<Record<string, Program>> = {
  'apt-get': aptGet,
  apt: aptGet,
  'fetch-private-library': (args, { tree, cwd, now, mounts }) => {
    const at = args.indexOf('--token-file');
    const file = args[at + 1];
    if (at < 0 || file === undefined) throw new Stop('no-file', '--token-file');
    if (inodeAt(tree, resolve(file, cwd))?.type !== 'file') throw new Stop('no-file', file);
    const path = 'srv/lib/private.py';
    if (mounts.includes(path)) throw new Stop('busy', `/${path}`);
    return { tree: withFile(tree, path, { data: filler(path), mtime: now }), out: null };
  },
};

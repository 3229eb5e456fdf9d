import { emptyTree, type Tree } from '../image-layers/index.ts';
import { utf8 } from '../image-layers/bytes.ts';
import { withFile } from './paths.ts';
import { bases, filler } from './stand-ins.ts';

/** When the first edition of the base image was made, in seconds since 1970; each further one a day later. */
const madeAt = 1_795_000_000;

/** The tree of a base image that is kept here, else null. Each edition differs in a file, so it has another digest. */
export function baseTree(tag: string, edition: number): Tree | null {
  if (!Object.hasOwn(bases, tag)) return null;
  const mtime = madeAt + edition * 86_400;
  return Object.entries(bases[tag]!).reduce((tree, [path, text]) => {
    const bytes = text === null ? filler(path) : utf8(text);
    return withFile(tree, path, {
      data: path === 'etc/os-release' ? utf8(`${text}BUILD_ID=${edition}\n`) : bytes,
      mode: path.includes('/bin/') ? 0o755 : 0o644,
      mtime,
    });
  }, emptyTree());
}

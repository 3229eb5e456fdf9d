import type {
  RecordedNode,
  RecordedTree,
} from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { type Files, OPEN } from './files.ts';
import { Refused } from './kernel.ts';

const OPAQUE = 'trusted.overlay.opaque';
const ORIGIN = 'trusted.overlay.origin';
/** Different on every mount. */
const UUID = 'trusted.overlay.uuid';

/** Makes a recorded tree in a directory that is there. Parents come before what lies in them. */
export async function buildTree(files: Files, root: string, tree: RecordedTree): Promise<void> {
  await files.chmod(root, 0o755);
  for (const [path, node] of Object.entries(tree)) {
    const at = path === '.' ? root : `${root}/${path}`;
    if (node.hardlink !== undefined) {
      await files.link(`${root}/${node.hardlink}`, at);
      continue;
    }
    if (node.type === 'dir' && path !== '.') await files.mkdir(at);
    else if (node.type === 'file')
      await files.write(at, OPEN.wronly | OPEN.creat | OPEN.excl, node.content ?? '');
    else if (node.type === 'symlink') await files.symlink(node.target ?? '', at);
    else if (node.type === 'whiteout' || node.rdev === '0/0') await files.whiteout(at);
    if (node.mode !== undefined && node.type !== 'symlink') await files.chmod(at, parseInt(node.mode, 8));
    const xattrs = { ...node.xattrs, ...(node.opaque ? { [OPAQUE]: 'y' } : {}) };
    for (const [name, value] of Object.entries(xattrs))
      await files.setXattr(at, name, value, { follow: false });
  }
}

async function xattrsOf(files: Files, path: string): Promise<Pick<RecordedNode, 'xattrs'>> {
  const xattrs: Record<string, string> = {};
  for (const name of await files.listXattr(path, { follow: false })) {
    if (name === UUID || !/^(trusted|user)\./.test(name)) continue;
    const value = await files.getXattr(path, name, { follow: false });
    xattrs[name] = name === ORIGIN ? '<handle>' : value.toString();
  }
  return Object.keys(xattrs).length > 0 ? { xattrs } : {};
}

async function nodeAt(files: Files, path: string, raw: boolean): Promise<RecordedNode> {
  const { type, mode: bits, nlink, rdev } = await files.status(path, { follow: false });
  const mode = bits.toString(8).padStart(4, '0');
  const noted = raw ? await xattrsOf(files, path) : {};
  if (type === 'dir') return { type, mode, ...noted };
  if (type === 'symlink') return { type, target: await files.readlink(path), ...noted };
  if (type !== 'file') return { type, mode, rdev, ...(nlink > 1 ? { nlink: 'shared' } : {}), ...noted };
  return { type, mode, content: await files.read(path), ...(nlink > 1 ? { nlink } : {}), ...noted };
}

/** Records the tree below a directory; `raw` with the xattrs that overlayfs and users set. */
export async function recordTree(files: Files, root: string, raw: boolean): Promise<RecordedTree> {
  const out: [string, RecordedNode][] = [];
  const noted = raw ? await xattrsOf(files, root) : {};
  if (noted.xattrs) out.push(['.', { type: 'dir', ...noted }]);
  const below = async (dir: string, prefix: string): Promise<void> => {
    for (const name of await files.list(dir)) {
      const path = `${dir === '/' ? '' : dir}/${name}`;
      let node: RecordedNode;
      try {
        node = await nodeAt(files, path, raw);
      } catch (error) {
        // Listed, but a lookup refuses it (a redirect under redirect_dir=nofollow): it cannot be recorded.
        if (error instanceof Refused) continue;
        throw error;
      }
      out.push([prefix + name, node]);
      if (node.type === 'dir') await below(path, `${prefix}${name}/`);
    }
  };
  await below(root, '');
  // Not by assignment: a file can have the name __proto__.
  return Object.fromEntries(out);
}

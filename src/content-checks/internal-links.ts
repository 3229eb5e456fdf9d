import { withBase } from '../schemas/with-base.ts';
import type { Known } from './known.ts';
import { lineOf, problem, walk, type File, type Node } from './tree.ts';

/**
 * Remark plugin: a link inside the site must lead to a page and an id that are there; the base path is added to it.
 * Links that are neither `/path/`, `#id` nor `https:` fail.
 */
export const internalLinks = (known: () => Known, base: string) => () => (tree: Node, file: File) => {
  const { pages } = known();
  const here = `/${file.path.replace(/^.*[\\/]|\.mdx$/g, '')}/`;
  walk(tree, (node) => {
    if (node.type !== 'link' || node.url === undefined) return;
    if (/^https:\/\/[^/]/.test(node.url)) return;
    const fail = (why: string) => problem(file, lineOf(node), `the link "${node.url}" ${why}`);
    const target = /^(\/[^?#]*)?(?:\?[^#]*)?(?:#(.*))?$/.exec(node.url);
    if (!target) throw fail('must begin with "/", "#" or "https://".');
    const page = pages.get(target[1] ?? here);
    if (!page) {
      const slashed = pages.has(`${target[1]}/`);
      throw fail(slashed ? 'must end its path with "/".' : 'leads to a page that is not there.');
    }
    if (target[2] && !page.has(target[2]))
      throw fail(`leads to "#${target[2]}", which that page does not have.`);
    if (target[1]) node.url = withBase(base, node.url);
  });
};

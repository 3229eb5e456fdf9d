import { relative } from 'node:path';
import type { AstroUserConfig } from 'astro';
import { originalOf, translationOf, type Language } from './translation.ts';

type Plugin = Extract<
  NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number],
  { name: string; resolveId?: unknown }
>;

const words = /(words(-[a-z-]+)?|sentences|text|meta|simplifications)\.ts$/;

// The English file in an address of its own: in dev the browser would else be sent back to the language's.
const original = '?original';

/**
 * A Vite plugin: whoever imports a words file gets the language's own where there is one. What such a file imports
 * itself is looked for from the place it stands in for; if it names that place, it gets the English file, and can
 * take over what it does not translate.
 */
export const wordsPlugin = (language: Language): Plugin => ({
  name: 'words-of-a-language',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (source.endsWith(original)) return null;
    const place = importer === undefined ? undefined : originalOf(pathOf(importer), language);
    if (place === undefined && !words.test(pathOf(source))) return null;
    const from = place === undefined ? importer : `${language.root}/${place}`;
    const found = await this.resolve(source, from, { ...options, skipSelf: true });
    if (!found || found.external) return found;
    const path = pathOf(found.id);
    const own = translationOf(relative(language.root, path), language);
    if (own === undefined) return found;
    if (own === pathOf(importer ?? '')) return { ...found, id: path + original };
    return { ...found, id: own + found.id.slice(path.length) };
  },
});

/** An id of Vite without its query. */
const pathOf = (id: string): string => id.replace(/[?#].*$/, '');

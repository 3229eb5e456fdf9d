import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkLanguage } from './check-files.ts';
import { languageOf } from './translation.ts';
import { wordsPlugin } from './words-plugin.ts';

/** Builds the site in the language that `SITE_LANGUAGE` names, with what stands in `languages/<tag>/` in its place. */
export const siteLanguage = (): AstroIntegration => ({
  name: 'language',
  hooks: {
    'astro:config:setup': ({ config, updateConfig }) => {
      const language = languageOf(fileURLToPath(config.root).replace(/\/$/, ''));
      checkLanguage(language);
      const define = { 'process.env.SITE_LANGUAGE': JSON.stringify(language.tag) };
      if (language.tag === 'en') return void updateConfig({ vite: { define } });
      // The store of entries remembers which file each came from.
      const cacheDir = new URL(`node_modules/.astro/${language.tag}/`, config.root);
      updateConfig({ cacheDir, vite: { define, plugins: [wordsPlugin(language)] } });
    },
  },
});

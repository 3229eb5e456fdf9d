import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { contentChecks } from './src/content-checks/index.ts';
import { checkReferences } from './src/content-checks/references.ts';
import { checkTranslatedMdx } from './src/content-checks/translated-mdx.ts';
import { finishedPages } from './src/finished-pages/index.ts';
import { siteLanguage } from './src/language/index.ts';
import { offline } from './src/offline/index.ts';
import { searchIndex } from './src/search/index.ts';

// Where the site will live: SITE is its origin, BASE_PATH the folder on it.
const site = process.env.SITE ?? 'https://wheres-the-kernel.example';
const base = process.env.BASE_PATH ?? '/';

export default defineConfig({
  site,
  base,
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  markdown: {
    // Classes, not inline styles: the colours are roles, and a strict style-src stays possible.
    syntaxHighlight: 'prism',
    processor: unified({ remarkPlugins: contentChecks(base) }),
  },
  vite: {
    resolve: {
      alias: {
        // The parser of Containerfiles needs two functions of it; the whole would cost the page 7 kB.
        'vscode-languageserver-types': fileURLToPath(
          new URL('./src/figures/containerfile/lsp-types.ts', import.meta.url),
        ),
      },
    },
    optimizeDeps: { include: ['dockerfile-ast', 'dockerfile-ast/lib/util.js'] },
  },
  integrations: [
    siteLanguage(),
    mdx(),
    react(),
    // An embedded figure is not a page to be found; its lab is.
    sitemap({ filter: (page) => !page.includes('/embed/') }),
    {
      name: 'client-wanted',
      hooks: {
        'astro:config:setup': ({ addClientDirective }) =>
          addClientDirective({ name: 'wanted', entrypoint: './src/scripts/wanted.ts' }),
      },
    },
    {
      name: 'check-references',
      hooks: {
        'astro:build:start': () => {
          checkReferences();
          checkTranslatedMdx();
        },
      },
    },
    finishedPages(),
    searchIndex(),
    // The last: it lists what all the others have written.
    offline(),
  ],
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { addPolicy } from '../content-security/add-policy.ts';
import { fetchLate } from './fetch-late.ts';

/**
 * What is done to every page once it is built. Its scripts are asked for late, which Astro bundles only where they carry
 * no attributes. It gets its Content Security Policy: Astro's own (`security.csp`) lists each script of the whole site on
 * each page, two kilobytes that change with any of them, and stands behind the inline script it ought to govern.
 */
export const finishedPages = (): AstroIntegration => ({
  name: 'finished-pages',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const folder = fileURLToPath(dir);
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.html')) continue;
        const path = join(folder, file);
        writeFileSync(path, addPolicy(fetchLate(readFileSync(path, 'utf8')), file));
      }
    },
  },
});

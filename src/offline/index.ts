import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getManifest } from 'workbox-build';

const source = new URL('./worker.ts', import.meta.url);

// A figure for somebody else's frame, pictures for previews, and what only machines read stay on the network.
const left = ['embed/**', 'og/**', 'preview.png', 'sw.js', '**/*.map'];
const kept = ['**/*.{html,css,js,json,svg,png,webmanifest,woff2}', 'pagefind/**/*'];

const hash = (data: string | Buffer, digest: 'base64' | 'hex') =>
  createHash('sha256').update(data).digest(digest);

/** What a build weighs without a network. */
export interface KeptBuild {
  readonly files: number;
  readonly bytes: number;
  readonly version: string;
}

/**
 * Writes the service worker `sw.js` that keeps the finished build in `folder`, each file with its hash. Run it when
 * nothing in the folder changes any more. Throws where a file cannot be kept.
 */
export async function writeWorker(folder: string): Promise<KeptBuild> {
  const { manifestEntries, size, warnings } = await getManifest({
    globDirectory: folder,
    globPatterns: kept,
    globIgnores: left,
    maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
  });
  if (warnings.length > 0)
    throw new Error(`The site cannot be kept for offline reading: ${warnings.join('; ')}`);
  const files = manifestEntries
    .map(({ url }) => [
      // A page's address is its folder.
      url.replace(/(^|\/)index\.html$/, '$1') || './',
      `sha256-${hash(readFileSync(join(folder, url)), 'base64')}`,
    ])
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
  const code = stripTypeScriptTypes(readFileSync(source, 'utf8'), { mode: 'strip' }).replace(
    /^export \{\};$/m,
    '',
  );
  const constants = `const FILES = ${JSON.stringify(files)};\n`;
  const version = hash(constants + code, 'hex').slice(0, 12);
  writeFileSync(join(folder, 'sw.js'), `${constants}const VERSION = '${version}';\n${code}`);
  return { files: files.length, bytes: size, version };
}

/** Offline reading, over the finished build: the last integration of all. */
export const offline = (): AstroIntegration => ({
  name: 'offline',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const { files, bytes, version } = await writeWorker(fileURLToPath(dir));
      logger.info(`version ${version} keeps ${files} files, ${Math.round(bytes / 1000)} kB`);
    },
  },
});

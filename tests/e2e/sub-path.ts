import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a host that the second build is made for. */
export const subPath = '/some/where/';

const built = process.env['SUB_PATH_DIST'] ?? join(import.meta.dirname, '../../test-results/sub-path');

/** Where the source of that build says it can be read. */
export const repository = 'https://host.example/owner/name';

/** Where that build is; scripts/test.mjs makes it. Throws where it is not there. */
export function subPathBuild(): string {
  if (existsSync(built)) return built;
  throw new Error(
    `Build it first: REPOSITORY=${repository} BASE_PATH=${subPath} npx astro build --outDir test-results/sub-path`,
  );
}

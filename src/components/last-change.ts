import { execFileSync } from 'node:child_process';

const git = (...args: string[]): string => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};
// A shallow clone has one commit, whose day would pass for that of every file.
const whole = git('rev-parse', '--is-shallow-repository') === 'false';

/** Day (YYYY-MM-DD) on which any of these files was last changed, by git; undefined where git cannot tell. */
export function lastChange(files: readonly string[]): string | undefined {
  if (!whole || files.length === 0) return undefined;
  return git('log', '-1', '--format=%cs', '--', ...files) || undefined;
}

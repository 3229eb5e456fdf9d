import { inodeAt, type Tree } from '../image-layers/index.ts';
import { inDir, namesIn, resolve } from './paths.ts';

/** Whether a pattern holds `*`, `?` or `[` that no backslash makes plain. */
export const hasWildcard = (pattern: string): boolean => /(?:^|[^\\])(?:\\\\)*[*?[]/.test(pattern);

const escaped = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');

/** One name of a pattern as an expression: `*`, `?`, `[a-z]`, `[!a]` or `[^a]`, and a backslash before plain ones. */
function matcher(pattern: string): RegExp {
  const set = /^\[([!^]?)(\]?(?:\\.|[^\]\\])+)\]/;
  let out = '';
  for (let i = 0; i < pattern.length;) {
    const char = pattern[i]!;
    const match = char === '[' ? set.exec(pattern.slice(i)) : null;
    if (match) {
      const inside = match[2]!.replace(/[\\\]^[]/g, (each) => (each === '\\' ? '' : `\\${each}`));
      out += `[${match[1] === '' ? '' : '^'}${inside}]`;
      i += match[0].length;
      continue;
    }
    if (char === '*') out += '.*';
    else if (char === '?') out += '.';
    else if (char === '\\' && i + 1 < pattern.length) out += escaped(pattern[++i]!);
    else out += escaped(char);
    i++;
  }
  try {
    return new RegExp(`^${out}$`, 'su');
  } catch {
    // Such as [z-a]: nothing is in it.
    return /^(?!)/;
  }
}

/**
 * The paths in a tree that a pattern stands for, name by name: a star reaches over no slash. `dots`: whether it also
 * stands for names that begin with a dot, as it does for COPY (Go's filepath.Match) and not in a shell. In order.
 */
export function matches(tree: Tree, pattern: string, cwd: string, dots: boolean): readonly string[] {
  const absolute = pattern.startsWith('/');
  let found: readonly string[] = [absolute ? '' : cwd];
  for (const name of pattern.split('/').filter((each) => each !== '' && each !== '.')) {
    if (!hasWildcard(name)) {
      const plain = name.replace(/\\(.)/g, '$1');
      found = found.map((dir) => resolve(plain, dir)).filter((path) => inodeAt(tree, path));
      continue;
    }
    const test = matcher(name);
    found = found.flatMap((dir) =>
      namesIn(tree, dir)
        .filter((each) => test.test(each) && (dots || name.startsWith('.') || !each.startsWith('.')))
        .map((each) => inDir(dir, each)),
    );
  }
  return found;
}

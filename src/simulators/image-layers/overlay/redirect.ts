import type { Dentry } from './dentry.ts';
import { fail } from './errno.ts';
import { REDIRECT } from './marks.ts';
import type { Session } from './mount.ts';
import { setXattr } from './upper.ts';

/** Longest absolute redirect (redirect_max of the overlay module). */
const REDIRECT_MAX = 256;

/** The path below that a renamed directory came from, as ovl_get_redirect builds it. */
function absolute(d: Dentry): string {
  let path = '';
  for (let at: Dentry | null = d; at?.parent; at = at.parent) {
    const name: string = at.redirect ?? at.name;
    path = `${name.startsWith('/') ? '' : '/'}${name}${path}`;
    if (path.length > REDIRECT_MAX) fail('EXDEV');
    if (name.startsWith('/')) break;
  }
  return path;
}

/**
 * ovl_set_redirect: notes on a merged directory (or a metacopy file) where its lower part is, before it
 * gets another name: the old name within one directory, else the whole path from the root.
 */
export function setRedirect(s: Session, d: Dentry, sameDir: boolean): void {
  const lower = d.stack[0]?.inode;
  const needsAbsolute = !sameDir || (lower !== undefined && lower.type !== 'dir' && lower.nlink > 1);
  if (d.redirect !== null && (!needsAbsolute || d.redirect.startsWith('/'))) return;
  const redirect = needsAbsolute ? absolute(d) : d.name;
  if (d.upper === null) return fail('EIO');
  setXattr(s, d.upper, REDIRECT, redirect);
  d.redirect = redirect;
}

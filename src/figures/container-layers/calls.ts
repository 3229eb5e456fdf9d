import { renamed, type FileVerb } from './operations.ts';

/** The line that "append" adds: 21 bytes. */
export const line = 'one more word: layer\n';
export const newContent = 'all new\n';
export const createdBy = (index: number): string => `written by container ${index + 1}\n`;

/** What chmod makes of a mode: nothing for group and others, or back to the usual. */
export const newMode = (mode: number): number =>
  (mode & 0o077) !== 0 ? mode & 0o700 : mode === 0o700 ? 0o755 : 0o644;
export const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** The system call, or the command where it is several. */
export function callOf(verb: FileVerb, path: string, dir: boolean, mode: string): string {
  switch (verb) {
    case 'read':
      return dir ? `ls /${path}` : `open("/${path}", O_RDONLY)`;
    case 'overwrite':
      return `open("/${path}", O_WRONLY|O_TRUNC)`;
    case 'append':
      return `open("/${path}", O_WRONLY|O_APPEND)`;
    case 'delete':
      return dir ? `rm -r /${path}` : `unlink("/${path}")`;
    case 'rename':
      return `rename("/${path}", "/${renamed(path)}")`;
    case 'chmod':
      return `chmod("/${path}", ${mode})`;
    case 'create':
      return `open("/${path}", O_CREAT|O_EXCL)`;
    case 'mkdir':
      return `mkdir("/${path}")`;
  }
}

/** The errors that operations on a mount can answer, by their Linux symbols (errno(3)). */
export const ERRNOS = [
  'EBADF',
  'EBUSY',
  'EEXIST',
  'EINVAL',
  'EIO',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENODATA',
  'ENOENT',
  'ENOTDIR',
  'ENOTEMPTY',
  'ENXIO',
  'EPERM',
  'EROFS',
  'EXDEV',
] as const;
export type Errno = (typeof ERRNOS)[number];

/** Carries an errno out of an operation; never leaves `apply`. */
export class Failure extends Error {
  readonly errno: Errno;

  constructor(errno: Errno) {
    super(errno);
    this.errno = errno;
  }
}

// Made once: a failure is an everyday answer, and a new stack trace for each would be most of its cost.
const FAILURES = new Map(ERRNOS.map((errno) => [errno, new Failure(errno)]));

/** Ends the operation with this errno. */
export function fail(errno: Errno): never {
  throw FAILURES.get(errno) as Failure;
}

/**
 * System call numbers. Node has no call for mounts, extended attributes or renameat2, so the checks make these calls
 * themselves. Source: Linux `arch/x86/entry/syscalls/syscall_64.tbl`, `include/uapi/asm-generic/unistd.h`.
 */
const NUMBERS = {
  chdir: { x64: 80, arm64: 49 },
  chroot: { x64: 161, arm64: 51 },
  clock_getres: { x64: 229, arm64: 114 },
  close: { x64: 3, arm64: 57 },
  fchdir: { x64: 81, arm64: 50 },
  fchmodat: { x64: 268, arm64: 53 },
  fchownat: { x64: 260, arm64: 54 },
  getdents64: { x64: 217, arm64: 61 },
  getxattr: { x64: 191, arm64: 8 },
  lgetxattr: { x64: 192, arm64: 9 },
  linkat: { x64: 265, arm64: 37 },
  listxattr: { x64: 194, arm64: 11 },
  llistxattr: { x64: 195, arm64: 12 },
  lsetxattr: { x64: 189, arm64: 6 },
  memfd_create: { x64: 319, arm64: 279 },
  mkdirat: { x64: 258, arm64: 34 },
  mknodat: { x64: 259, arm64: 33 },
  mmap: { x64: 9, arm64: 222 },
  mount: { x64: 165, arm64: 40 },
  munmap: { x64: 11, arm64: 215 },
  openat: { x64: 257, arm64: 56 },
  pread64: { x64: 17, arm64: 67 },
  pwrite64: { x64: 18, arm64: 68 },
  readlinkat: { x64: 267, arm64: 78 },
  removexattr: { x64: 197, arm64: 14 },
  renameat2: { x64: 316, arm64: 276 },
  setxattr: { x64: 188, arm64: 5 },
  statx: { x64: 332, arm64: 291 },
  symlinkat: { x64: 266, arm64: 36 },
  truncate: { x64: 76, arm64: 45 },
  umask: { x64: 95, arm64: 166 },
  umount2: { x64: 166, arm64: 39 },
  unlinkat: { x64: 263, arm64: 35 },
  unshare: { x64: 272, arm64: 97 },
  utimensat: { x64: 280, arm64: 88 },
  write: { x64: 1, arm64: 64 },
} as const;

export type Call = keyof typeof NUMBERS;

/** The number of a system call on this machine, or undefined on an architecture that is not listed. */
export function numberOf(call: Call, arch: string = process.arch): number | undefined {
  return arch === 'x64' || arch === 'arm64' ? NUMBERS[call][arch] : undefined;
}

/** One request to the kernel on the way from a bundle to the program, and which of runc's processes made it. */
export interface Request {
  readonly by: 'runc' | 'stage 0' | 'stage 1' | 'stage 2';
  /** The request in short: "unshare NEWNS NEWUTS", "pivot_root", "execve /bin/true". */
  readonly what: string;
}

const flags = (text: string): string =>
  [...text.matchAll(/CLONE_(NEW[A-Z]+)/g)].map((match) => match[1]!).join(' ');

/** What a line of strace asks for, in short; null for what the story does not need. */
function short(call: string, args: string, program: string): string | null {
  if (call === 'execve' && args.includes('"init"')) return 'execve runc init';
  if (call === 'execve' && args.startsWith(`"${program}"`)) return `execve ${program}`;
  if (call === 'mknodat' && args.includes('exec.fifo')) return 'make exec.fifo';
  if (call === 'openat' && args.includes('exec.fifo'))
    return args.includes('O_PATH') ? null : 'open exec.fifo';
  if (call.startsWith('openat') && args.includes('cgroup.procs') && /O_WRONLY|O_RDWR/.test(args))
    return 'join cgroup';
  if (call === 'openat' && /uid_map/.test(args) && /O_WRONLY|O_RDWR/.test(args)) return 'write uid_map';
  if (call === 'clone' && args.includes('CLONE_PARENT')) return 'clone';
  if (call === 'unshare') return `unshare ${flags(args)}`;
  if (call === 'pivot_root') return 'pivot_root';
  if (call === 'umount2' && args.startsWith('"."')) return 'detach old root';
  if (call === 'mount' && /^"proc", "[^"]*", "proc"/.test(args)) return 'mount /proc';
  if (call === 'sethostname') return 'sethostname';
  if (call === 'prctl' && args.includes('PR_SET_NO_NEW_PRIVS')) return 'no_new_privs';
  if (call === 'setuid') return 'setuid';
  if (call === 'capset') return 'capset';
  // Probes of what the kernel can do pass no filter.
  if (/^(seccomp|prctl)$/.test(call) && /MODE_FILTER/.test(args) && args.includes('{len='))
    return 'seccomp filter';
  return null;
}

/** The requests in a strace of `runc run` (one process, threads followed), in order, repeats of a kind by one process left out. */
export function requestsOf(trace: string, program: string): Request[] {
  const stages = new Map<string, Request['by']>();
  const found: Request[] = [];
  let last: string | undefined;
  for (const line of trace.split('\n')) {
    const match = /^(\d+)\s+(?:<\.\.\. )?(\w+)(?:\((.*)| resumed>(.*))$/.exec(line);
    if (!match) continue;
    const [, pid, call, args, rest] = match;
    if (call === 'execve' && args?.includes('"init"')) stages.set(pid!, 'stage 0');
    const child = /\)\s+= (\d+)$/.exec(args ?? rest ?? '')?.[1];
    const parent = stages.get(pid!);
    if (call === 'clone' && child && parent === 'stage 0') stages.set(child, 'stage 1');
    if (call === 'clone' && child && parent === 'stage 1') stages.set(child, 'stage 2');
    if (args === undefined) continue;
    const what = short(call!, args, program);
    if (!what || / = -1 /.test(args)) continue;
    const by = parent ?? 'runc';
    const key = `${by} ${what}`;
    if (key !== last) found.push({ by, what });
    last = key;
  }
  return found;
}

/** A syscall rule as containers/common writes it (and Docker before it was translated). */
export interface ListedRule {
  names: string[];
  action: string;
  args?: { index: number; value: number; valueTwo: number; op: string }[] | null;
  errnoRet?: number;
  includes?: { caps?: string[]; arches?: string[] };
  excludes?: { caps?: string[]; arches?: string[] };
}

export interface ListedProfile {
  defaultAction: string;
  defaultErrnoRet?: number;
  archMap?: { architecture: string; subArchitectures: string[] | null }[];
  syscalls: ListedRule[];
}

/** The part of an OCI runtime configuration that `linux.seccomp` is. */
export interface OciSeccomp {
  defaultAction: string;
  defaultErrnoRet?: number;
  architectures: string[];
  syscalls: { names: string[]; action: string; args?: ListedRule['args']; errnoRet?: number }[];
}

/**
 * A profile as an engine hands it to a runtime: rules that apply to a container with these capabilities on amd64,
 * without the conditions (runtime-spec, config-linux.md, Seccomp; containers/common, pkg/seccomp).
 */
export function toOci(profile: ListedProfile, capabilities: readonly string[]): OciSeccomp {
  const has = (caps: readonly string[] = []) => caps.some((cap) => capabilities.includes(cap));
  const all = (caps: readonly string[] = []) => caps.every((cap) => capabilities.includes(cap));
  const here = (arches: readonly string[] = []) => arches.includes('amd64');
  const applies = ({ includes, excludes }: ListedRule) =>
    all(includes?.caps) &&
    (!includes?.arches || here(includes.arches)) &&
    !has(excludes?.caps) &&
    !here(excludes?.arches);
  const arch = profile.archMap?.find(({ architecture }) => architecture === 'SCMP_ARCH_X86_64');
  return {
    defaultAction: profile.defaultAction,
    ...(profile.defaultErrnoRet === undefined ? {} : { defaultErrnoRet: profile.defaultErrnoRet }),
    architectures: ['SCMP_ARCH_X86_64', ...(arch?.subArchitectures ?? [])],
    syscalls: profile.syscalls.filter(applies).map(({ names, action, args, errnoRet }) => ({
      names,
      action,
      ...(args && args.length > 0 ? { args } : {}),
      ...(errnoRet === undefined || action !== 'SCMP_ACT_ERRNO' ? {} : { errnoRet }),
    })),
  };
}

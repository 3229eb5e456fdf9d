import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capabilities, ociConfig, type ContainerPlan } from './oci-config.ts';
import { toOci, type ListedProfile, type OciSeccomp } from './seccomp-list.ts';
import { seccompList } from './wants.ts';

/** Podman's default list for Docker's capabilities, if it is on this machine. */
export function defaultSeccomp(): OciSeccomp | undefined {
  if (!existsSync(seccompList)) return undefined;
  return toOci(JSON.parse(readFileSync(seccompList, 'utf8')) as ListedProfile, capabilities);
}

/** A folder with a config.json that a runtime can run. */
export function bundle(folder: string, plan: ContainerPlan): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify(ociConfig(plan)));
  return folder;
}

/** A root file system with one static program under two names. */
export function busyboxRoot(folder: string): string {
  for (const name of ['bin', 'proc', 'sys', 'dev']) mkdirSync(join(folder, name), { recursive: true });
  copyFileSync('/bin/busybox', join(folder, 'bin/busybox'));
  for (const name of ['true', 'echo']) symlinkSync('busybox', join(folder, 'bin', name));
  return folder;
}

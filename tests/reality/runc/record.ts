/**
 * Records what runc asks the kernel for between a bundle and the first instruction of its program, for a few
 * configurations, into tests/fixtures/runc-start.json. Linux, root, with runc, strace and a static busybox.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestsOf, type Request } from './steps.ts';

const program = '/bin/true';
const calls =
  'clone,clone3,unshare,mount,umount2,pivot_root,sethostname,prctl,capset,setuid,seccomp,execve,openat,openat2,mknodat';

interface Config {
  process: { terminal: boolean; args: string[]; noNewPrivileges: boolean };
  linux: Record<string, unknown> & { namespaces: { type: string }[] };
}

export interface Recorded {
  readonly name: string;
  readonly noNewPrivs: boolean;
  readonly userNamespace: boolean;
  readonly seccomp: boolean;
  readonly requests: readonly Request[];
}

const cases = [
  { name: 'usual', noNewPrivs: true, userNamespace: false, seccomp: true },
  { name: 'may gain privileges', noNewPrivs: false, userNamespace: false, seccomp: true },
  { name: 'user namespace', noNewPrivs: true, userNamespace: true, seccomp: true },
  { name: 'no filter', noNewPrivs: true, userNamespace: false, seccomp: false },
];

const folder = mkdtempSync(join(tmpdir(), 'runc-start-'));
// Root of a user namespace is a stranger on the host and must be able to look in.
chmodSync(folder, 0o755);
const runc = (...args: string[]) =>
  execFileSync('runc', args, { cwd: folder, encoding: 'utf8', timeout: 20_000 });
try {
  mkdirSync(join(folder, 'rootfs/bin'), { recursive: true });
  for (const name of ['proc', 'dev', 'sys', 'etc']) mkdirSync(join(folder, 'rootfs', name));
  copyFileSync('/bin/busybox', join(folder, 'rootfs/bin/busybox'));
  symlinkSync('busybox', join(folder, 'rootfs/bin/true'));
  runc('spec');
  const config = join(folder, 'config.json');
  const spec = JSON.parse(readFileSync(config, 'utf8')) as Config;
  const recorded = cases.map((each, i): Recorded => {
    const { process, linux } = structuredClone(spec);
    const mapping = [{ containerID: 0, hostID: 100_000, size: 65_536 }];
    writeFileSync(
      config,
      JSON.stringify({
        ...spec,
        process: { ...process, terminal: false, args: [program], noNewPrivileges: each.noNewPrivs },
        linux: {
          ...linux,
          ...(each.seccomp && {
            seccomp: {
              defaultAction: 'SCMP_ACT_ALLOW',
              syscalls: [{ names: ['reboot'], action: 'SCMP_ACT_ERRNO' }],
            },
          }),
          ...(each.userNamespace && {
            namespaces: [...linux.namespaces, { type: 'user' }],
            uidMappings: mapping,
            gidMappings: mapping,
          }),
        },
      }),
    );
    const trace = join(folder, `trace-${i}`);
    execFileSync(
      'strace',
      ['-f', '-s', '200', '-e', `trace=${calls}`, '-o', trace, 'runc', 'run', `runc-start-${i}`],
      {
        cwd: folder,
        timeout: 60_000,
      },
    );
    return { ...each, requests: requestsOf(readFileSync(trace, 'utf8'), program) };
  });
  const version = runc('--version').split('\n')[0]!;
  const file = new URL('../../fixtures/runc-start.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify({ kernel: release(), runc: version, cases: recorded }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

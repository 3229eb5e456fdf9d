import type { OciSeccomp } from './seccomp-list.ts';

export interface ContainerPlan {
  readonly root: string;
  readonly args: readonly string[];
  readonly env?: readonly string[];
  readonly network: 'own' | 'host';
  /** Memory, CPU and process limits. */
  readonly limits: boolean;
  readonly seccomp?: OciSeccomp | undefined;
}

/** Docker's default capabilities (moby, oci/caps/defaults.go). */
export const capabilities = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FSETID',
  'FOWNER',
  'MKNOD',
  'NET_RAW',
  'SETGID',
  'SETUID',
  'SETFCAP',
  'SETPCAP',
  'NET_BIND_SERVICE',
  'SYS_CHROOT',
  'KILL',
  'AUDIT_WRITE',
].map((name) => `CAP_${name}`);

const mount = (destination: string, type: string, source: string, options: string[] = []) => ({
  destination,
  type,
  source,
  ...(options.length > 0 ? { options } : {}),
});

/** A `config.json` for runc or crun, as an engine would write it (runtime-spec, config.md and config-linux.md). */
export function ociConfig({ root, args, env = [], network, limits, seccomp }: ContainerPlan): object {
  const kinds = ['pid', 'ipc', 'uts', 'mount', 'cgroup', ...(network === 'own' ? ['network'] : [])];
  return {
    ociVersion: '1.0.2',
    process: {
      terminal: false,
      user: { uid: 0, gid: 0 },
      args,
      env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...env],
      cwd: '/',
      capabilities: { bounding: capabilities, effective: capabilities, permitted: capabilities },
      rlimits: [{ type: 'RLIMIT_NOFILE', hard: 1024, soft: 1024 }],
      noNewPrivileges: true,
    },
    root: { path: root, readonly: false },
    hostname: 'app',
    mounts: [
      mount('/proc', 'proc', 'proc'),
      mount('/dev', 'tmpfs', 'tmpfs', ['nosuid', 'strictatime', 'mode=755', 'size=65536k']),
      mount('/dev/pts', 'devpts', 'devpts', [
        'nosuid',
        'noexec',
        'newinstance',
        'ptmxmode=0666',
        'mode=0620',
      ]),
      mount('/dev/shm', 'tmpfs', 'shm', ['nosuid', 'noexec', 'nodev', 'mode=1777', 'size=65536k']),
      mount('/dev/mqueue', 'mqueue', 'mqueue', ['nosuid', 'noexec', 'nodev']),
      mount('/sys', 'sysfs', 'sysfs', ['nosuid', 'noexec', 'nodev', 'ro']),
      mount('/sys/fs/cgroup', 'cgroup', 'cgroup', ['nosuid', 'noexec', 'nodev', 'relatime', 'ro']),
    ],
    linux: {
      namespaces: kinds.map((type) => ({ type })),
      resources: {
        devices: [{ allow: false, access: 'rwm' }],
        ...(limits
          ? {
              memory: { limit: 512 * 2 ** 20 },
              cpu: { quota: 200_000, period: 100_000 },
              pids: { limit: 128 },
            }
          : {}),
      },
      ...(seccomp ? { seccomp } : {}),
      maskedPaths: [
        '/proc/acpi',
        '/proc/asound',
        '/proc/kcore',
        '/proc/keys',
        '/proc/timer_list',
        '/sys/firmware',
      ],
      readonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
    },
  };
}

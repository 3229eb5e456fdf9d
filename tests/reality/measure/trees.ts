import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd, command } from './run.ts';
import { onPath } from './wants.ts';

/** The layers of the app's image from bottom to top, as folders, and the layer that makes a guest of them. */
export interface Trees {
  readonly debian: string;
  readonly python: string;
  readonly app: string;
}

/** Mounts layers (bottom to top) with an upper one of its own under `folder`; gives where, and what undoes it. */
export function overlay(folder: string, layers: readonly string[]): { merged: string; unmount: () => void } {
  const [upper, work, merged] = ['upper', 'work', 'merged'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [upper, work, merged]) mkdirSync(each, { recursive: true });
  const lower = [...layers].reverse().join(':');
  command('mount', [
    '-t',
    'overlay',
    'overlay',
    '-o',
    `lowerdir=${lower},upperdir=${upper},workdir=${work}`,
    merged,
  ]);
  let mounted = true;
  const unmount = () => {
    if (mounted) command('umount', [merged]);
    mounted = false;
  };
  atEnd(unmount);
  return { merged, unmount };
}

/** Downloads a minimal Debian and puts Python and the app on it, each as a layer of its own. Needs a mirror. */
export function buildTrees(work: string): Trees {
  const suite = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'stable';
  const debian = join(work, 'debian');
  const maker = onPath('mmdebstrap') ? 'mmdebstrap' : 'debootstrap';
  command(maker, ['--variant=minbase', suite, debian]);
  const python = install(join(work, 'python'), [debian], ['python3']);
  const app = join(work, 'app');
  mkdirSync(join(app, 'srv'), { recursive: true });
  copyFileSync(join(import.meta.dirname, 'app.py'), join(app, 'srv/app.py'));
  return { debian, python, app };
}

/** What the same app needs to be a guest: a kernel, an initramfs, systemd, a network and a unit. One more layer. */
export function buildGuest(work: string, { debian, python, app }: Trees): string {
  const packages = ['systemd-sysv', 'linux-image-cloud-amd64', 'initramfs-tools'];
  return install(join(work, 'guest'), [debian, python, app], packages, (root) => {
    copyFileSync(join(import.meta.dirname, 'loop.py'), join(root, 'srv/loop.py'));
    writeFileSync(join(root, 'etc/hostname'), 'guest\n');
    writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost guest\n');
    writeFileSync(
      join(root, 'etc/systemd/network/10-wired.network'),
      '[Match]\nName=en* eth*\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\n',
    );
    writeFileSync(
      join(root, 'etc/systemd/system/app.service'),
      `[Unit]
Description=The web app
[Service]
ExecStart=/bin/sh -c 'exec python3 /srv/app.py > /dev/console'
[Install]
WantedBy=multi-user.target
`,
    );
    command('chroot', [root, 'systemctl', 'enable', 'systemd-networkd.service', 'app.service']);
  });
}

/** Installs packages on top of layers and gives the folder with what that changed. */
function install(
  folder: string,
  layers: readonly string[],
  packages: readonly string[],
  further: (root: string) => void = () => undefined,
): string {
  const { merged, unmount } = overlay(folder, layers);
  const proc = join(merged, 'proc');
  const resolver = join(merged, 'etc/resolv.conf');
  const before = readFileSync(resolver);
  copyFileSync('/etc/resolv.conf', resolver);
  command('mount', ['-t', 'proc', 'proc', proc]);
  try {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
    command('chroot', [merged, 'apt-get', '-q', 'update'], quiet);
    command('chroot', [merged, 'apt-get', 'install', '-qy', '--no-install-recommends', ...packages], quiet);
    command('chroot', [merged, 'sh', '-c', 'apt-get clean && rm -f /var/lib/apt/lists/*_*'], quiet);
    further(merged);
  } finally {
    command('umount', [proc]);
    writeFileSync(resolver, before);
    unmount();
  }
  return join(folder, 'upper');
}

/** The kernel and the initramfs of a guest's layer. */
export function bootFiles(guest: string): { kernel: string; initrd: string } {
  const boot = join(guest, 'boot');
  const named = (start: string) => {
    const found = readdirSync(boot).find((name) => name.startsWith(start));
    if (!found) throw new Error(`The guest's /boot has no ${start}….`);
    return join(boot, found);
  };
  return { kernel: named('vmlinuz-'), initrd: named('initrd.img-') };
}

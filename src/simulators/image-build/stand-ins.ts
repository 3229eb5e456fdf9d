import { utf8 } from '../image-layers/index.ts';
import type { StandIn } from './types.ts';

/** Which small file stands for what big thing. */
export const standInAt: Readonly<Record<string, StandIn>> = {
  'usr/lib/x86_64-linux-gnu/libc.so.6': 'base',
  'var/lib/apt/lists/deb.debian.org_debian_dists_trixie_main_Packages': 'lists',
  'usr/lib/python3.13/os.py': 'python3',
};

/** Text of a few lines that differs from file to file, so that digests do. */
export const filler = (path: string): Uint8Array =>
  utf8(`${path}\nA small file that stands for a big one.\n`);

/** What `apt-get update` fetches. */
export const aptLists = Object.keys(standInAt).find((path) => standInAt[path] === 'lists')!;

/** The files that a package brings, in small. Each of them needs others, so `apt-get` asks before it installs. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  python3: ['usr/bin/python3', 'usr/lib/python3.13/os.py'],
  curl: ['usr/bin/curl'],
  'ca-certificates': ['etc/ssl/certs/ca-certificates.crt'],
};

/** The base images that are there: tag → path → text, null for a stand-in. */
export const bases: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'debian:trixie-slim': {
    'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n',
    'root/.profile': 'mesg n 2> /dev/null || true\n',
    'usr/bin/apt-get': null,
    'usr/bin/sh': null,
    'usr/lib/x86_64-linux-gnu/libc.so.6': null,
    'var/lib/dpkg/status': 'Package: base-files\n',
  },
};

import { describe, expect, it } from 'vitest';
import { capabilities, ociConfig } from '../../reality/measure/oci-config.ts';
import { toOci } from '../../reality/measure/seccomp-list.ts';
import { marksIn, phasesBetween } from '../../reality/measure/serial-marks.ts';
import { guestMemory, mappings } from '../../reality/measure/smaps.ts';
import { countListing } from '../../reality/measure/tar-listing.ts';

const ESC = '\u001b';

describe('marksIn', () => {
  const console = [
    { ms: 50, text: 'SeaBIOS (version 1.16)\r\n' },
    { ms: 300, text: '[    0.000000] Linux ver' },
    { ms: 310, text: 'sion 6.1.0-56-cloud-amd64\r\n' },
    { ms: 2200, text: '[    1.8] Run /init as init process\r\n' },
    { ms: 3900, text: '[    3.5] systemd[1]: systemd 252.39-1 running in system mode\r\n' },
    {
      ms: 14700,
      text: `[  ${ESC}[0;32mOK${ESC}[0m  ] Started ${ESC}[0;1;39mapp.service${ESC}[0m - The web app.\r\n`,
    },
    { ms: 16900, text: 'APP READY\r\n' },
    { ms: 17700, text: '\r\nguest login: ' },
  ];

  it('dates each mark by the piece that completes it', () => {
    expect(marksIn(console)).toEqual({
      firmware: 50,
      kernel: 310,
      init: 2200,
      systemd: 3900,
      service: 14700,
      listening: 16900,
      login: 17700,
    });
  });

  it('leaves out what never came', () => {
    expect(marksIn(console.slice(0, 2))).toEqual({ firmware: 50 });
  });

  it('makes phases of marks, and none where an end is missing', () => {
    expect(phasesBetween({ ...marksIn(console), response: 17000 })).toEqual({
      'to-kernel': 310,
      kernel: 1890,
      initramfs: 1700,
      systemd: 10800,
      app: 2300,
    });
    expect(phasesBetween({ kernel: 300, response: 900 })).toEqual({ 'to-kernel': 300 });
  });
});

describe('mappings', () => {
  const smaps = `7f0000000000-7f0010000000 rw-p 00000000 00:00 0
Size:             262144 kB
Rss:              182272 kB
Pss:              182272 kB
Private_Clean:         0 kB
Private_Dirty:    182272 kB
VmFlags: rd wr mr mw me ac
7f0020000000-7f0060000000 rwxp 00000000 00:00 0
Size:            1048576 kB
Rss:              374784 kB
Pss:              374784 kB
Private_Dirty:    374784 kB
55d0c0000000-55d0c0400000 r-xp 00002000 fe:00 123                        /usr/bin/qemu-system-x86_64
Size:               4096 kB
Rss:                3000 kB
Pss:                1500 kB
Private_Clean:        12 kB
Private_Dirty:        30 kB
`;

  it('reads each mapping with its sizes', () => {
    expect(mappings(smaps)[2]).toEqual({
      permissions: 'r-xp',
      name: '/usr/bin/qemu-system-x86_64',
      size: 4096,
      rss: 3000,
      pss: 1500,
      private: 42,
    });
  });

  it('keeps guest RAM, code cache and monitor apart', () => {
    expect(guestMemory(mappings(smaps), 256)).toEqual({ ram: 182272, codeCache: 374784, monitor: 3000 });
    expect(() => guestMemory(mappings(smaps), 512)).toThrow('512 MiB');
  });

  it('reads a rollup', () => {
    const rollup = '55d0c0000000-7ffd00000000 ---p 00000000 00:00 0    [rollup]\nRss: 20 kB\nPss: 7 kB\n';
    expect(mappings(rollup)).toEqual([
      { permissions: '---p', name: '[rollup]', size: 0, rss: 20, pss: 7, private: 0 },
    ]);
  });
});

describe('countListing', () => {
  it('counts entries by kind, whiteouts apart', () => {
    const listing = `drwxr-xr-x 0/0               0 2026-11-23 08:01 ./
-rw-r--r-- 0/0             579 2026-11-23 08:01 ./srv/app.py
-rw-r--r-- 0/0               0 2026-11-23 08:01 ./var/log/.wh.apt
lrwxrwxrwx 0/0               0 2026-11-23 08:01 ./bin -> usr/bin
hrwxr-xr-x 0/0               0 2026-11-23 08:01 ./usr/bin/perl5.36.0 link to ./usr/bin/perl
`;
    expect(countListing(listing)).toEqual({ entries: 5, files: 1, directories: 1, links: 2, whiteouts: 1 });
  });
});

describe('a container', () => {
  const profile = {
    defaultAction: 'SCMP_ACT_ERRNO',
    archMap: [{ architecture: 'SCMP_ARCH_X86_64', subArchitectures: ['SCMP_ARCH_X86'] }],
    syscalls: [
      { names: ['read'], action: 'SCMP_ACT_ALLOW', args: [], includes: {}, excludes: {} },
      { names: ['chroot'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_SYS_CHROOT'] } },
      { names: ['bpf'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_SYS_ADMIN'] } },
      { names: ['bpf'], action: 'SCMP_ACT_ERRNO', errnoRet: 1, excludes: { caps: ['CAP_SYS_ADMIN'] } },
      { names: ['sync_file_range2'], action: 'SCMP_ACT_ALLOW', includes: { arches: ['ppc64le'] } },
    ],
  };

  it('gets the rules of the list that apply to its capabilities', () => {
    const { architectures, syscalls } = toOci(profile, capabilities);
    expect(architectures).toEqual(['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86']);
    expect(syscalls).toEqual([
      { names: ['read'], action: 'SCMP_ACT_ALLOW' },
      { names: ['chroot'], action: 'SCMP_ACT_ALLOW' },
      { names: ['bpf'], action: 'SCMP_ACT_ERRNO', errnoRet: 1 },
    ]);
  });

  it('has six namespaces, and five where it shares the host’s network', () => {
    const namespaces = (network: 'own' | 'host') =>
      (
        ociConfig({ root: '/r', args: ['/bin/true'], network, limits: false }) as {
          linux: { namespaces: unknown[] };
        }
      ).linux.namespaces;
    expect(namespaces('own')).toHaveLength(6);
    expect(namespaces('host')).not.toContainEqual({ type: 'network' });
  });
});

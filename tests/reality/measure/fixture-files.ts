import type { Measurement, MeasurementRow } from '../../../src/schemas/measurement.ts';
import { betweenRow, countRow, medianRow, summaryRow, type Summary } from './fixture-rows.ts';

/** tests/fixtures/measurements.json, as far as it is read here. */
export interface Fixture {
  machine: {
    cpus: number;
    memoryGiB: number;
    kind: string;
    host_kernel: string;
    storage: string;
    scheduler: string;
    cgroups: string;
  };
  containerStart: { tools: Record<string, string>; rows: (Summary & { what: string })[] };
  containerStartParts: { note: string; rows: (Summary & { what: string })[] };
  runcPhases: {
    note: string;
    mountsPerStart: number;
    wallUntraced: Summary;
    rows: (Summary & { phase: string })[];
  };
  vmBootEmulated: { tools: Record<string, string>; note: string; rows: Marked[] };
  userModeLinux: { note: string; rows: Marked[] };
  images: Record<string, Image>;
  memory: { rows: MemoryRow[] };
  vmDisk: Record<
    'rawImageLogical' | 'rawImageAllocated' | 'qcow2Compressed' | 'kernelImage' | 'initrd',
    number
  >;
}

interface Marked {
  what: string;
  marks: Record<string, Summary>;
}

interface Image {
  manifest_bytes: number;
  config_bytes: number;
  total_gz: number;
  total_tar: number;
  layers: (Record<'gz' | 'tar' | 'entries' | 'files' | 'dirs' | 'symlinks' | 'file_bytes', number> & {
    digest: string;
    whiteouts: string[];
  })[];
}

type Part = 'rss' | 'pss' | 'pss_file' | 'pss_anon' | 'private';
type Sums = Partial<Record<Part, { each_median: number; total: number }>>;
interface MemoryRow extends Sums {
  kind: string;
  copies: number;
  guestMb?: number;
  guestRamRssEach?: number;
  tcgCodeCacheEach?: number;
  withKsm?: Sums;
}

type File = Pick<Measurement, 'title' | 'topic' | 'unit' | 'method' | 'versions' | 'limits' | 'rows'> &
  Partial<Pick<Measurement, 'accelerator'>>;

const app = 'The app is one file: a web server in Python 3.11 on Debian 12.';
const twoWorkaround = 'crun refused the hybrid cgroup layout without a work-around, which its times include.';

/** The fixture as files of content/measurements, name to content; date, machine and load are the same for all. */
export function fixtureFiles(fixture: Fixture): Record<string, File> {
  const { containerStart, containerStartParts, runcPhases } = fixture;
  const runc = { runc: containerStart.tools.runc! };
  return {
    'container-start': {
      title: 'Starting a container',
      topic: 'container-start',
      unit: 'ms',
      method: `${app} Each command ran n times after a warm-up, with a warm file cache unless the row says cold; from starting it to its end, or to the first HTTP 200.`,
      versions: containerStart.tools,
      limits: [twoWorkaround],
      rows: containerStart.rows.map((row) => summaryRow(idOf(row.what), row.what, row)),
    },
    'container-start-parts': {
      title: 'What the parts of a container cost',
      topic: 'container-start',
      unit: 'ms',
      method:
        'The first four: runc run of busybox /bin/true with these parts switched on. The others: unshare with one flag at a time, the whole command.',
      versions: runc,
      limits: [],
      rows: containerStartParts.rows.map((row) => summaryRow(idOf(row.what), row.what, row)),
    },
    'runc-phases': {
      title: 'Inside one start with runc',
      topic: 'container-start',
      unit: 'ms',
      method:
        'runc run of busybox /bin/true in six namespaces with Docker’s default seccomp list and limits for memory, CPU and processes, followed with the kernel’s tracepoints; their cost is in the figures.',
      versions: runc,
      limits: [],
      rows: [
        ...runcPhases.rows.map((row, i) => summaryRow(phaseIds[i]!, row.phase, row)),
        countRow('mount-calls', 'mount operations in one start', runcPhases.mountsPerStart, {
          unit: 'mounts',
        }),
        summaryRow('wall-untraced', 'the whole command without the trace', runcPhases.wallUntraced),
      ],
    },
    'vm-boot': vmBoot(fixture),
    'user-mode-linux': {
      title: 'A second kernel as an ordinary process (user-mode Linux)',
      topic: 'vm-boot',
      unit: 'ms',
      method:
        'Debian’s user-mode Linux, for comparison: a kernel that runs as a process of the host, without any machine being emulated. Marks are milliseconds from starting it to the line on its console.',
      versions: {},
      limits: [
        'It is no virtual machine: its kernel asks the host’s kernel where another would ask hardware.',
      ],
      rows: markRows(fixture.userModeLinux.rows, ['uml-tiny', 'uml-debian']),
    },
    sizes: sizes(fixture),
    'memory-containers': memory(fixture, false),
    'memory-guests': { ...memory(fixture, true), accelerator: 'TCG' },
  };
}

const phaseIds = [
  'go',
  'spawn',
  'bootstrap',
  'cgroups',
  'namespaces',
  'second-go',
  'mounts',
  'pivot',
  'masks',
  'privileges',
  'seccomp',
  'exec',
  'program',
  'cleanup',
];

/** "runc run busybox true (6 ns, seccomp, limits)" to "runc-run-busybox-true-6-ns-seccomp-limits". */
const idOf = (what: string) =>
  what
    .toLowerCase()
    .replace(/\(fork\+exec\+wait\)|\(cost of the crun work-around\)|\[.*?\]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const boots = [
  'pc-tiny',
  'q35-tiny',
  'microvm-tiny',
  'q35-tiny-verbose',
  'debian-initrd',
  'debian-nvme',
  'debian-grub',
  'debian-verbose',
];

const markIds: Record<string, readonly [string, string]> = {
  'first byte': ['first-byte', 'first byte on the console'],
  'SeaBIOS/qboot': ['firmware', 'firmware speaks'],
  GRUB: ['grub', 'first line of the boot loader'],
  'GRUB loads kernel': ['grub-loads', 'the boot loader loads the kernel'],
  'GRUB boots': ['grub-boots', 'the boot loader starts the kernel'],
  'Linux version': ['kernel', 'first line of the kernel'],
  'Run /init': ['init', 'first program'],
  'printk: Run /init': ['init-by-kernel', 'first program, by the kernel’s own clock'],
  systemd: ['systemd', 'first line of systemd'],
  'app.service started': ['service', 'systemd has started the app’s service'],
  'multi-user': ['multi-user', 'multi-user.target'],
  'APP READY': ['listening', 'the app listens'],
  READY: ['ready', 'the guest says that it is ready'],
  http: ['response', 'first HTTP 200'],
  'login:': ['login', 'login prompt'],
  'guest uptime at READY': ['uptime', 'the guest’s own clock when it is ready'],
};

function markRows(rows: readonly Marked[], prefixes: readonly string[]): MeasurementRow[] {
  return rows.flatMap(({ what, marks }, i) =>
    Object.entries(marks).map(([mark, summary]) => {
      const [id, words] = markIds[mark]!;
      return summaryRow(`${prefixes[i]}-${id}`, words, summary, { group: what });
    }),
  );
}

/** The phases the flagship shows, each from one mark to the next. */
const between = [
  ['kernel', 'from the kernel’s first line to the first program', 'kernel', 'init'],
  ['initramfs', 'from the first program to systemd', 'init', 'systemd'],
  ['systemd', 'from systemd to the start of the app’s service', 'systemd', 'service'],
  ['app', 'from the start of the app’s service to its first HTTP 200', 'service', 'response'],
] as const;

function vmBoot({ vmBootEmulated }: Fixture): File {
  const marks = markRows(vmBootEmulated.rows, boots);
  const phases = ['debian-grub', 'debian-verbose'].flatMap((boot) => {
    const group = `${vmBootEmulated.rows[boots.indexOf(boot)]!.what}: phases`;
    const loader =
      boot === 'debian-grub'
        ? [['boot-loader', 'from the boot loader’s first line to the kernel’s', 'grub', 'kernel'] as const]
        : [];
    return [...loader, ...between].map(([id, what, from, to]) =>
      betweenRow(`${boot}-phase-${id}`, what, [`${boot}-${from}`, `${boot}-${to}`], marks, { group }),
    );
  });
  return {
    title: 'Booting a virtual machine with the same app',
    topic: 'vm-boot',
    unit: 'ms',
    accelerator: 'TCG',
    method: `${app} QEMU without hardware virtualization, one set-up after the other; marks are milliseconds from starting QEMU to the line on the serial console, response is the first HTTP 200 from the app. A phase is the difference of two medians, since the single runs were not kept.`,
    versions: { qemu: vmBootEmulated.tools.qemu!, 'guest kernel': vmBootEmulated.tools.guest! },
    limits: [
      'The machine’s /dev/kvm exists but cannot run guests, so QEMU emulated the CPU in software (TCG), many times slower than hardware. Never take these times for what a VM costs.',
    ],
    rows: [...marks, ...phases],
  };
}

const layerNames: Record<string, readonly [string, string]> = {
  '9cd345': ['busybox', 'busybox'],
  '539a37': ['debian', 'Debian 12, minimal'],
  '00a23f': ['python', 'Python 3.11'],
  '25d08a': ['app', 'the app'],
  '2cf424': ['nginx', 'nginx and its page'],
  '6aa4d7': ['busybox-site', 'a page for busybox'],
};

const layerParts = [
  ['gzip', 'archive, compressed (gzip)', 'gz', 'B'],
  ['tar', 'archive (tar)', 'tar', 'B'],
  ['entries', 'entries', 'entries', 'entries'],
  ['files', 'regular files', 'files', 'files'],
  ['directories', 'directories', 'dirs', 'directories'],
  ['links', 'symbolic links', 'symlinks', 'links'],
  ['file-bytes', 'bytes in its files', 'file_bytes', 'B'],
] as const;

function sizes({ images, vmDisk }: Fixture): File {
  const layers = new Map(
    Object.values(images).flatMap((image) => image.layers.map((each) => [each.digest, each])),
  );
  const layerRows = [...layers.values()].flatMap((layer) => {
    const [id, name] = layerNames[layer.digest.slice('sha256:'.length, 'sha256:'.length + 6)]!;
    const group = `layer: ${name}`;
    return [
      ...layerParts.map(([part, what, key, unit]) =>
        countRow(`layer-${id}-${part}`, what, layer[key], unit === 'B' ? { group } : { group, unit }),
      ),
      countRow(`layer-${id}-whiteouts`, 'whiteouts', layer.whiteouts.length, { group, unit: 'whiteouts' }),
    ];
  });
  const imageRows = Object.entries(images).flatMap(([name, image]) => {
    const group = `image: ${name}`;
    return [
      countRow(`image-${name}-gzip`, 'all layers, compressed', image.total_gz, { group }),
      countRow(`image-${name}-tar`, 'all layers, as archives', image.total_tar, { group }),
      countRow(`image-${name}-layers`, 'layers', image.layers.length, { group, unit: 'layers' }),
      countRow(`image-${name}-manifest`, 'manifest', image.manifest_bytes, { group }),
      countRow(`image-${name}-config`, 'configuration', image.config_bytes, { group }),
    ];
  });
  const group = 'the same app as a disk';
  return {
    title: 'The same app as layers and as a disk',
    topic: 'sizes',
    unit: 'B',
    method:
      'Images built with buildah, taken apart with skopeo and umoci; a layer that several images share is listed once. The disk: a Debian 12 guest with kernel, systemd, Python and the same app. Counted once, since sizes do not vary from run to run.',
    versions: {},
    limits: ['Another selection of packages gives other sizes.'],
    rows: [
      ...layerRows,
      ...imageRows,
      countRow('disk-logical', 'what the disk says it is', vmDisk.rawImageLogical, { group }),
      countRow('disk-allocated', 'what the raw file occupies', vmDisk.rawImageAllocated, { group }),
      countRow('disk-qcow2', 'as a compressed qcow2 file', vmDisk.qcow2Compressed, { group }),
      countRow('disk-kernel', 'kernel', vmDisk.kernelImage, { group }),
      countRow('disk-initramfs', 'initramfs', vmDisk.initrd, { group }),
    ],
  };
}

const memoryKinds: Record<string, readonly [string, string]> = {
  'plain processes on the host': ['processes', 'plain processes'],
  'containers over shared layers (overlay)': ['shared', 'containers on shared layers'],
  'containers over separate copies of the root file system': ['separate', 'containers on separate copies'],
  'QEMU guests (TCG)': ['guests', 'guests (TCG)'],
};

const memoryParts: readonly (readonly [Part, string, string])[] = [
  ['pss', 'pss', 'shared pages divided among their users (PSS)'],
  ['pss_file', 'pss-file', 'of that, pages of files'],
  ['pss_anon', 'pss-anon', 'of that, other pages'],
  ['private', 'private', 'pages that only one copy has'],
  ['rss', 'rss', 'shared pages counted for each user (RSS)'],
];

function memory({ memory: { rows } }: Fixture, guests: boolean): File {
  const wanted = rows.filter(({ guestMb }) => (guestMb !== undefined) === guests);
  return {
    title: guests ? 'Memory of guests with the app' : 'Memory of processes and containers with the app',
    topic: 'memory',
    unit: 'KiB',
    method: guests
      ? `${app} QEMU guests without hardware virtualization, from the mappings of the monitor’s process: the guest’s RAM that the host has handed over and the emulator’s code cache, each apart; the sums are of the whole process, code cache included. With KSM: after the host had merged identical pages.`
      : `${app} 1, 4 and 8 copies, from the mappings of the app’s processes. PSS shares each page out among those that map it.`,
    versions: {},
    limits: guests
      ? [
          'The guests ran under emulation (TCG): the code cache, and the sums that hold it, are nothing that a VM on hardware has.',
        ]
      : [],
    rows: wanted.flatMap(memoryRows),
  };
}

function memoryRows(row: MemoryRow): MeasurementRow[] {
  const { kind, copies, guestMb, guestRamRssEach, tcgCodeCacheEach, withKsm } = row;
  const [prefix, words] = memoryKinds[kind]!;
  const id = [prefix, copies, guestMb].filter((part) => part !== undefined).join('-');
  const group = `${words}, ${copies === 1 ? '1 copy' : `${copies} copies`}${guestMb === undefined ? '' : `, ${guestMb} MiB configured`}`;
  const sums = (of: Sums, mark: string, after: string) =>
    memoryParts.flatMap(([part, name, what]) => {
      const sum = of[part];
      if (!sum) return [];
      const all = countRow(`${id}-${name}${mark}`, `all together${after}: ${what}`, sum.total, { group });
      const each = medianRow(
        `${id}-${name}${mark}-each`,
        `one copy${after}: ${what}`,
        copies,
        sum.each_median,
        { group },
      );
      return copies === 1 ? [all] : [all, each];
    });
  return [
    ...(guestRamRssEach === undefined
      ? []
      : [
          medianRow(
            `${id}-ram-each`,
            'one copy: guest RAM that the host handed over',
            copies,
            guestRamRssEach,
            { group },
          ),
        ]),
    ...(tcgCodeCacheEach === undefined
      ? []
      : [
          medianRow(
            `${id}-code-cache-each`,
            'one copy: the emulator’s code cache; a VM on hardware has none',
            copies,
            tcgCodeCacheEach,
            { group },
          ),
        ]),
    ...sums(row, '', ''),
    ...sums(withKsm ?? {}, '-ksm', ' with KSM'),
  ];
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { MeasuredRow } from '../../../src/schemas/measurement.ts';
import { fresh } from './containers.ts';
import { startGuest, type Guest } from './qemu.ts';
import { command, firstResponse, freePort } from './run.ts';
import { bootPhases, marks, marksIn, phasesBetween, type Mark } from './serial-marks.ts';
import { rowOf, rowsOf } from './statistics.ts';
import { bootFiles, overlay, type Trees } from './trees.ts';

type Accelerator = 'KVM' | 'TCG';
type Marks = Partial<Record<Mark | 'response', number>>;

/** What a guest boots from. */
export interface GuestFiles {
  readonly kernel: string;
  readonly initrd: string;
  readonly disk: string;
}

/** Makes the guest's disk: an ext4 file system of 2 GiB, without partitions or boot loader, in a sparse raw file. */
export function guestFiles(work: string, { debian, python, app }: Trees, guest: string): GuestFiles {
  const { merged, unmount } = overlay(join(work, fresh()), [debian, python, app, guest]);
  const disk = join(work, 'guest.raw');
  try {
    command('mkfs.ext4', ['-q', '-d', merged, disk, '2G']);
  } finally {
    unmount();
  }
  return { ...bootFiles(guest), disk };
}

const rootOnDisk = 'root=/dev/vda rw';
const patience = 240_000;

/** Boots a guest with the app; resolves when it has answered on the port. `begin` is when its monitor was started. */
export async function bootApp(
  files: GuestFiles,
  accelerator: Accelerator,
  memoryMiB: number,
): Promise<{ guest: Guest; response: number }> {
  const port = await freePort();
  const guest = startGuest({ accelerator, memoryMiB, ...files, append: rootOnDisk, port });
  try {
    // Asked any earlier, the emulated network would hold the question back and answer late.
    await guest.says('APP READY', patience);
    return { guest, response: (await firstResponse(port, guest.child, patience)) - guest.begin };
  } catch (error) {
    await guest.stop();
    throw error;
  }
}

/** Boots of a kernel with a tiny initramfs and of the whole guest: marks, then phases. */
export async function boots(
  files: GuestFiles,
  tiny: string,
  accelerator: Accelerator,
  n: number,
): Promise<MeasuredRow[]> {
  const small: Marks[] = [];
  for (let i = 0; i < n; i += 1) small.push(await bootTiny(files.kernel, tiny, accelerator));
  const large: Marks[] = [];
  for (let i = 0; i < n; i += 1) {
    const { guest, response } = await bootApp(files, accelerator, 256);
    await guest.says(' login:', 60_000);
    large.push({ ...marksIn(guest.pieces), response });
    await guest.stop();
  }
  return [
    ...markRows('tiny', `${accelerator}: Debian’s kernel and a busybox initramfs`, small),
    ...markRows('debian', `${accelerator}: Debian with the app`, large),
    ...rowsOf(
      bootPhases.map(([id]) => id),
      large.map(phasesBetween),
      (id) => ({ id: `phase-${id}`, what: bootPhases.find(([phase]) => phase === id)![1] }),
      { group: `${accelerator}: Debian with the app, phases` },
    ),
  ];
}

async function bootTiny(kernel: string, initrd: string, accelerator: Accelerator): Promise<Marks> {
  const guest = startGuest({ accelerator, memoryMiB: 256, kernel, initrd, append: '' });
  try {
    await guest.says('GUEST READY', 60_000);
    return marksIn(guest.pieces);
  } finally {
    await guest.stop();
  }
}

function markRows(prefix: string, group: string, runs: readonly Marks[]): MeasuredRow[] {
  const words = new Map<Mark | 'response', string>(marks.map(([id, what]) => [id, what]));
  words.set('response', 'first HTTP 200');
  const order = [...words.keys()];
  const rows = rowsOf(order, runs, (id) => ({ id: `${prefix}-${id}`, what: words.get(id)! }), { group });
  return rows.sort((a, b) => a.median - b.median);
}

/** The same loop in Python on the host and in the guest, and how many times longer the guest took. */
export async function slowdown(files: GuestFiles, trees: Trees, work: string, accelerator: Accelerator) {
  const { merged, unmount } = overlay(join(work, fresh()), [
    trees.debian,
    trees.python,
    join(work, 'guest/upper'),
  ]);
  const host = await loopsOnHost(merged);
  unmount();
  const append = `${rootOnDisk} init=/usr/bin/python3 -- /srv/loop.py`;
  const guest = startGuest({ accelerator, memoryMiB: 256, ...files, append });
  try {
    await guest.says('LOOPS DONE', patience);
    const inGuest = loops(guest.pieces.map((piece) => piece.text).join(''));
    const group = 'the same loop in Python';
    const first = rowOf('loop-host', 'on the host', host, { group });
    return [
      first,
      rowOf('loop-guest', `in the guest (${accelerator})`, inGuest, { group }),
      rowOf(
        'loop-slowdown',
        'each run in the guest over the host’s median',
        inGuest.map((ms) => ms / first.median),
        { group, unit: 'times' },
      ),
    ];
  } finally {
    await guest.stop();
  }
}

const loops = (text: string) => [...text.matchAll(/LOOP ([\d.]+) END/g)].map(([, ms]) => Number(ms));

function loopsOnHost(root: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn('chroot', [root, '/usr/bin/python3', '/srv/loop.py'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('LOOPS DONE')) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () =>
      said.includes('LOOPS DONE')
        ? resolve(loops(said))
        : reject(new Error('The loop on the host did not finish.')),
    );
  });
}

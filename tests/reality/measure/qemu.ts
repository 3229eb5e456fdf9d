import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd, command, lastLine, sleep } from './run.ts';
import type { Piece } from './serial-marks.ts';

export interface GuestPlan {
  readonly accelerator: 'KVM' | 'TCG';
  readonly memoryMiB: number;
  readonly kernel: string;
  readonly initrd: string;
  /** Kernel command line beside the console. */
  readonly append: string;
  /** A raw disk; the guest writes to a snapshot of it. */
  readonly disk?: string;
  /** Loopback port that leads to the guest's port 8080. */
  readonly port?: number;
}

export interface Guest {
  readonly child: ChildProcess;
  /** performance.now() when the monitor was started. */
  readonly begin: number;
  readonly pieces: readonly Piece[];
  /** Resolves when the console has said it; throws with the guest's last line after so many milliseconds. */
  readonly says: (text: string, patience: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts QEMU with one vCPU and the guest's serial console on our side. */
export function startGuest(plan: GuestPlan): Guest {
  const { accelerator, memoryMiB, kernel, initrd, append, disk, port } = plan;
  const begin = performance.now();
  const child = spawn(
    'qemu-system-x86_64',
    [
      ...['-machine', 'q35,graphics=off', '-accel', accelerator.toLowerCase(), '-smp', '1'],
      ...['-m', String(memoryMiB), '-display', 'none', '-serial', 'stdio', '-monitor', 'none', '-no-reboot'],
      ...['-kernel', kernel, '-initrd', initrd, '-append', `console=ttyS0 earlyprintk=ttyS0 ${append}`],
      ...(disk === undefined ? [] : ['-drive', `file=${disk},format=raw,if=virtio,snapshot=on`]),
      ...(port === undefined
        ? ['-nic', 'none']
        : [
            ...['-netdev', `user,id=net,hostfwd=tcp:127.0.0.1:${port}-:8080`],
            ...['-device', 'virtio-net-pci,netdev=net'],
          ]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const pieces: Piece[] = [];
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) =>
    pieces.push({ ms: performance.now() - begin, text: bytes.toString('latin1') }),
  );
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = () => void child.kill('SIGKILL');
  atEnd(kill);

  const said = () => pieces.map((piece) => piece.text).join('');
  const says = async (text: string, patience: number) => {
    const last = performance.now() + patience;
    while (!said().includes(text)) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The monitor ended: ${lastLine(errors) || 'it gave no reason'}.`);
      if (performance.now() > last)
        throw new Error(
          `The guest did not say “${text}” within ${patience / 1000} s (${lastWords(said())}).`,
        );
      await sleep(5);
    }
  };
  const stop = async () => {
    kill();
    await ended;
  };
  return { child, begin, pieces, says, stop };
}

/** The last line on a console, without its control sequences. */
function lastWords(text: string): string {
  const escape = new RegExp(`${String.fromCharCode(27)}(\\[[\\d;?]*[A-Za-z]|.)`, 'g');
  const line = lastLine(text.replace(escape, ''));
  return line === '' ? 'its console stayed empty' : `its last line: “${line}”`;
}

/** An initramfs with a shell as its first program, which says GUEST READY and waits. */
export function busyboxInitramfs(work: string): string {
  const root = join(work, 'initramfs');
  for (const name of ['bin', 'dev', 'proc']) mkdirSync(join(root, name), { recursive: true });
  copyFileSync('/bin/busybox', join(root, 'bin/busybox'));
  writeFileSync(
    join(root, 'init'),
    '#!/bin/busybox sh\n/bin/busybox echo GUEST READY\nexec /bin/busybox sleep 100000\n',
  );
  chmodSync(join(root, 'init'), 0o755);
  command('mknod', [join(root, 'dev/console'), 'c', '5', '1']);
  const archive = join(work, 'initramfs.gz');
  command('sh', ['-c', 'cd "$1" && find . | cpio -o -H newc --quiet | gzip -n > "$2"', 'sh', root, archive]);
  return archive;
}

/** KVM if a guest really comes up with it, else TCG and, in a sentence, why. */
export async function chooseAccelerator(
  kernel: string,
  initrd: string,
): Promise<{ accelerator: 'KVM' | 'TCG'; why: string }> {
  const guest = startGuest({ accelerator: 'KVM', memoryMiB: 256, kernel, initrd, append: '' });
  try {
    await guest.says('GUEST READY', 15_000);
    return { accelerator: 'KVM', why: 'A guest came up under KVM.' };
  } catch (error) {
    return {
      accelerator: 'TCG',
      why: `No guest came up under KVM (${error instanceof Error ? error.message.replace(/( \(.*)?\.$/, '') : error}), so QEMU emulated the CPU in software (TCG).`,
    };
  } finally {
    await guest.stop();
  }
}

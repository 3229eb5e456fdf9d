// Counts the work of a guest's start in instructions, part by part: node tests/reality/measure/boot-work.ts [--runs N] [--out FOLDER] [--series NAME]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasuredRow } from '../../../src/schemas/measurement.ts';
import { parts, workParts, type Boot } from './boot-parts.ts';
import { guestFiles, type GuestFiles } from './boot.ts';
import { loadNow, thisMachine } from './machine.ts';
import { readOptions } from './options.ts';
import { published } from './published.ts';
import { atEnd, command, sleep, undoAll } from './run.ts';
import { rowsOf } from './statistics.ts';
import { buildGuest, buildTrees } from './trees.ts';
import { programVersions, treeVersions } from './versions.ts';
import { writeMeasurement } from './write.ts';

/** Runs in the guest once everything is started: stops the trace, then writes it and systemd's own times away. */
const report = `#!/bin/sh
systemctl is-system-running --wait > /dev/null
sleep 3
echo 0 > /sys/kernel/tracing/tracing_on
cat /sys/kernel/tracing/trace > /dev/vdb
exec > /dev/ttyS1
systemctl show -p UserspaceTimestampMonotonic
systemctl show systemd-journald systemd-udevd systemd-networkd -p Id,ActiveEnterTimestampMonotonic
sync
echo REPORT WRITTEN
`;
const unit = `[Unit]
Description=Report
[Service]
ExecStart=/usr/local/bin/report
[Install]
WantedBy=multi-user.target
`;
const events =
  'sched:sched_switch,sched:sched_process_fork,sched:sched_process_exec,cgroup:cgroup_attach_task';
const traceBytes = 64 * 2 ** 20;
const patience = 300_000;

function addReport(guest: string): void {
  const bin = join(guest, 'usr/local/bin');
  const wants = join(guest, 'etc/systemd/system/multi-user.target.wants');
  for (const folder of [bin, wants]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(bin, 'report'), report, { mode: 0o755 });
  writeFileSync(join(guest, 'etc/systemd/system/report.service'), unit);
  symlinkSync('/etc/systemd/system/report.service', join(wants, 'report.service'));
}

/** One start of the guest, each of its instructions a nanosecond of its clock; resolves with trace and report. */
async function boot({ kernel, initrd, disk }: GuestFiles, work: string): Promise<Boot> {
  const [trace, said] = [join(work, 'trace.raw'), join(work, 'report.txt')];
  writeFileSync(trace, '');
  truncateSync(trace, traceBytes);
  writeFileSync(said, '');
  const append = `console=ttyS0 root=/dev/vda rw trace_clock=mono trace_buf_size=40M trace_event=${events}`;
  const child = spawn(
    'qemu-system-x86_64',
    [
      ...['-machine', 'q35,graphics=off', '-accel', 'tcg', '-icount', 'shift=0,sleep=off', '-smp', '1'],
      ...['-m', '512', '-display', 'none', '-monitor', 'none', '-no-reboot'],
      ...['-serial', 'null', '-serial', `file:${said}`],
      ...['-kernel', kernel, '-initrd', initrd, '-append', append],
      ...['-drive', `file=${disk},format=raw,if=virtio,snapshot=on`],
      ...['-drive', `file=${trace},format=raw,if=virtio`],
      ...['-netdev', 'user,id=net', '-device', 'virtio-net-pci,netdev=net'],
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  atEnd(() => void child.kill('SIGKILL'));
  const last = performance.now() + patience;
  while (!readFileSync(said, 'utf8').includes('REPORT WRITTEN')) {
    if (child.exitCode !== null) throw new Error(`The monitor ended with status ${child.exitCode}.`);
    if (performance.now() > last) throw new Error(`No report within ${patience / 1000} s.`);
    await sleep(200);
  }
  child.kill('SIGKILL');
  await ended;
  return {
    trace: readFileSync(trace, 'latin1').replace(/\0+$/, ''),
    report: readFileSync(said, 'utf8').replaceAll('\r', ''),
  };
}

async function measure(argv: readonly string[]): Promise<void> {
  const { runs: n, out, series, load } = readOptions(['--runs', '5', ...argv]);
  const work = mkdtempSync(join(tmpdir(), 'boot-work-'));
  atEnd(() => command('rm', ['-rf', '--one-file-system', work]));
  const machine = thisMachine(work);
  const before = loadNow();
  console.log('Building the guest.');
  const trees = buildTrees(work);
  const guest = buildGuest(work, trees);
  addReport(guest);
  const files = guestFiles(work, trees, guest);
  const runs: ReturnType<typeof workParts>[] = [];
  for (let i = 0; i < n; i += 1) {
    runs.push(workParts(await boot(files, work)));
    console.log(`Start ${i + 1} of ${n}.`);
  }
  const rows: MeasuredRow[] = rowsOf(
    parts.map(({ id }) => id),
    runs,
    (id) => ({ id, what: parts.find((part) => part.id === id)!.what }),
  );
  const busy = `Load average over one minute: ${before} before, ${loadNow()} after, on ${machine.cpus} CPUs; instructions do not depend on it.`;
  const path = writeMeasurement(out, 'boot-work', {
    title: 'The work of a boot, in instructions',
    topic: 'vm-boot',
    series,
    machine,
    versions: { ...treeVersions(trees.debian, trees.python, guest), ...programVersions(['qemu']) },
    date: new Date().toISOString().slice(0, 10),
    method: `The Debian guest with the app, in QEMU (TCG, one vCPU, 512 MiB) with -icount shift=0,sleep=off: the guest’s clock counts one nanosecond for each instruction, so CPU time in the guest is a count of instructions, whatever else the machine does. The guest’s own tracepoints (sched_switch, sched_process_fork, sched_process_exec, cgroup_attach_task) say who had the CPU; a process counts for the systemd unit whose control group it is in. Waiting is left out. QEMU loads the kernel itself; the count starts with the kernel’s clock. ${n} starts.`,
    load: load ? `${busy} ${load}` : busy,
    limits: [
      'One guest: another selection of packages does other work.',
      'An instruction is not a time: some take many times longer than others, and waiting for a disk is none.',
      'QEMU emulated the CPU in software (TCG). These are amounts of work, never what a VM costs.',
    ],
    unit: 'million instructions',
    accelerator: 'TCG',
    hardware: published['vm-boot'],
    rows,
  });
  console.log(`${path}: ${rows.length} rows.`);
}

process.once('SIGINT', () => {
  undoAll();
  process.exit(130);
});
try {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Error('This measures on Debian Linux as root only.');
  await measure(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  undoAll();
}

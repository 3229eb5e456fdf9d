// npm run measure: times and counts on this machine what the site's claims are about, and writes it down.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement, MeasuredRow } from '../../../src/schemas/measurement.ts';
import { boots, guestFiles, slowdown } from './boot.ts';
import { containerStart, runcPhases } from './containers.ts';
import { loadNow, thisMachine } from './machine.ts';
import { containerMemory, guestMemories } from './memory.ts';
import { published } from './published.ts';
import { help, readOptions, type Options, type Part } from './options.ts';
import { busyboxInitramfs, chooseAccelerator } from './qemu.ts';
import { atEnd, command, undoAll } from './run.ts';
import { sizes } from './sizes.ts';
import { canTrace } from './tracefs.ts';
import { buildGuest, buildTrees } from './trees.ts';
import { programVersions, treeVersions } from './versions.ts';
import { onPath, planFor, seccompList, seccompPackage } from './wants.ts';
import { writeMeasurement } from './write.ts';

const app = 'The app is one file: a web server in Python that answers every GET with six bytes.';
const oneMachine = 'One machine, one day: another disk, kernel or version gives other figures.';

type Draft = Pick<Measurement, 'title' | 'topic' | 'method' | 'unit' | 'limits' | 'versions' | 'rows'> &
  Partial<Pick<Measurement, 'accelerator' | 'hardware'>>;

async function measure({ only, runs, out, series, load }: Options): Promise<number> {
  const { parts, sentence } = planFor(only, onPath);
  if (sentence) console.log(sentence);
  if (parts.length === 0) return 1;
  if (!existsSync(seccompList))
    console.log(`Containers start without a seccomp filter, because ${seccompPackage} is not installed.`);

  const date = new Date().toISOString().slice(0, 10);
  const work = mkdtempSync(join(tmpdir(), 'measure-'));
  // Not rmSync: should a mount be left in there, it must not be emptied.
  atEnd(() => command('rm', ['-rf', '--one-file-system', work]));
  const machine = thisMachine(work);
  const before = loadNow();
  let failed = 0;

  const write = (name: string, draft: Draft) => {
    const busy = `Load average over one minute: ${before} before, ${loadNow()} after this part, on ${machine.cpus} CPUs.`;
    const path = writeMeasurement(out, name, {
      ...draft,
      series,
      machine,
      date,
      load: load ? `${busy} ${load}` : busy,
      accelerator: draft.accelerator ?? 'none',
    });
    console.log(`${path}: ${draft.rows.length} rows.`);
  };
  const part = async (name: Part, work: () => Promise<void>) => {
    if (!parts.includes(name)) return;
    const begin = performance.now();
    try {
      await work();
      console.log(`${name}: ${((performance.now() - begin) / 1000).toFixed(0)} s.`);
    } catch (error) {
      failed += 1;
      console.error(`${name} failed: ${error instanceof Error ? error.message : error}`);
    }
  };

  console.log('Building a minimal Debian with Python and the app.');
  const trees = buildTrees(work);
  const tree = treeVersions(trees.debian, trees.python);
  const runtimes = (['runc', 'crun'] as const).filter(onPath);

  await part('containers', async () => {
    const { rows, limits } = await containerStart(work, trees, runtimes, runs);
    write('container-start', {
      title: 'Starting a container',
      topic: 'container-start',
      method: `${app} Each command is started ${runs + 1} times with a warm file cache, the first not counted; timed by the program that starts it, which adds its own cost of starting a process to every row (the first row shows it). A first HTTP 200 is asked for again 1 ms after each refusal. Containers get Docker’s capabilities${existsSync(seccompList) ? ', Podman’s default seccomp list' : ''} and limits for memory, CPU and processes.`,
      unit: 'ms',
      versions: { ...programVersions(['runc', 'crun']), ...tree },
      limits: [oneMachine, ...limits],
      rows,
    });
    if (!onPath('runc') || !canTrace()) {
      console.log(
        'The phases of runc are left out: they need runc and the kernel’s trace file system (tracefs).',
      );
      return;
    }
    write('runc-phases', {
      title: 'Inside one start with runc',
      topic: 'container-start',
      method: `runc run of busybox /bin/true in six namespaces with limits${existsSync(seccompList) ? ' and Podman’s default seccomp list' : ''}, ${runs + 1} times, the first not counted. The kernel’s own tracepoints (system calls on entry; exec, fork and exit) say when each phase ends; their cost is in the figures.`,
      unit: 'ms',
      versions: programVersions(['runc']),
      limits: [
        oneMachine,
        'Two threads of runc work side by side at first, so the border between its first four phases moves.',
      ],
      rows: await runcPhases(work, runs),
    });
  });

  const wantsGuest = parts.some((name) => name !== 'containers');
  if (wantsGuest) {
    console.log('Building the guest.');
    const guest = buildGuest(work, trees);
    const files = guestFiles(work, trees, guest);
    const versions = treeVersions(trees.debian, trees.python, guest);

    await part('sizes', async () => {
      write('sizes', {
        title: 'The same app as layers and as a disk',
        topic: 'sizes',
        method: `${app} Its image: a minimal Debian, Python as an overlay on it, the app; each layer as an archive of GNU tar, whiteouts as files. Its disk: the same layers with kernel, initramfs and systemd in an ext4 file system of 2 GiB without partitions. Counted once, since sizes do not vary from run to run.`,
        unit: 'B',
        versions: { ...versions, ...programVersions(['qemu']) },
        limits: [
          'Another selection of packages gives other sizes. Marks of opaque directories are not written into the archives.',
        ],
        rows: sizes(work, trees, guest, files),
      });
    });

    if (parts.includes('boot') || parts.includes('memory')) {
      const tiny = busyboxInitramfs(work);
      const { accelerator, why } = await chooseAccelerator(files.kernel, tiny);
      console.log(why);
      const vm = (topic: keyof typeof published) => ({
        accelerator,
        ...(accelerator === 'TCG' ? { hardware: published[topic] } : {}),
      });
      const emulated = accelerator === 'TCG' ? [`${why} Never take these figures for what a VM costs.`] : [];
      const slow = Math.min(runs, 5);

      await part('boot', async () => {
        const rows: MeasuredRow[] = await boots(files, tiny, accelerator, slow);
        write('vm-boot', {
          title: 'Booting a virtual machine with the same app',
          topic: 'vm-boot',
          method: `${app} QEMU (${accelerator}, q35, one vCPU, 256 MiB) loads the kernel itself, so there is no boot loader; kernel messages are on. Marks are milliseconds from starting QEMU to the text on the serial console; the first HTTP 200 is asked for from the moment the app listens. Phases are the time between two marks of the same run. ${slow} boots each.`,
          unit: 'ms',
          versions: { ...versions, ...programVersions(['qemu']) },
          limits: [oneMachine, ...emulated],
          ...vm('vm-boot'),
          rows: [...rows, ...(await slowdown(files, trees, work, accelerator))],
        });
      });

      await part('memory', async () => {
        const repeats = Math.min(runs, 3);
        write('memory-containers', {
          title: 'Memory of containers with the app',
          topic: 'memory',
          method: `${app} 1, 4 and 8 containers of ${runtimes[0]} over one set of layers, each with its own writable layer; half a second after each has answered once, the proportional set size (PSS) of the app’s processes: a page that several map is shared out among them. ${repeats} times.`,
          unit: 'KiB',
          versions: { ...programVersions([runtimes[0]!]), ...tree },
          limits: [
            oneMachine,
            'Memory of the runtime’s waiting parent and of the kernel itself is not in it.',
          ],
          rows: await containerMemory(work, trees, runtimes[0]!, repeats),
        });
        write('memory-guests', {
          title: 'Memory of guests with the app',
          topic: 'memory',
          method: `${app} QEMU guests (${accelerator}) with 256 MiB each, five seconds after the last has answered once, from the mappings of the monitor’s process: the guest’s RAM that the host has handed over, the emulator’s code cache, and the rest, each apart. One run: 4 and 8 copies are the same guests with more beside them. KSM is off.`,
          unit: 'KiB',
          versions: { ...versions, ...programVersions(['qemu']) },
          limits: [oneMachine, ...emulated],
          ...vm('memory'),
          rows: await guestMemories(files, accelerator),
        });
      });
    }
  }
  return failed > 0 || sentence ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    undoAll();
    process.exit(130);
  });
try {
  const given = process.argv.slice(2);
  if (given.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(help);
    process.exit(0);
  }
  const options = readOptions(given);
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    throw new Error('This measures on Debian Linux as root only.');
  process.exitCode = await measure(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  undoAll();
}

import { formatLength } from '../../playback/format-time.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { isTarget } from '../../simulators/boot/index.ts';
import type { RowId } from './params.ts';
import { milestones, shown, timeline, unsaved, type Run } from './run.ts';
import { isMany, unitName } from './unit-words.ts';

/** Why nothing is saved although something is gone. */
export const whyUnsaved = {
  same: 'The app had not waited for it.',
  sooner: 'The app begins sooner, and shares the CPU with more.',
  crowded: 'The app begins no sooner, and shares the CPU with more.',
  later: 'What is left takes its turns in another order, and the app comes a little later.',
} as const;

/** The narration: everything that begins at the last step at or before `t`. */
export function sentence(of: Run, t: Us): string {
  const { steps } = timeline(of);
  const step = steps[indexAt(steps, t)] ?? 0;
  const both = of.gone.has('kernel') && of.params.row === 'all';
  const said = shown(of).flatMap((id) => (both && id === 'debian' ? [] : rowSays(of, id, step, both)));
  const inside = of.params.row === 'debian' ? insideSays(of, step) : { before: [], after: [] };
  return [...inside.before, ...said, ...inside.after].join(' ') || 'Nothing has begun yet.';
}

function rowSays(of: Run, id: RowId, step: Us, both: boolean): string[] {
  const { segments, answer } = of.rows[id];
  const begun = segments.find(({ start }) => start === step);
  const isContainer = id === 'container' || (id === 'debian' && of.gone.has('kernel'));
  const said: string[] = [];
  if (begun) {
    const say = isContainer
      ? container(begun.id, formatLength(begun.end - begun.start), both, of.params.row === 'all')
      : id === 'microvm'
        ? microvm[begun.id]
        : debian(of, begun.id);
    if (say) said.push(say);
  }
  if (answer === step) said.push(answered(of, id, both));
  return said;
}

function debian({ gone, params, services }: Run, id: string): string | undefined {
  switch (id) {
    case 'firmware':
      return 'The Debian guest is switched on, and its firmware looks for something to boot.';
    case 'loader':
      return 'Debian’s boot loader reads the kernel and the initramfs from the disk, and asks the firmware for every block.';
    case 'handover':
      return 'Debian’s monitor puts the kernel into the guest’s memory itself; the kernel unpacks.';
    case 'kernel':
      return gone.has('initramfs')
        ? 'The Debian guest’s own kernel begins. It has the driver of its disk built in.'
        : 'The Debian guest’s own kernel begins. It takes stock of its machine, and unpacks the initramfs.';
    case 'initramfs':
      return 'Debian’s initramfs loads the driver of the disk and mounts the real root.';
    case 'init':
      return 'Debian’s systemd is process 1: it reads its units and works out their order.';
    case 'services':
      return `Debian’s services start, each as soon as those it is ordered after are ready, ${params.vcpus === 1 ? 'all on one vCPU' : `on ${params.vcpus} vCPUs`}.`;
    case 'app':
      if (gone.has('init'))
        return 'The app is the Debian guest’s first program, process 1: nothing stands between it and the kernel.';
      return `Debian’s app starts at last${services && services.all > services.appStart ? ', while other units go on beside it' : ''}.`;
    default:
      return undefined;
  }
}

const microvm: Readonly<Record<string, string>> = {
  monitor: 'The microVM’s monitor starts: no firmware, no boot loader to run.',
  kernel: 'The microVM’s monitor loads a small kernel and starts it: a kernel of its own, all the same.',
  app: 'The microVM’s kernel starts its first program, and that is the app.',
};

function container(id: string, length: string, both: boolean, all: boolean): string | undefined {
  const it = both ? 'Both containers' : 'The container';
  const first = all
    ? `${both ? 'What was a Debian guest and the container get their' : 'The container gets its'} files by one mount. ${both ? 'Their' : 'Its'} kernel is the host’s, which has been up all along.`
    : `${it} gets its files: one overlay mount. No kernel starts, the host’s has been up all along.`;
  const says: Readonly<Record<string, string>> = {
    files: first,
    limits: `${it} ${both ? 'are' : 'is'} put into cgroups by runc: these limit.`,
    views: `${it} ${both ? 'get' : 'gets'} namespaces, mounts and a root: these decide what can be seen.`,
    rights: `${it} ${both ? 'give' : 'gives'} up privileges and ${both ? 'load' : 'loads'} a filter for system calls.`,
    app: `${both ? 'The apps of both containers start' : 'The container’s app starts'}, as ${both ? 'processes' : 'a process'} of the host’s kernel.`,
    runtime: 'runc, a program in Go, starts and reads what it is to make.',
    spawn: 'runc prepares a child: this process will become the container.',
    bootstrap: 'The child takes its first steps.',
    cgroups: 'The child is put into ten cgroups, with limits for memory, CPU and processes.',
    namespaces: `Six namespaces are made, in ${length}: what is often taken for the whole container.`,
    'second-runtime': 'runc is written in Go, and Go has to start once more, inside the namespaces.',
    mounts: 'The container’s mounts and device nodes are made.',
    pivot: 'pivot_root: the image’s files are the root now.',
    masks: 'The host name is set, some paths are hidden or made read-only.',
    privileges: 'Capabilities are dropped, user and group are set.',
    seccomp: 'The filter of allowed system calls is compiled and loaded: as much work as all the cgroups.',
    exec: 'runc gets the word, and execve turns it into the app.',
    unexplained:
      'The app has had the time it needs on the bare host. What is left until its answer, none of our steps explains.',
  };
  return says[id];
}

function answered(of: Run, id: RowId, both: boolean): string {
  const after = formatLength(of.rows[id].answer);
  if (id === 'container') {
    return both
      ? `Both containers answer, after ${after}. Take the kernel from a guest, and a container is left.`
      : `The container answers, after ${after}.`;
  }
  if (id === 'microvm') return `The microVM answers, after ${after}.`;
  if (of.gone.has('kernel')) return `What was a Debian guest answers, after ${after}: it is a container.`;
  if (of.gone.size === 0) return `The Debian guest answers, after ${after}.`;
  const left = `What is left of the Debian guest answers, after ${after}; with everything in it, it would have been ${formatLength(of.full.answer)}.`;
  const why = unsaved(of);
  return why === null ? left : `${left} ${whyUnsaved[why]}`;
}

const targetSays: Readonly<Record<(typeof milestones)[number], string>> = {
  'sysinit.target': 'sysinit.target is reached: the system is set up.',
  'basic.target': 'So is basic.target: ordinary services may start.',
  'network.target': 'network.target is reached.',
  'multi-user.target': 'multi-user.target is reached: all that it is ordered after is ready.',
};

/**
 * The targets that are reached, and what systemd starts at this moment; its own beginning and the app's are said between
 * the two. The last target comes after them: nothing begins because of it but one line for the records.
 */
function insideSays({ services, systemd }: Run, step: Us): { before: string[]; after: string[] } {
  const begun = services?.spans.filter(({ start }) => systemd + start === step) ?? [];
  const units = begun.filter(({ id }) => !isTarget(id) && id !== 'init-reads' && id !== 'app');
  const reached = milestones.filter((id) => begun.some((span) => span.id === id));
  const last = (id: string) => id === 'multi-user.target';
  return {
    before: reached.filter((id) => !last(id)).map((id) => targetSays[id]),
    after: [
      ...reached.filter(last).map((id) => targetSays[id]),
      ...(units.length > 0 ? [waitedEnough(units.map(({ id }) => id))] : []),
    ],
  };
}

/** Why units start now and not before. */
function waitedEnough(ids: readonly string[]): string {
  const they = ids.length > 1 || isMany(ids[0]!) ? 'they' : 'it';
  return `Now ${list(ids.map(unitName))} may start: what ${they} waited for is ready.`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

import { workTrace } from './work-trace.ts';

/** What one start of the guest left behind: its trace, and the times systemd noted (CLOCK_MONOTONIC). */
export interface Boot {
  readonly trace: string;
  readonly report: string;
}

interface Part {
  readonly id: string;
  readonly what: string;
  /** The units whose work it is. */
  readonly units?: RegExp;
  /** Only until this unit said that it is ready. */
  readonly untilReady?: string;
}

/** The parts of a start, in about the order in which they begin. */
export const parts: readonly Part[] = [
  { id: 'kernel', what: 'kernel, to its first program' },
  { id: 'kernel-threads', what: 'of it in kernel threads: most of it unpacks the initramfs' },
  { id: 'initramfs', what: 'initramfs, until systemd runs' },
  { id: 'until-app', what: 'systemd and all units, until the app starts' },
  { id: 'init-reads', what: 'systemd, until it starts its first unit: generators, unit files' },
  { id: 'init-later', what: 'systemd after that, all units together' },
  { id: 'kernel-later', what: 'kernel threads and the helpers they call, beside the units' },
  {
    id: 'mounts',
    what: 'seven small mounts (hugepages, mqueue, debugfs, tracefs, configfs, fusectl, binfmt_misc)',
    units:
      /^(dev-(hugepages|mqueue)|sys-kernel-(debug|tracing|config)|sys-fs-fuse-connections|proc-sys-fs-binfmt_misc)\.mount$/,
  },
  {
    id: 'modprobe',
    what: 'five modprobe services (dm_mod, fuse, configfs, loop, efi_pstore)',
    units: /^modprobe@/,
  },
  { id: 'kmod-static-nodes', what: 'kmod-static-nodes', units: /^kmod-static-nodes\./ },
  {
    id: 'journald-ready',
    what: 'systemd-journald until it is ready',
    units: /^systemd-journald\./,
    untilReady: 'systemd-journald.service',
  },
  { id: 'journald', what: 'systemd-journald', units: /^systemd-journald\./ },
  { id: 'modules-load', what: 'systemd-modules-load', units: /^systemd-modules-load\./ },
  { id: 'network-generator', what: 'systemd-network-generator', units: /^systemd-network-generator\./ },
  { id: 'remount-fs', what: 'systemd-remount-fs', units: /^systemd-remount-fs\./ },
  { id: 'udev-trigger', what: 'systemd-udev-trigger', units: /^systemd-udev-trigger\./ },
  { id: 'random-seed', what: 'systemd-random-seed', units: /^systemd-random-seed\./ },
  { id: 'sysctl', what: 'systemd-sysctl', units: /^systemd-sysctl\./ },
  { id: 'sysusers', what: 'systemd-sysusers', units: /^systemd-sysusers\./ },
  { id: 'tmpfiles-setup-dev', what: 'systemd-tmpfiles-setup-dev', units: /^systemd-tmpfiles-setup-dev\./ },
  {
    id: 'udevd-ready',
    what: 'systemd-udevd until it is ready',
    units: /^udev$|^systemd-udevd\./,
    untilReady: 'systemd-udevd.service',
  },
  { id: 'udevd', what: 'systemd-udevd with all the devices it handles', units: /^udev$|^systemd-udevd\./ },
  { id: 'journal-flush', what: 'systemd-journal-flush', units: /^systemd-journal-flush\./ },
  { id: 'binfmt', what: 'systemd-binfmt', units: /^systemd-binfmt\./ },
  { id: 'tmpfiles-setup', what: 'systemd-tmpfiles-setup', units: /^systemd-tmpfiles-setup\./ },
  { id: 'update-utmp', what: 'systemd-update-utmp', units: /^systemd-update-utmp\./ },
  {
    id: 'networkd-ready',
    what: 'systemd-networkd until it is ready',
    units: /^systemd-networkd\./,
    untilReady: 'systemd-networkd.service',
  },
  { id: 'networkd', what: 'systemd-networkd', units: /^systemd-networkd\./ },
  { id: 'app', what: 'the app, until it listens', units: /^app\./ },
  { id: 'getty-static', what: 'getty-static', units: /^getty-static\./ },
  { id: 'e2scrub', what: 'e2scrub_reap', units: /^e2scrub_reap\./ },
  { id: 'user-sessions', what: 'systemd-user-sessions', units: /^systemd-user-sessions\./ },
  { id: 'gettys', what: 'seven login prompts (getty)', units: /^(serial-)?getty@/ },
  { id: 'utmp-runlevel', what: 'systemd-update-utmp-runlevel', units: /^systemd-update-utmp-runlevel\./ },
];

/** Units that are ours and no part of a boot. */
const ours = /^report\./;

/**
 * Millions of instructions of each part of one start, by part. Throws an Error where the trace has work of a unit that
 * no part names, or a moment is missing.
 */
export function workParts({ trace, report }: Boot): Record<string, number> {
  const { work, initRuns, firstProgram, end } = workTrace(trace);
  const moment = (name: string, ms: number | undefined): number => {
    if (ms === undefined) throw new Error(`The trace has no moment when ${name}.`);
    return ms;
  };
  const firstUnit = /\.(service|mount)$/;
  const init = moment('the kernel ran /init', initRuns('/init'));
  const systemd = moment('systemd began', initRuns('/sbin/init'));
  const units = moment('a first unit ran', firstProgram(firstUnit));
  const app = moment('the app began', firstProgram(/^app\./));
  const all = work(0, end);
  const sum = (of: ReadonlyMap<string, number>, fits: (owner: string) => boolean) =>
    [...of].reduce((total, [owner, ms]) => (fits(owner) ? total + ms : total), 0);
  const inUnits = (pattern: RegExp, until = end) => sum(work(systemd, until), (owner) => pattern.test(owner));
  for (const [owner, ms] of all) {
    const known = owner === 'kernel' || owner === 'init' || ours.test(owner);
    if (ms > 1 && !known && !parts.some((part) => part.units?.test(owner)))
      throw new Error(`The trace has ${ms.toFixed(1)} ms of "${owner}", which no part names.`);
  }
  const later = work(units, end);
  const special: Record<string, number> = {
    kernel: sum(work(0, init), () => true),
    'kernel-threads': sum(work(0, init), (owner) => owner === 'kernel'),
    initramfs: sum(work(init, systemd), () => true),
    'init-reads': sum(work(systemd, units), (owner) => owner === 'init' || owner === 'kernel'),
    'until-app': sum(work(systemd, app), () => true),
    'init-later': later.get('init') ?? 0,
    'kernel-later': later.get('kernel') ?? 0,
  };
  return Object.fromEntries(
    parts.map(({ id, units: pattern, untilReady }) => {
      if (pattern === undefined) return [id, special[id]!];
      const until = untilReady === undefined ? end : readyAt(report, untilReady);
      return [id, inUnits(pattern, until)];
    }),
  );
}

/** When a unit was ready, in ms, as systemd noted it. */
function readyAt(report: string, unit: string): number {
  const block = report.split('\n\n').find((each) => each.includes(`Id=${unit}`)) ?? '';
  const found = /ActiveEnterTimestampMonotonic=(\d+)/.exec(block);
  if (!found) throw new Error(`The report does not say when ${unit} was ready.`);
  return Number(found[1]) / 1000;
}

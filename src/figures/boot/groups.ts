import { initReads, isTarget } from '../../simulators/boot/index.ts';

/** What a unit is for. The first five can be taken away one by one. */
export const groups = ['devices', 'logs', 'house', 'network', 'logins', 'init', 'app'] as const;
export type Group = (typeof groups)[number];

const units: Readonly<Record<string, Group>> = {
  [initReads]: 'init',
  app: 'app',
  modprobe: 'devices',
  'kmod-static-nodes': 'devices',
  'modules-load': 'devices',
  'udev-trigger': 'devices',
  'tmpfiles-setup-dev': 'devices',
  udevd: 'devices',
  devices: 'devices',
  journald: 'logs',
  'journal-flush': 'logs',
  mounts: 'house',
  'module-mounts': 'house',
  'remount-fs': 'house',
  'random-seed': 'house',
  sysctl: 'house',
  sysusers: 'house',
  binfmt: 'house',
  'tmpfiles-setup': 'house',
  'update-utmp': 'house',
  e2scrub: 'house',
  'utmp-runlevel': 'house',
  'network-generator': 'network',
  networkd: 'network',
  'network.target': 'network',
  'getty-static': 'logins',
  'user-sessions': 'logins',
  gettys: 'logins',
};

/** The group of a unit; other targets are systemd's own. Throws on a unit that no group has. */
export function groupOf(unit: string): Group {
  const group = units[unit] ?? (isTarget(unit) ? 'init' : undefined);
  if (group === undefined) throw new Error(`No group has the unit "${unit}".`);
  return group;
}

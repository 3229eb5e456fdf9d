/** A unit of a small Debian 12 guest (systemd 252), or a few alike in one; a target has no units of its own. */
export interface DebianUnit {
  readonly id: string;
  /** How many units it stands for: systemd does its own share of work for each. A target is none. */
  readonly units: number;
  /** The units it is ordered after. */
  readonly after: readonly string[];
}

/** What systemd does by itself before it starts the first unit. */
export const initReads = 'init-reads';

const unit = (id: string, after: readonly string[], units = 1): DebianUnit => ({
  id,
  units,
  after: id === initReads ? [] : [initReads, ...after],
});
const target = (id: string, after: readonly string[]): DebianUnit => unit(id, after, 0);

/**
 * The order in which a Debian 12 guest with one app starts its units, from `systemctl show -p After` in the guest that
 * was measured (systemd.unit(5), After=; bootup(7) for the targets). Sockets, timers and empty targets cost next to
 * nothing and are left out; `devices` is what systemd-udevd goes on to do once it is ready, which no other unit here
 * waits for.
 */
export const debianUnits: readonly DebianUnit[] = [
  unit(initReads, [], 0),
  unit('modprobe', [], 5),
  unit('mounts', [], 5),
  unit('module-mounts', ['modprobe'], 2),
  unit('kmod-static-nodes', []),
  unit('journald', []),
  unit('modules-load', []),
  unit('network-generator', []),
  unit('remount-fs', []),
  unit('udev-trigger', []),
  unit('random-seed', ['remount-fs']),
  unit('sysctl', ['modules-load']),
  unit('sysusers', ['remount-fs']),
  unit('tmpfiles-setup-dev', ['sysusers', 'kmod-static-nodes']),
  unit('udevd', ['sysusers', 'tmpfiles-setup-dev', 'network-generator']),
  unit('devices', ['udevd', 'udev-trigger'], 0),
  target('local-fs.target', ['remount-fs', 'tmpfiles-setup-dev']),
  unit('journal-flush', ['journald', 'remount-fs']),
  unit('binfmt', ['local-fs.target']),
  unit('tmpfiles-setup', ['local-fs.target', 'journald', 'journal-flush', 'sysusers']),
  unit('update-utmp', ['remount-fs', 'tmpfiles-setup']),
  target('sysinit.target', [
    'local-fs.target',
    'mounts',
    'module-mounts',
    'modprobe',
    'kmod-static-nodes',
    'journald',
    'modules-load',
    'sysctl',
    'sysusers',
    'tmpfiles-setup-dev',
    'udevd',
    'udev-trigger',
    'binfmt',
    'tmpfiles-setup',
    'update-utmp',
  ]),
  unit('networkd', ['network-generator', 'udevd', 'sysctl', 'sysusers']),
  target('basic.target', ['sysinit.target']),
  unit('app', ['sysinit.target', 'basic.target']),
  unit('getty-static', ['sysinit.target', 'basic.target']),
  unit('e2scrub', ['sysinit.target', 'basic.target', 'tmpfiles-setup']),
  target('network.target', ['networkd']),
  unit('user-sessions', ['sysinit.target', 'basic.target', 'network.target']),
  unit('gettys', ['sysinit.target', 'basic.target', 'user-sessions'], 7),
  target('multi-user.target', [
    'basic.target',
    'networkd',
    'user-sessions',
    'gettys',
    'getty-static',
    'e2scrub',
  ]),
  unit('utmp-runlevel', ['multi-user.target', 'update-utmp']),
];

/** Which units of `debianUnits` are targets: places to meet, with no work in them. */
export const isTarget = (id: string): boolean => id.endsWith('.target');

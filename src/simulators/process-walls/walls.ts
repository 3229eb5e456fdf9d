import type { Happening, Namespace, Refusal, Starter, Switch, Walls } from './types.ts';
import { namespaces } from './types.ts';

/** An ordinary process of the host, started by root or by a user. */
export function plain(starter: Starter): Walls {
  return {
    starter,
    own: { user: null, pid: null, net: null, ipc: null, uts: null, mount: null, cgroup: null, time: null },
    mapped: false,
    limits: { cpu: false, memory: false, pids: false },
    root: 'host',
    proc: 'host',
    procOver: false,
    scratch: false,
    named: false,
    cable: 'none',
    caps: starter === 'root' ? 'full' : 'none',
    seccomp: false,
  };
}

/** Tells the eight namespaces from the other switches. */
export const isNamespace = (sw: Switch): sw is Namespace => (namespaces as readonly string[]).includes(sw);

/**
 * What stops the process from an act that asks for CAP_SYS_ADMIN over `ns`, or over its own user namespace if none is
 * named; null if nothing does. Rules: capabilities(7), user_namespaces(7); Docker's profile for unshare and mount.
 */
export function adminRefusal(walls: Walls, ns?: Namespace): Refusal | null {
  if (walls.seccomp) return 'filtered';
  if (walls.caps === 'none') return 'no-privilege';
  if (walls.caps === 'docker') return 'caps-gone';
  if (ns !== undefined && walls.own.user !== null && walls.own[ns] !== 'box')
    return walls.own[ns] === null ? 'hosts-own' : 'not-owner';
  return null;
}

/** Whether the process has all capabilities over the host itself. */
export const rulesHost = (walls: Walls): boolean => adminRefusal(walls) === null && walls.own.user === null;

/** Throws one switch and says what came of it; a refused switch changes nothing. */
export function throwSwitch(walls: Walls, sw: Switch): Happening {
  const refused = throwRefusal(walls, sw);
  return { sw, act: 'throw', what: '', refused, after: refused ? walls : thrown(walls, sw) };
}

function throwRefusal(walls: Walls, sw: Switch): Refusal | null {
  // A user namespace is the one kind that asks for no capability; but not from within a chroot.
  if (sw === 'user') return walls.seccomp ? 'filtered' : walls.root === 'chroot' ? 'chrooted' : null;
  if (isNamespace(sw)) return adminRefusal(walls);
  if (sw === 'root') {
    if (walls.own.mount !== null) return adminRefusal(walls, 'mount');
    return walls.caps === 'none' ? 'no-privilege' : null;
  }
  return null;
}

function thrown(walls: Walls, sw: Switch): Walls {
  if (sw === 'user') return { ...walls, own: { ...walls.own, user: 'box' }, caps: 'full' };
  if (isNamespace(sw))
    return { ...walls, own: { ...walls.own, [sw]: walls.own.user === null ? 'host' : 'box' } };
  if (sw === 'root')
    return {
      ...walls,
      root: walls.own.mount === null ? 'chroot' : 'pivot',
      proc: 'none',
      procOver: false,
      scratch: false,
    };
  if (sw === 'caps') return { ...walls, caps: walls.caps === 'full' ? 'docker' : walls.caps };
  if (sw === 'seccomp') return { ...walls, seccomp: true };
  return { ...walls, limits: { ...walls.limits, [sw]: true } };
}

/** What is done in or around a new namespace right after it was made; null where there is nothing to do. */
export function setUp(walls: Walls, sw: Switch): Happening | null {
  const done = (
    what: Happening['what'],
    change: Partial<Walls>,
    refused: Refusal | null = null,
  ): Happening => ({
    sw,
    act: 'set-up',
    what,
    refused,
    after: refused ? walls : { ...walls, ...change },
  });
  switch (sw) {
    // The map is written and the cable laid from outside, so the bolts inside do not matter.
    case 'user':
      return done('map', { mapped: true });
    case 'net':
      return walls.starter === 'root'
        ? done('veth', { cable: 'veth' })
        : done('lo', { cable: 'lo' }, adminRefusal(walls, 'net'));
    case 'uts':
      return done('name', { named: true }, adminRefusal(walls, 'uts'));
    case 'pid':
      return walls.own.mount === null ? null : mountProc(walls, done);
    case 'mount':
      return walls.own.pid === null && walls.root === 'host'
        ? done('scratch', { scratch: true }, adminRefusal(walls, 'mount'))
        : mountProc(walls, done);
    case 'root':
      return walls.own.mount === null ? null : mountProc(walls, done);
    default:
      return null;
  }
}

/** A fresh /proc asks for power over the mount namespace and over the PID namespace whose list it will show. */
function mountProc(
  walls: Walls,
  done: (what: Happening['what'], change: Partial<Walls>, refused: Refusal | null) => Happening,
): Happening {
  const own = walls.own.pid !== null;
  return done(
    own ? 'proc' : 'proc-shared',
    { proc: own ? 'own' : 'host', procOver: walls.proc !== 'none' },
    adminRefusal(walls, 'mount') ?? adminRefusal(walls, 'pid'),
  );
}

/** Whether the process could make a user namespace now: it asks for no capability, but a chroot and the filter forbid it. */
export const mayMakeUser = (walls: Walls): boolean => !walls.seccomp && walls.root !== 'chroot';

/** Throws the switches in the order given, with the setting up after each; O(switches). */
export function play(starter: Starter, order: readonly Switch[]): readonly Happening[] {
  const all: Happening[] = [];
  let walls = plain(starter);
  for (const sw of order) {
    const made = throwSwitch(walls, sw);
    all.push(made);
    const next = made.refused ? null : setUp(made.after, sw);
    if (next) all.push(next);
    walls = (next ?? made).after;
  }
  return all;
}

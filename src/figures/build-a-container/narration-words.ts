import type { Refusal, Starter, Switch } from '../../simulators/process-walls/index.ts';
import { switchWords } from './words.ts';

/* What is said at each step. */

export const plainSay: Readonly<Record<Starter, string>> = {
  root: 'An ordinary process, started by root. Both terminals stand on the same ground and give the same answers. No switch is on.',
  user: 'An ordinary process, started by the user app. Both terminals stand on the same ground. No switch is on, and this user has no power to make most walls.',
};

export interface Numbers {
  /** All capabilities that there are: as it is printed, and the bare number. */
  readonly caps: string;
  readonly all: string;
  readonly kept: string;
  readonly denied: string;
}

/** How things stand when a switch is thrown, as far as a sentence depends on it. */
export interface Standing {
  readonly chroot: boolean;
  /** There is no /proc where the process is. */
  readonly noProc: boolean;
  /** It has no capability to lose. */
  readonly bare: boolean;
  readonly inUser: boolean;
  /** A user namespace, or another one, can still be made. */
  readonly mayMakeUser: boolean;
}

/** What a throw that worked changed, and what it did not. */
export const thrownSay = (
  sw: Switch,
  { chroot, noProc, bare, inUser, mayMakeUser }: Standing,
  numbers: Numbers,
): string =>
  ({
    user: 'A user namespace, and no map in it yet: no number has a name here, and the process is nobody. On the host its number has not changed.',
    pid: `A PID namespace: the process now calls itself 1. ${
      noProc
        ? 'But ps reads /proc, and there is none here.'
        : 'But ps reads /proc, and this /proc is still the host’s: the old list stands there.'
    }`,
    net: 'A network namespace: one loopback device, and that is down. The host’s card has not moved; it is only out of sight. Ports and routes are new too.',
    ipc: 'An IPC namespace: the shared memory segment is out of sight. On the host it is where it was, and nothing else changed.',
    uts: 'A namespace for the host name. The answer is the same as before: a new namespace starts as a copy. What it changed is who hears of the next name.',
    mount: `A mount namespace, and not one line is different: it starts as a copy of the host’s mounts. ${
      chroot
        ? `The files are still the image’s, by chroot${noProc ? '; there is no /proc here to read the mounts from' : ''}.`
        : 'The files are still the host’s.'
    }`,
    cgroup: `A cgroup namespace: ${
      noProc
        ? 'its group is the top of all paths from now on, but there is no /proc here to read one from'
        : 'the path from the top now reads as the top itself'
    }. The process is in the same group as before, and whatever limits that has still count.`,
    time: `A time namespace, with an offset written before the process came in: ${
      noProc
        ? 'by its own clocks it has booted just now, but there is no /proc here for uptime to read'
        : 'it seems to have booted just now'
    }. The date is not covered; there is one clock on the wall for all.`,
    cpu: 'The host writes cpu.max: half of one CPU, no more. Nothing is hidden; it sees what it saw before.',
    memory: `The host writes memory.max, 256 MiB. ${
      noProc
        ? 'A limit is not a wall, and hides nothing; there is no /proc here for free to read.'
        : 'Ask free, and it shows all the host’s memory as before: a limit is not a wall.'
    }`,
    pids: 'The host writes pids.max: 64 processes in this group. It says how many, not which: what can be seen does not change.',
    root: chroot
      ? 'There is no mount namespace of its own, so this is chroot: paths now begin in the image’s files. There is no /proc among them, so ps has nothing to read. The host lists one more mount.'
      : 'pivot_root: the image’s files take the place of the host’s in this mount namespace. The host’s own tree stands as it was.',
    caps: bare
      ? `Docker’s selection of capabilities, and nothing changes: this process had none to lose${noProc ? '; there is no /proc here to read them from' : ''}.`
      : `Of ${numbers.caps} Docker leaves ${numbers.kept}. ${inUser ? 'They only ever counted inside its own user namespace. ' : ''}It is still called root, and sees what it saw; mount, clocks and ${
          !mayMakeUser
            ? 'new walls are out of reach'
            : `every other wall are out of reach. Only ${
                inUser
                  ? 'another user namespace could still be made'
                  : 'a user namespace can still be made, and with it the other walls'
              }`
        }${noProc ? '; there is no /proc here to read them from' : ''}.`,
    seccomp: `Docker’s filter: ${numbers.denied} that the kernel would serve are refused at the door, unshare and mount among them. No answer in the terminals is hidden by it${noProc ? ', and there is no /proc here to read it from' : ''}.`,
  })[sw];

export const setUpSay = (what: string, starter: Starter, over: boolean): string =>
  ({
    map:
      starter === 'root'
        ? 'The map is written: 0 inside is 100000 on the host. The process becomes root here, and on the host an ordinary number that owns nothing.'
        : 'The map is written: 0 inside is 1000 on the host, the user that started it. Root here, and to the host the same user as before.',
    proc: 'A fresh /proc is mounted, and now the list is short: the process, number 1. On the host it stands among the others, with its old number.',
    'proc-shared':
      'A /proc is mounted among these files. With no PID namespace of its own it shows all the processes of the host.',
    scratch:
      'To see the wall, something is mounted at /mnt. It is there inside. The host’s list has not grown.',
    name: 'The process calls the machine box. The host keeps its name, and hears nothing of it.',
    veth: 'The engine lays a virtual cable: eth0 inside, veth0 at the host’s end, an address on each. Up to here the process could reach nobody.',
    lo: 'Loopback is brought up. A cable to the host would need root of the host; rootless engines carry the packets by a helper program.',
    '': '',
  })[what]! + (over && what === 'proc' ? ' The old /proc lies beneath the new one.' : '');

const reasons: Readonly<Record<Refusal, string>> = {
  'no-privilege': 'Operation not permitted. An ordinary user has no CAP_SYS_ADMIN, and this asks for it.',
  'caps-gone':
    'Operation not permitted. CAP_SYS_ADMIN went with the other capabilities; whoever throws that switch first has no hands left for this.',
  filtered:
    'Operation not permitted. The seccomp filter refuses the call before the kernel looks at who is asking.',
  chrooted: 'Operation not permitted. From inside a chroot the kernel lets nobody make a user namespace.',
  'not-owner':
    'Operation not permitted. That namespace was made before the user namespace, so it belongs to the host’s root, and root in here is somebody else.',
  'hosts-own':
    'Operation not permitted. A /proc shows a PID namespace, and here that is the host’s own: over it only the host’s root has a say.',
};
/** Why a switch was refused; `userHelps`: a user namespace made now would give what is missing. */
export const refusedSay = (sw: Switch, setUp: boolean, refusal: Refusal, userHelps: boolean): string =>
  `${setUp ? `The ${switchWords[sw]} wall stands, but setting it up is refused` : `${capital(switchWords[sw])} is refused, and nothing changes`}: ${reasons[refusal]}${userHelps ? ` ${userWouldHelp}` : ''}`;

const userWouldHelp = 'A user namespace first would have given it some.';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

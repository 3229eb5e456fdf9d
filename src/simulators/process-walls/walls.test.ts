import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixture from '../../../tests/fixtures/namespaces.json' with { type: 'json' };
import {
  answer,
  attempt,
  capabilitySets,
  hostUid,
  plain,
  play,
  switches,
  type Switch,
  type Walls,
} from './index.ts';

const told = fixture.answers;
const end = (...order: Switch[]): Walls => play('root', order).at(-1)?.after ?? plain('root');
const asUser = (...order: Switch[]): Walls => play('user', order).at(-1)!.after;
/** What happened, one word each: "pid", "+proc" for setting up, "!pid:why" where it was refused. */
const story = (starter: 'root' | 'user', ...order: Switch[]): string =>
  play(starter, order)
    .map(
      ({ sw, act, what, refused }) =>
        (refused ? '!' : '') + (act === 'throw' ? sw : `+${what}`) + (refused ? `:${refused}` : ''),
    )
    .join(' ');
const listsHost = (walls: Walls): boolean =>
  answer(walls, 'ps', 'inside').some((line) => line.includes('systemd'));
const worked = (starter: 'root' | 'user', last: string, ...order: Switch[]): boolean =>
  play(starter, order).some(
    ({ act, sw, what, refused }) => (act === 'throw' ? sw : what) === last && !refused,
  );
const squeezed = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');

describe('the model answers as the kernel did', () => {
  it('about processes and /proc', () => {
    expect(answer(end('pid'), 'ps', 'inside')[0]).toBe(String(told['pid: own number']));
    expect(listsHost(end('pid'))).toBe(told['pid: old /proc still lists the host']);
    expect(listsHost(end('pid', 'mount'))).toBe(told['pid: fresh /proc lists the host']);
    expect(listsHost(end('mount', 'root'))).toBe(
      told['mount: fresh /proc without a PID namespace lists the host'],
    );
    expect(answer(end('root'), 'ps', 'inside').at(-1)).toBe(told['no /proc: ps']);
    expect(answer(end('root'), 'mount', 'inside')[0]).toBe(told['no /proc: findmnt']);
    expect(answer(end('root'), 'free', 'inside')[0]).toBe(told['no /proc: free']);
    expect(answer(end('root'), 'uptime', 'inside')[0]).toBe(told['no /proc: uptime']);
    expect(answer(end('pid', 'mount'), 'ps', 'host').some((line) => /2210 root +web/.test(line))).toBe(true);
    expect(told['pid: numbers a process has, outermost last']).toBe(2);
  });

  it('about mounts', () => {
    const [made, scratch] = play('root', ['mount']);
    const same =
      answer(made!.after, 'mount', 'inside').join() === answer(made!.after, 'mount', 'host').join();
    expect(same).toBe(told['mount: a new namespace shows the same mounts']);
    const seen = (side: 'inside' | 'host') =>
      answer(scratch!.after, 'mount', side).some((line) => line.includes('tmpfs'));
    expect({ inside: seen('inside'), host: seen('host') }).toEqual(
      told['mount: a mount made inside is seen on the host'],
    );
  });

  it('about users', () => {
    const [made, mapped] = play('root', ['user']);
    expect(answer(made!.after, 'id', 'inside')).toEqual([told['user: id before a uid_map']]);
    expect(answer(mapped!.after, 'id', 'inside')).toEqual([told['user: id with root mapped']]);
    expect(hostUid(mapped!.after)).toBe(told['user: uid on the host of a mapped root'].host);
    expect(answer(asUser('user'), 'ps', 'inside')[2]).toMatch(
      `1 ${told['user: who owns a host process, seen from inside']}`,
    );
    expect(worked('user', 'user', 'user')).toBe(told['user: an ordinary user may make one']);
    expect(worked('user', 'uts', 'uts')).toBe(told['user: an ordinary user may make another kind alone']);
    expect(worked('user', 'uts', 'user', 'uts')).toBe(
      told['user: an ordinary user may make it in a user namespace'],
    );
    expect(worked('root', 'user', 'root', 'user')).toBe(told['user: from within a chroot']);
  });

  it('about order', () => {
    const refusedAfter = play('root', ['pid', 'user', 'mount']).at(-1)!.refused === null;
    expect(refusedAfter).toBe(told['order: fresh /proc, PID first, user second']);
    expect(worked('root', 'proc', 'user', 'pid', 'mount')).toBe(told['order: fresh /proc, user first']);
    expect(worked('root', 'name', 'user', 'uts')).toBe(told['order: host name set, user namespace first']);
    expect(told['order: host name set, name namespace first, user namespace second']).toBe(false);
  });

  it('about the network, the name, shared memory, the group and the clock', () => {
    const [made] = play('root', ['net']);
    expect(squeezed(answer(made!.after, 'ip', 'inside'))).toBe(told['net: new']);
    expect(squeezed(answer(asUser('user', 'net'), 'ip', 'inside'))).toBe(told['net: lo up']);
    const [uts] = play('root', ['uts']);
    expect(
      answer(uts!.after, 'hostname', 'inside').join() === answer(uts!.after, 'hostname', 'host').join(),
    ).toBe(told['uts: same name at first']);
    expect(answer(end('uts'), 'hostname', 'inside')).toEqual([told['uts: set inside'].inside]);
    expect(answer(end('uts'), 'hostname', 'host')).toEqual(['host']);
    const segments = (side: 'inside' | 'host') => answer(end('ipc'), 'ipcs', side).length > 1;
    expect({ host: segments('host'), inside: segments('inside') }).toEqual(told['ipc: segments seen']);
    expect(answer(end('cgroup'), 'cgroup', 'inside')).toEqual([
      told['cgroup: path inside and on the host'].inside,
    ]);
    expect(answer(end('cgroup'), 'cgroup', 'host')).toEqual(['0::/box']);
    expect(told['time: seconds off with an offset of 1000']).toBe(1000);
    expect(answer(end('time'), 'uptime', 'inside')).not.toEqual(answer(end('time'), 'uptime', 'host'));
  });

  it('about bolts', () => {
    expect(capabilitySets.docker).toBe(told['caps: Docker’s set']);
    expect(worked('root', 'uts', 'caps', 'uts')).toBe(told['caps: another namespace with Docker’s set']);
    expect(worked('root', 'user', 'caps', 'user')).toBe(told['caps: a user namespace with Docker’s set']);
    expect(told['seccomp: a filter that refuses mount, unshare and clock_settime']).toBe(
      'EPERM EPERM EPERM 2',
    );
    expect(story('root', 'seccomp', 'uts', 'user')).toBe('seccomp !uts:filtered !user:filtered');
  });

  it('about misdeeds', () => {
    const does = (walls: Walls, deed: 'clock' | 'disk') => attempt(walls, deed) === 'does-it';
    const most: Switch[] = ['pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'time'];
    expect(does(end(...most), 'clock')).toBe(told['clock: set in all namespaces but user']);
    expect(does(end('user', ...most), 'clock')).toBe(told['clock: set in a user namespace']);
    expect(does(end('caps'), 'clock')).toBe(told['clock: set with Docker’s set']);
    expect(does(end('user', 'mount'), 'disk')).toBe(told['disk: mounted in a user namespace']);
    expect(does(end('caps'), 'disk')).toBe(told['disk: mounted with Docker’s set']);
    expect(attempt(end('mount', 'root'), 'shadow') === 'reads-through-proc').toBe(
      told['shadow: host’s through another process’s /proc root with all capabilities'],
    );
    expect(attempt(end('mount', 'root', 'caps'), 'shadow') === 'reads-through-proc').toBe(
      told['shadow: host’s through another process’s /proc root with Docker’s set'],
    );
    expect(attempt(end('root', 'caps'), 'shadow') === 'breaks-out').toBe(
      told['shadow: out of a chroot with Docker’s set'],
    );
    expect(attempt(asUser('user'), 'shadow') === 'reads-host').toBe(told['shadow: read by a mapped root']);
    expect(told['memory: past the limit']).toBe('SIGKILL');
    expect(attempt(end('memory'), 'memory')).toBe('oom-killed');
    expect(told['pids: past the limit']).toBe('EAGAIN');
    expect(attempt(end('pids'), 'pids')).toBe('eagain');
    expect(told['cpu: under 50000 100000, at most half, and periods were cut short']).toEqual({
      atMostHalf: true,
      cutShort: true,
    });
    expect(attempt(end('cpu'), 'cpu')).toBe('throttled');
    expect(answer(end('memory'), 'free', 'inside').join() === answer(end(), 'free', 'host').join()).toBe(
      told['memory: free shows the host’s total in a limited group'],
    );
  });
});

describe('the order of throwing', () => {
  it('decides what can be set up', () => {
    expect(story('root', 'pid', 'mount', 'root')).toBe('pid mount +proc root +proc');
    expect(story('root', 'mount', 'pid')).toBe('mount +scratch pid +proc');
    expect(story('root', 'caps', 'pid', 'root')).toBe('caps !pid:caps-gone root');
    expect(story('user', 'net', 'user', 'net')).toBe('!net:no-privilege user +map net +lo');
    expect(story('root', 'pid', 'user', 'mount')).toBe('pid user +map mount !+proc:not-owner');
    // The /proc that is asked for would show the host's own PID namespace.
    expect(story('root', 'user', 'mount', 'root')).toBe(
      'user +map mount +scratch root !+proc-shared:hosts-own',
    );
    expect(story('root', 'mount', 'user', 'root')).toBe('mount +scratch user +map !root:not-owner');
    expect(story('root', 'root', 'mount', 'user')).toBe('root mount +proc-shared !user:chrooted');
  });
});

const order = fc.shuffledSubarray([...switches]);
const starter = fc.constantFrom('root' as const, 'user' as const);

describe('any switches in any order', () => {
  it('limit nothing by hiding, and hide nothing by limiting', () => {
    fc.assert(
      fc.property(starter, order, (who, all) => {
        const walls = play(who, all).at(-1)?.after ?? plain(who);
        const bare =
          play(
            who,
            all.filter((sw) => !['cpu', 'memory', 'pids'].includes(sw)),
          ).at(-1)?.after ?? plain(who);
        for (const deed of ['cpu', 'memory', 'pids'] as const)
          expect(attempt(walls, deed) === 'takes-all').toBe(!all.includes(deed));
        for (const command of ['ps', 'hostname', 'ip', 'mount', 'id', 'free'] as const)
          for (const side of ['inside', 'host'] as const)
            expect(answer(walls, command, side)).toEqual(answer(bare, command, side));
      }),
    );
  });

  it('never hide the process from the host, nor let a refusal change anything', () => {
    fc.assert(
      fc.property(starter, order, (who, all) => {
        let before = plain(who);
        for (const { refused, after } of play(who, all)) {
          if (refused) expect(after).toEqual(before);
          expect(answer(after, 'ps', 'host').some((line) => line.endsWith('web'))).toBe(true);
          before = after;
        }
      }),
    );
  });
});

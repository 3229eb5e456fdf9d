import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { encodeState } from '../../share/codec.ts';
import { commands, deeds, switches } from '../../simulators/process-walls/index.ts';
import { claimIds } from './claims.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { presets, type Params } from './params.ts';
import { runOf, stepLength, type Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims(claimIds);
const preset = (id: string): Params => presets.find((one) => one.id === id)!.params;
const run = (id: string, change: Partial<Params> = {}): Run => runOf({ ...preset(id), ...change }, claims);
const at = (of: Run, step: number): Frame => frameAt(of, step * stepLength);
const last = (of: Run): Frame => frameAt(of, of.timeline.duration);
/** Both terminals, new lines with a plus, gone ones with a minus. */
const screens = ({ terminals }: Frame): string =>
  terminals
    .map(({ prompt, lines }) =>
      [
        `> ${prompt}`,
        ...lines.map(({ text, mark }) => ({ same: ' ', new: '+', gone: '-' })[mark] + text),
      ].join('\n'),
    )
    .join('\n');
/** Each gauge with its stop and what is taken, in hundredths of all the host has. */
const gauges = (frame: Frame): string =>
  frame.gauges
    .map(({ limit, stop, used }) => `${limit} ${stop === null ? 'open' : stop * 100} ${used * 100}`)
    .join(', ');
const states = ({ switches: all }: Frame): string =>
  all
    .filter(({ state }) => state !== 'off')
    .map(({ sw, state, place }) => `${place} ${sw} ${state}`)
    .sort((a, b) => parseInt(a) - parseInt(b))
    .join(', ');

const anyParams: fc.Arbitrary<Params> = fc.record({
  starter: fc.constantFrom('root', 'user'),
  order: fc.shuffledSubarray([...switches]),
  look: fc.constantFrom('auto', ...commands),
  deed: fc.constantFrom('none', ...deeds),
});

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'hidden',
  sentence: /^[A-Zp].*\.$/,
  // “cd ..” is a command.
  gap: /\s\s|\s\.(?!\.”)/,
  endsAtOnce: true,
  bets: {
    outcomes: {
      hidden: 'harm',
      plain: 'harm',
      limited: 'held',
      engine: 'harm',
      rootless: 'held',
      everything: 'held',
      'bolts-first': 'harm',
    },
    right: /you were right/,
    wrong: /and it came out the other way/,
  },
});

describe('each preset keeps its promise', () => {
  it('all namespaces: alone, and all of the memory', () => {
    const hidden = run('hidden', { look: 'ps' });
    const end = last(hidden);
    expect(end.rings).toEqual(['user', 'pid', 'net', 'ipc', 'uts', 'mount', 'cgroup', 'time']);
    expect(end.deed).toMatchObject({ harm: true });
    expect(end.say).toMatch(/^It takes all the memory that the host has/);
    expect(screens(end)).toBe(
      [
        '> echo $$; ps -eo pid,user,comm',
        ' 1',
        '     PID USER     COMMAND',
        '       1 root     web',
        '> ps -eo pid,user,comm',
        '     PID USER     COMMAND',
        '       1 root     systemd',
        '     412 root     sshd',
        '     655 root     cron',
        '    1044 root     bash',
        '    2210 100000   web',
      ].join('\n'),
    );
  });

  it('a plain process reads what root reads', () => {
    const plain = run('plain');
    expect(plain.timeline).toEqual({
      duration: stepLength,
      steps: [0, stepLength],
      changes: [0, stepLength],
    });
    expect(last(plain).say).toMatch(/reads the host’s password hashes/);
    expect(last(plain).rings).toEqual([]);
  });

  it('limits, no namespaces: sees everything, and is killed', () => {
    const limited = last(run('limited', { look: 'ps' }));
    expect(limited.terminals[0].lines.map(({ text }) => text)).toContain('    412 root     sshd');
    expect(limited.deed).toMatchObject({ harm: false });
    expect(limited.say).toMatch(/kills inside the group/);
  });

  it('an engine’s default: six namespaces, files, two bolts, no limit', () => {
    const engine = last(run('engine'));
    expect(engine.rings).toHaveLength(
      testClaims(['runc-default-namespaces'])['runc-default-namespaces']!.value,
    );
    expect(engine.walls).toMatchObject({ root: 'pivot', caps: 'docker', seccomp: true, proc: 'own' });
    expect(engine.deed).toMatchObject({ harm: true });
  });

  it('rootless: nothing refused, and the clock says no', () => {
    const rootless = run('rootless');
    expect(rootless.happenings.filter(({ refused }) => refused)).toEqual([]);
    expect(last(rootless)).toMatchObject({ user: 'root', ownPid: 1, deed: { harm: false } });
    expect(last(run('rootless', { look: 'id' })).terminals[1].lines.at(-1)!.text).toBe(
      '   1000 app      web',
    );
  });

  it('everything: fourteen switches on, and held', () => {
    const all = last(run('everything'));
    expect(all.switches.every(({ state }) => state === 'up')).toBe(true);
    expect(all.deed).toMatchObject({ harm: false });
  });

  it('bolts first: walls refused, and out of the chroot', () => {
    const bolts = last(run('bolts-first'));
    expect(states(bolts)).toBe('1 caps up, 2 pid refused, 3 net refused, 4 mount refused, 5 root up');
    expect(bolts.rings).toEqual([]);
    expect(bolts.say).toMatch(/cd \.\./);
  });
});

describe('a moment', () => {
  it('marks what changed on each side, and counts what is gone', () => {
    const engine = run('engine');
    expect(screens(at(engine, 1))).toBe(
      [
        '> echo $$; ps -eo pid,user,comm',
        '-2210',
        '+1',
        '     PID USER     COMMAND',
        '       1 root     systemd',
        '     412 root     sshd',
        '     655 root     cron',
        '    1044 root     bash',
        '    2210 root     web',
        '> ps -eo pid,user,comm',
        '     PID USER     COMMAND',
        '       1 root     systemd',
        '     412 root     sshd',
        '     655 root     cron',
        '    1044 root     bash',
        '    2210 root     web',
      ].join('\n'),
    );
    expect(screens(at(engine, 3))).toBe(
      [
        '> ip -brief addr',
        '-lo      DOWN',
        '+lo      UNKNOWN 127.0.0.1/8 ::1/128',
        '+eth0@if3 UP     10.0.0.2/24',
        '> ip -brief addr',
        ' lo      UNKNOWN 127.0.0.1/8 ::1/128',
        ' eth0    UP      192.0.2.10/24',
        '+veth0@if2 UP    10.0.0.1/24',
      ].join('\n'),
    );
  });

  it('strikes out what a wall hides, and keeps it on the host', () => {
    const hidden = run('hidden');
    const at8 = hidden.happenings.findIndex(({ what }) => what === 'proc') + 1;
    expect(screens(at(hidden, at8))).toBe(
      [
        '> echo $$; ps -eo pid,user,comm',
        ' 1',
        '     PID USER     COMMAND',
        '-      1 nobody   systemd',
        '-    412 nobody   sshd',
        '-    655 nobody   cron',
        '-   1044 nobody   bash',
        '-   2210 root     web',
        '+      1 root     web',
        '> ps -eo pid,user,comm',
        '     PID USER     COMMAND',
        '       1 root     systemd',
        '     412 root     sshd',
        '     655 root     cron',
        '    1044 root     bash',
        '    2210 100000   web',
      ].join('\n'),
    );
    expect([at8 - 1, at8].map((step) => at(hidden, step).seesOthers)).toEqual([true, false]);
    expect(at(hidden, at8).others.map(({ pid, name }) => `${pid} ${name}`)).toEqual([
      '1 systemd',
      '412 sshd',
      '655 cron',
      '1044 bash',
    ]);
  });

  it('shows how much may be taken, and the taking', () => {
    const hidden = run('hidden');
    expect(gauges(at(hidden, 0))).toBe('cpu open 2, memory open 2, pids open 2');
    expect(gauges(last(hidden))).toBe('cpu open 2, memory open 100, pids open 2');
    const limited = run('limited');
    expect(gauges(at(limited, 1))).toBe('cpu 25 2, memory open 2, pids open 2');
    expect(gauges(last(limited))).toBe('cpu 25 2, memory 6.25 6.25, pids 4 2');
  });

  it('says why a wall was refused', () => {
    expect(at(run('bolts-first'), 2).say).toBe(
      'Pid is refused, and nothing changes: Operation not permitted. CAP_SYS_ADMIN went with the other capabilities; whoever throws that switch first has no hands left for this. A user namespace first would have given it some.',
    );
  });

  it('shows the switches to come without their effect', () => {
    expect(states(at(run('limited'), 1))).toBe('1 cpu up, 2 memory waiting, 3 pids waiting');
    for (const { params } of presets) {
      const first = frameAt(runOf(params, claims), 0);
      expect(first.deed).toBeNull();
      expect(first.rings).toEqual([]);
    }
  });
});

describe('any settings', () => {
  it('have a picture in words that holds what is printed, and terminals with room for it', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const made = runOf(params, claims);
        const frames = made.timeline.steps.map((t) => frameAt(made, t));
        frames.forEach(({ alt, terminals, rows }) => {
          const printed = terminals[0].lines.find(({ mark }) => mark !== 'gone')!;
          expect(alt).toContain(printed.text.trim().replace(/\s+/g, ' '));
          for (const { lines } of terminals)
            expect(
              lines.filter(({ mark }) => params.look === 'auto' || mark !== 'gone').length,
            ).toBeLessThanOrEqual(rows);
        });
      }),
    );
  });

  it('name each switch once in an address', () => {
    expect(
      encodeState(definition, {
        preset: 'plain',
        params: { ...preset('plain'), order: ['pid', 'caps'] },
        t: 0,
      }),
    ).toBe('1.plain.order-pk');
    expect(definition.schema.order.decode('pp')).toBeNull();
    expect(definition.schema.order.decode('q')).toBeNull();
    expect(definition.schema.order.decode('')).toBeNull();
  });
});

describe('the bet', () => {
  it('offers for CPU what comes of it: what is free, and a share', () => {
    const of = run('plain', { deed: 'cpu' });
    const { options } = definition.bet!(of)!;
    expect(options[0]!.label).toBe('As much as is free, and its share');
    expect(last(of).say).toContain('nobody else wants, and a share of the rest');
  });

  it('is settled at the end of the run; where nothing is done there is none', () => {
    for (const { params } of presets) {
      const made = runOf(params, claims);
      expect(definition.bet!(made)!.settledAt(made)).toBe(made.timeline.duration);
    }
    expect(definition.bet!(run('plain', { deed: 'none' }))).toBeNull();
  });

  it('names what was bet', () => {
    const hidden = run('hidden');
    const bet = definition.bet!(hidden)!;
    expect(bet.verdict(hidden, 'held')).toMatch(
      /^You bet “Only what its group may have”, and it came out the other way\. It takes all/,
    );
    expect(bet.verdict(hidden, 'harm')).toMatch(/you were right\. It takes all/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { parts, promisedRatios } from '../../simulators/vm-host/index.ts';
import { anyParams } from './any-params.testing.ts';
import { claimIds } from './claims.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { joinOf, squaresOf } from './joins.ts';
import { partIds, presets, type Params } from './params.ts';
import { fullReason } from './reason-words.ts';
import { run, type Run } from './run.ts';
import { joinText } from './words.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const claims = testClaims(claimIds);
const serve = presets[0]!.params;
const runOf = (params: Partial<Params>): Run => run({ ...serve, ...params }, claims);
const preset = (id: string): Run => run(presets.find((one) => one.id === id)!.params, claims);
const frames = (of: Run): Frame[] => of.day.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.day.timeline.duration);
const said = (of: Run): string =>
  frames(of)
    .map(({ say }) => say)
    .join('\n');

/** The promises of each guest in letters: k kept, s slower, b broken, - none; CPU RAM disk NIC. */
const letters = { kept: 'k', slower: 's', broken: 'b', none: '-' } as const;
const standing = ({ guests }: Frame): string =>
  guests.map(({ promises }) => parts.map((part) => letters[promises[part].level]).join('')).join(' ');
/** What the watched guest is shown: the host's square behind each of its own, s swap, - nothing; ? freed inside. */
const shown = (cells: Frame['watched']['pages']): string =>
  cells
    .map(
      ({ state, place, freed }) =>
        (state === 'none' ? '-' : state === 'swap' ? 's' : String(place)) + (freed ? '?' : ''),
    )
    .join(' ');
/** The host's frames: H its own, else the guest, . free. */
const owners = ({ host }: Frame): string =>
  host.frames
    .map(({ state, owner }) => (state === 'own' ? 'H' : owner ? String(owner.guest + 1) : '.'))
    .join('');

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'serve',
  alt: /^.{101}/su,
  bets: {
    outcomes: {
      serve: 'four',
      compute: 'half',
      touch: 'moved',
      'no-swap': 'other',
      disk: 'stops',
      turns: 'none',
      reserved: 'three',
    },
    right: /^You were right\. .+\.$/,
    wrong: /^It came out differently\. .+\.$/,
  },
  runs: 60,
  seeks: 30,
});

describe('the first frame', () => {
  it('shows a guest that boots, and two pages of its twelve that cost something', () => {
    const frame = frames(preset('serve'))[0]!;
    expect(shown(frame.watched.pages)).toBe('4 5 - - - - - - - - - -');
    expect(owners(frame)).toBe(`HHHH11${'.'.repeat(26)}`);
    expect(shown(frame.watched.blocks)).toBe('0 1 - - - - - - - - - -');
    expect(frame.watched.status).toBe('running');
  });

  it.each(presets.map(({ id }) => id))('gives nothing of the bet away: %s', (id) => {
    const of = preset(id);
    expect(definition.bet!(of)).not.toBeNull();
    expect(standing(frames(of)[0]!)).not.toMatch(/[sb]/);
  });
});

describe('each preset keeps its promise', () => {
  it('serve: all four kept for everybody, and more promised than there is', () => {
    const of = preset('serve');
    expect(frames(of).map(standing)).toEqual(Array.from({ length: 4 }, () => 'kkkk kkkk kkkk'));
    const { plan, admitted } = of.day.host;
    for (const ratio of Object.values(promisedRatios(plan, admitted))) expect(ratio).toBeGreaterThan(1);
    expect(owners(end(of))).toBe(`HHHH112233112233${'.'.repeat(16)}`);
  });

  it('compute: two CPUs counted, half a CPU got', () => {
    const of = preset('compute');
    expect(standing(end(of))).toBe('skkk skkk skkk skkk');
    for (const { promises } of end(of).guests) {
      const { reason } = promises.cpu;
      expect(reason.kind === 'cpu' && [reason.vcpus, reason.got.toFixed(2)]).toEqual([2, '0.50']);
    }
  });

  it('touch: all pages go on being counted, some of them are on the disk, and nobody is killed', () => {
    const of = preset('touch');
    expect(standing(end(of))).toBe('kskk kskk kskk kskk');
    expect(shown(end(of).watched.pages)).not.toContain('-');
    expect(end(of).guests.every(({ status }) => status === 'running')).toBe(true);
    expect(end(of).host.swapped).toBe(20);
  });

  it('no-swap: a whole guest is killed, and not the one that asked', () => {
    const of = preset('no-swap');
    expect(standing(end(of))).toBe('kkkk bbkb bbkb kkkk');
    expect(said(of)).toContain(
      'Guest 3 touches pages 6 and 7 for the first time. No frame is free, and there is no swap.',
    );
    expect(said(of)).toContain('kills guest 2, which holds most: 8 pages. Guest 2 had asked for nothing.');
  });

  it('disk: every guest is stopped in the middle of a write', () => {
    const of = preset('disk');
    expect(end(of).guests.map(({ status }) => status)).toEqual(['paused', 'paused', 'paused']);
    expect(end(of).host.store.every(({ owner }) => owner !== null)).toBe(true);
    expect(standing(end(of))).toBe('bkbb bkbb bkbb');
  });

  it('turns: the host has nothing back, and with the setting it has', () => {
    const of = preset('turns');
    expect(owners(end(of))).not.toContain('.');
    expect(shown(end(of).watched.pages)).toBe('4 5 12 13 s? s? s? s? s? s? s? s?');
    const told = runOf({ ...of.params, report: true });
    expect(owners(end(told)).match(/\./g)).toHaveLength(12);
    expect(standing(end(told))).toBe('kkkk kkkk kkkk kkkk');
    expect(said(told)).toContain('Guest 4’s balloon device tells the host which 8 pages are free.');
  });

  it('reserved: two of six let in, everything kept but the network', () => {
    const of = preset('reserved');
    expect(standing(end(of))).toBe('kkks kkks ---- ---- ---- ----');
    expect(said(of)).toContain('lets two in and refuses four');
  });

  it('by OpenStack’s ratios, memory and disk are kept and the CPU is not', () => {
    const all = { cpu: 'all', ram: 'all', disk: 'all' } as const;
    expect(standing(end(runOf({ guests: 6, admit: 'nova', ...all })))).toBe('skkk skkk ---- ---- ---- ----');
  });
});

describe('the bets', () => {
  it.each(presets.map(({ id }) => id))('%s is settled at a step', (id) => {
    const of = preset(id);
    const bet = definition.bet!(of)!;
    expect(of.day.timeline.steps).toContain(bet.settledAt(of));
  });

  it('go with a preset wherever the reader looks, and with nothing else', () => {
    expect(definition.bet!(runOf({ guest: 3, part: 'net' }))?.id).toBe('serve');
    expect(definition.bet!(runOf({ guests: 5 }))).toBeNull();
  });
});

describe('a touch lights both ends', () => {
  const of = preset('touch');
  const list = frames(of);

  it('from the guest to the host and back it is the same pair', () => {
    for (const frame of list)
      for (const part of ['ram', 'disk'] as const)
        for (const { index, state } of part === 'ram' ? frame.watched.pages : frame.watched.blocks) {
          const join = joinOf(frame, { part, side: 'guest', cell: index });
          expect(join.hostCell >= 0).toBe(state === 'host');
          if (join.hostCell < 0) continue;
          const back = joinOf(frame, { part, side: 'host', cell: join.hostCell });
          expect([back.guest, back.guestCell]).toEqual([frame.watched.index, index]);
        }
  });

  it('follows one page through its life', () => {
    const { cell } = of.params;
    const life = list.map((frame) => {
      const join = joinOf(frame, { part: 'ram', side: 'guest', cell });
      return join.swap ? 'swap' : join.hostCell;
    });
    expect(life).toEqual([-1, -1, -1, 20, 20, 'swap', 'swap', 'swap', 'swap', 28, 28, 28]);
  });

  it('says of every square what is behind it', () => {
    const frame = list[6]!;
    const text = (part: 'ram' | 'disk', side: 'guest' | 'host', cell: number) =>
      joinText(joinOf(frame, { part, side, cell }), frame);
    expect(text('ram', 'guest', 0)).toContain('Page 0 of guest 1 is frame 4 of the host.');
    expect(text('ram', 'guest', 4)).toContain('is on the host’s disk');
    expect(text('ram', 'guest', 11)).toContain('is only promised');
    expect(text('ram', 'host', 0)).toContain('Frame 0 is the host’s own');
    expect(text('ram', 'host', 6)).toContain('Page 0 of guest 2 is frame 6');
    expect(text('disk', 'guest', 0)).toContain('Block 0 of guest 1’s disk is in its file guest-1.qcow2');
    expect(text('disk', 'guest', 9)).toContain('was never written');
    expect(text('disk', 'host', 31)).toContain('Place 31 of the store is free');
  });
});

describe('every run', () => {
  it('has words for every promise and every touch', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        for (const frame of frames(run(params, claims))) {
          for (const { index, promises } of frame.guests)
            for (const part of parts) {
              const text = fullReason(index, promises[part]);
              expect(text).toMatch(/^([A-Z]|\d).*\.$/s);
              expect(text).not.toMatch(/undefined|NaN/);
            }
          for (const part of partIds) {
            const text = joinText(joinOf(frame, { part, side: 'guest', cell: params.cell }), frame);
            expect(text).toMatch(/^[A-Z].*\.$/s);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a picture says different things at different moments', () => {
    for (const { id } of presets) {
      const list = frames(preset(id)).map(({ alt, say }) => `${alt} ${say}`);
      expect(new Set(list).size).toBe(list.length);
    }
  });
});

describe('a row of squares', () => {
  it('counts those that are on the host, and shows the one that is touched, else the first', () => {
    const frame = end(preset('serve'));
    const far = squaresOf(frame, 'ram', joinOf(frame, { part: 'ram', side: 'guest', cell: 2 }));
    expect(far.cell.index).toBe(2);
    expect(far.stored).toBe(frame.watched.pages.filter(({ state }) => state === 'host').length);
    expect(squaresOf(frame, 'disk', joinOf(frame, { part: 'ram', side: 'guest', cell: 2 })).cell.index).toBe(
      0,
    );
  });
});

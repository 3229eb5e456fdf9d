import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import type { Op, Way } from '../../simulators/vm-exit/index.ts';
import { betOf } from './bets.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { presets, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { poster } from './poster.ts';
import { anyParams } from './any-params.testing.ts';

const claims = testClaims(meta.claims);
const plain = presets[0]!.params;
const runOf = (ops: readonly Op[], ways: readonly Way[] = ['trap'], params: Partial<Params> = {}): Run =>
  run({ ...plain, ops, ways, ...params }, claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params, claims);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const start = (of: Run): Frame => frameAt(of, 0);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const said = (of: Run): string => of.steps.map(({ say }) => say).join('\n');

/** The steps in letters: who has the CPU (app, kernel, Host's kernel, Vmm; z: it runs somebody else), and the exits so far. */
const steps = (of: Run): string =>
  frames(of)
    .map(({ board, score }) => {
      const lane = board.lanes.find(({ state }) => state === 'charge')?.id;
      const letter =
        lane === undefined
          ? 'z'
          : { app: 'a', 'guest-kernel': 'k', 'host-kernel': 'H', vmm: 'V', thread: '?' }[lane];
      return `${letter}${score.find(({ state }) => state === 'now')!.exits}`;
    })
    .join(' ');

/** The score in words. */
const score = (frame: Frame): string[] =>
  frame.score.map(
    ({ way, state, exits, toVmm, reads }) => `${way} ${state}: ${exits}, ${toVmm} to QEMU, ${reads} reads`,
  );

/** The walk's grid: numbers of the reads, "." for what is to come, "-" for what is not there. */
const grid = (frame: Frame): string[] => {
  if (frame.panel?.kind !== 'walk') return [];
  return frame.panel.rows.map((row) =>
    row
      .map(({ n, state }) => (n === null ? (state === 'skipped' ? '-' : '.') : String(n)).padStart(2))
      .join(' '),
  );
};

const slots = (frame: Frame): string => (frame.panel?.kind === 'ring' ? frame.panel.slots.join(' ') : 'none');
const fields = (frame: Frame): string =>
  frame.panel?.kind === 'ring'
    ? frame.panel.fields.map(({ name, value }) => `${name} ${value}`).join(', ')
    : '';

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'call',
  sentence: /^[A-Z].*[.?]$/,
  between: true,
  bets: {
    outcomes: { call: '0', page: '24', fresh: 'both', letter: '2', nap: 'others', packet: '7', burst: '1' },
    right: /^Right: /,
    wrong: /^No: /,
  },
  runs: 60,
  seeks: 60,
});

describe('the first frame', () => {
  it('has the app in charge of the CPU, and gives no answer away', () => {
    for (const { params } of presets) {
      const frame = start(run(params, claims));
      expect(frame.board.hops).toEqual([]);
      expect(frame.score.every(({ exits, reads }) => exits === 0 && reads === 0)).toBe(true);
      expect(frame.listing.lines.every(({ exits, state }) => exits.length === 0 && state === 'next')).toBe(
        true,
      );
      expect(grid(frame).join(' ')).toMatch(/^[ .-]*$/);
      expect(slots(frame)).toMatch(/^(none|empty( empty)*)$/);
    }
    const { lanes, cpus } = start(preset('call')).board;
    expect(lanes.map(({ label, doing, state }) => `${label}: ${doing} (${state})`)).toEqual([
      'app: runs (charge)',
      'guest kernel: waits (waits)',
      'host kernel, with KVM: waits (waits)',
      'QEMU, the VMM: waits in KVM_RUN (waits)',
    ]);
    expect(cpus).toMatchObject([{ name: 'CPU 1', guest: true, doing: 'in guest mode, ring 3' }]);
  });
});

describe('presets keep what they promise', () => {
  it('call: nobody on the host is asked', () => {
    const of = preset('call');
    expect(steps(of)).toBe('a0 a0 a0 k0 k0 a0 a0');
    expect(said(of)).toContain('The host is not asked, and not told.');
  });

  it('page: two sets of tables, and the second time none', () => {
    const of = preset('page');
    expect(steps(of)).toBe('a0 a0 a0 a0 a0 a0 a0 a0 a0');
    expect(grid(frameAt(of, of.timeline.steps[2]!))).toEqual([
      ' 1  2  3  4  5',
      ' 6  7  8  9 10',
      ' .  .  .  .  .',
      ' .  .  .  .  .',
      ' .  .  .  .',
    ]);
    expect(grid(end(of)).at(-1)).toBe('21 22 23 24');
    expect(score(end(of))).toEqual(['trap now: 0, 0 to QEMU, 24 reads']);
    expect(claims['nested-walk-reads']!.value).toBe(24);
    expect(of.steps.at(-2)!.say).toMatch(
      /^Second read of the page: the CPU still has its address in the TLB/,
    );
  });

  it('fresh: two kernels find it, one after the other, with one exit', () => {
    const of = preset('fresh');
    expect(steps(of)).toBe('a0 a0 a0 a0 a0 k0 k0 k0 H1 H1 k1 k1 k1 a1 a1');
    const found = frames(of).map(({ board }) => board.lanes.find(({ state }) => state === 'charge')!.doing);
    expect(found.indexOf('handles a page fault')).toBe(5);
    expect(found.indexOf('KVM: finds a page')).toBe(9);
  });

  it('letter: two exits, both as far as QEMU', () => {
    const of = preset('letter');
    expect(steps(of)).toBe('a0 k0 H1 V1 k1 k2 a2 a2');
    expect(score(end(of))).toEqual(['trap now: 2, 2 to QEMU, 0 reads']);
    expect(end(of).panel).toEqual({ kind: 'console', text: 'H' });
  });

  it('nap: the CPU is given away, without QEMU', () => {
    const of = preset('nap');
    expect(steps(of)).toBe('a0 k0 H1 k1 k1 H2 H2 z2 k2 k2 k3 a3 a3');
    expect(score(end(of))).toEqual(['trap now: 3, 0 to QEMU, 0 reads']);
    const asleep = frames(of)[7]!;
    expect(asleep.board.cpus[0]!.doing).toBe('runs somebody else');
    expect(said(of)).toContain('200\u00A0µs');
  });

  it('packet: no guest to leave, an exit for each touch, one in all', () => {
    const of = preset('packet');
    expect(score(end(of))).toEqual([
      'emulation done: 0, 0 to QEMU, 0 reads',
      'trap done: 7, 6 to QEMU, 0 reads',
      'queue now: 1, 0 to QEMU, 0 reads',
    ]);
    expect(steps(of)).toBe(
      'V0 V0 V0 V0 V0 V0 V0 ' +
        'a0 k0 k0 H1 V1 V1 V1 k1 k2 k3 k4 H5 k5 k5 k6 k7 a7 a7 ' +
        'a0 k0 k0 k0 H1 H1 k1 a1 a1 k1 k1 a1',
    );
    expect(said(of)).toContain('about\u00A021\u00A0times as long');
  });

  it('burst: exits for every packet and more, or one kick for all', () => {
    const of = preset('burst');
    expect(score(end(of))).toEqual([
      'trap done: 20, 18 to QEMU, 0 reads',
      'queue now: 1, 0 to QEMU, 0 reads',
    ]);
    const kicked = frames(of).filter(({ way }) => way === 'queue');
    expect(
      kicked.map((frame) => fields(frame).replace(/.*packet (\d+), vhost thread (\w+)/, '$1 $2')),
    ).toEqual([
      ...Array.from({ length: 5 }, () => '1 asleep'),
      ...Array.from({ length: 10 }, () => '1 awake'),
      '9 awake',
      ...Array.from({ length: 3 }, () => '9 asleep'),
    ]);
    expect(slots(end(of))).toBe('sent sent sent sent sent sent sent sent');
    const frame = frames(of).findLast((each) => each.way === 'queue' && each.say.startsWith('Fifth'))!;
    expect(slots(frame)).toBe('taken taken taken taken waits empty empty empty');
  });
});

describe('bets', () => {
  it.each([
    ['call', 'Right: not once.'],
    ['page', 'Right: 24.'],
    ['fresh', 'Right: both.'],
    ['letter', 'Right: twice.'],
    ['nap', 'Right: after a short look about it runs somebody else.'],
    ['packet', 'Right: seven times.'],
    ['burst', 'Right: once, against 20 with'],
  ])('%s: the verdict names what came out', (id, verdict) => {
    const of = preset(id);
    const bet = betOf(of)!;
    expect(bet.verdict(of, bet.outcome(of))).toContain(verdict);
    expect(bet.settledAt(of)).toBeGreaterThan(of.timeline.steps[1]!);
  });

  it('is not offered for a run of the reader’s own', () => {
    expect(betOf(runOf(['add']))).toBeNull();
  });
});

describe('the listing', () => {
  const listing = (frame: Frame): string[] =>
    frame.listing.lines.map(
      ({ place, code, words, state, exits }) =>
        `${state === 'now' ? '>' : ' '} ${place === 'app' ? 'app' : 'krn'} ${[code, words].filter((part) => part !== '').join(' · ')}${exits.length > 0 ? ` [${exits.join()}]` : ''}`,
    );

  it('follows the guest, and marks what has left it', () => {
    const of = runOf(['send']);
    const at = of.steps.findIndex(({ say }) => say.startsWith('It reads STATUS'));
    expect(listing(frames(of)[at]!)).toEqual([
      '  krn mov [TDT], eax · card: new tail [1]',
      '  krn mov eax, [ICR] · card: what is it? [2]',
      '  krn mov [IMC], eax · card: be quiet [3]',
      '> krn mov eax, [STATUS] · card: heard? [4]',
      '  krn mov [EOI], eax · interrupt done',
      '  krn iretq · back to what it was at',
      '  krn mov rax, [desc] · done? free it',
      '  krn mov [IMS], eax · card: speak again',
      '  krn mov eax, [STATUS] · card: heard?',
    ]);
  });

  it('comes back to the line that a fault interrupted', () => {
    const of = runOf(['fresh']);
    expect(listing(frames(of).at(-1)!)[0]).toBe('> app mov [rdi], al · a new page');
    expect(listing(frames(of)[8]!)[2]).toBe('> krn rep stosb · clears it [1]');
  });
});

describe('settings', () => {
  it('large pages make the walk shorter, and the cells that are spared are marked', () => {
    expect(grid(end(runOf(['read'], ['trap'], { guest: '2m', host: '2m' })))).toEqual([
      ' 1  2  3  -  4',
      ' 5  6  7  -  8',
      ' 9 10 11  - 12',
      ' -  -  -  -  -',
      '13 14 15  -',
    ]);
    expect(end(runOf(['read'], ['trap'], { levels: '5' })).score[0]!.reads).toBe(35);
  });

  it('every read can be a step of its own', () => {
    const of = runOf(['read'], ['trap'], { look: 'each' });
    expect(of.steps.filter(({ say }) => say.startsWith('Read '))).toHaveLength(24);
  });

  it('a quick thread wants a kick for each packet', () => {
    const of = runOf(['send', 'send', 'send'], ['queue'], { worker: 'ahead' });
    expect(end(of).score[0]!.exits).toBe(3);
    expect(said(of)).toContain('so it has to be kicked: exit 3.');
  });

  it('an empty program is a run too', () => {
    const of = runOf([]);
    expect(of.steps.map(({ say }) => say)).toEqual([
      expect.stringContaining('An app in the guest has the CPU'),
      'Done. The guest was never left.',
    ]);
    expect(end(of)).toMatchObject({ panel: null, panels: [], item: -1, op: null });
  });

  it('under emulation the guest’s code is read, and only QEMU has the CPU', () => {
    const of = runOf(['call', 'send', 'sleep'], ['emulation']);
    expect(new Set(steps(of).split(' '))).toEqual(new Set(['V0']));
    const imitated = frames(of).map(({ board }) => board.lanes.find(({ state }) => state === 'imitated')?.id);
    expect(imitated.slice(0, 4)).toEqual(['app', 'guest-kernel', 'guest-kernel', 'app']);
  });
});

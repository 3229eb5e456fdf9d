import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { betOf } from './bets.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { presets, type Params } from './params.ts';
import type { Brick, Ground } from './picture.ts';
import { run, type Run } from './run.ts';
import { shapes } from './shapes.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';
import { anyParams, soundParams } from './any-params.testing.ts';

const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params, {});
const runOf = (params: Partial<Params>): Run => run({ ...presets[0]!.params, ...params }, {});
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const start = (of: Run): Frame => frameAt(of, 0);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const kernels = (of: Run): string =>
  frames(of)
    .map((frame) => frame.kernels.length)
    .join(' ');
const answers = (frame: Frame): string[] => frame.rows.map(({ answer }) => answer.text);

/** A brick in a word: "+" just put on, "-" just taken off, "?" ordered, "*" put in unasked. */
const word = (brick: Brick | null): string[] =>
  brick
    ? [`${brick.id}${brick.hidden ? '*' : ''}${{ here: '', new: '+', gone: '-', wished: '?' }[brick.mark]}`]
    : [];
const ground = ({ tools, toolsUnder, engine, image, seats }: Ground): string =>
  [
    ...word(image),
    ...(toolsUnder ? word(tools) : []),
    ...seats.map(({ container, app }) => [...word(container), ...word(app)].join('<')),
    ...[...word(engine), ...(toolsUnder ? [] : word(tools))].map((beside) => `| ${beside}`),
  ].join(' ');
/** The picture in words, a line a level, the metal first. */
const drawn = ({
  picture: { hardware, hypervisor, hypervisorUnder, kernel, ground: host, machines },
}: Frame) => [
  ...word(hardware),
  ...(hypervisorUnder ? word(hypervisor) : []),
  [...word(kernel), ...(hypervisorUnder ? [] : word(hypervisor))].join(' with '),
  ground(host),
  ...machines.map(({ machine, kernel: guest, ground: on }) =>
    [...word(machine), ...word(guest), ground(on)].join(' '),
  ),
];

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  runnable: soundParams,
  opens: 'bare',
  bets: {
    outcomes: { bare: null, vms: null, containers: null, both: null, mac: '2', pc: 'under', engine: 'all' },
    right: /and (so it is|there it is)/,
  },
});

describe('the first frame', () => {
  it('shows the whole bare machine with its answers', () => {
    expect(drawn(start(preset('bare')))).toEqual(['hardware', 'kernel-host', 'tools-host app-1 app-2 app-3']);
    expect(answers(start(preset('bare')))).toEqual([
      'all three copies: host’s kernel.',
      'app’s threads, by the host’s kernel onto CPUs.',
      'running app × 3.',
      'hardware, by all three copies; host’s kernel, by all three copies; host’s libraries and tools, by all three copies.',
    ]);
  });

  it('lays the four stacks on a server beside it, with their kernels', () => {
    const { stacks } = start(preset('bare'));
    expect(stacks.map(({ id, kernels: n, now }) => `${id} ${n}${now ? ' now' : ''}`)).toEqual([
      'bare 1 now',
      'vms 4',
      'containers 1',
      'both 3',
    ]);
    for (const { rects, kernels: n } of stacks)
      expect(rects.filter(({ role }) => role === 'kernel')).toHaveLength(n);
  });

  it('does not give a bet away', () => {
    for (const id of ['mac', 'pc']) {
      const { tray, picture } = start(preset(id));
      expect(picture.machines).toEqual([]);
      expect(picture.hypervisor).toBeNull();
      expect(tray.filter(({ state }) => state === 'hidden')).toEqual([]);
    }
    expect(start(preset('engine')).picture.ground.engine?.mark).toBe('here');
  });
});

describe('presets keep what they promise', () => {
  it('bare: down to the metal, and up to one kernel that all call', () => {
    const of = preset('bare');
    expect(kernels(of)).toBe('1 1 1 0 1 1 1');
    expect(drawn(frames(of)[3]!)).toEqual(['hardware', 'kernel-host-', '']);
    expect({ ...end(of), beat: 0, say: '', alt: '', rows: [], picture: null }).toEqual({
      ...start(of),
      beat: 0,
      say: '',
      alt: '',
      rows: [],
      picture: null,
    });
    expect(answers(end(of))).toEqual(answers(start(of)));
  });

  it('vms: the kernel stays and is called no more, three come, each is called by one', () => {
    const of = preset('vms');
    expect(kernels(of)).toBe('1 1 1 1 4 4 4');
    expect(frames(of).every((frame) => frame.picture.kernel?.mark === 'here')).toBe(true);
    expect(drawn(end(of))).toEqual([
      'hardware',
      'kernel-host with hypervisor',
      '| tools-host',
      'machine-1 kernel-1 tools-1 app-1+',
      'machine-2 kernel-2 tools-2 app-2+',
      'machine-3 kernel-3 tools-3 app-3+',
    ]);
    expect(answers(end(of))).toEqual([
      'copy 1: guest 1’s kernel; copy 2: guest 2’s kernel; copy 3: guest 3’s kernel.',
      'app’s threads, by the guest’s own kernel onto vCPUs, by the host’s kernel onto CPUs.',
      'kernel × 4; libraries and tools × 4; virtual machine × 3; running app × 3.',
      'hardware, by all three copies; host’s kernel, never called, by all three copies; hypervisor, by all three copies.',
    ]);
  });

  it('containers: no kernel is added, and the first two answers are those of bare metal', () => {
    const of = preset('containers');
    expect(kernels(of)).toBe('1 1 1 1 1 1');
    expect(answers(end(of)).slice(0, 2)).toEqual(answers(start(of)).slice(0, 2));
    expect(answers(end(of))[3]).toContain('unpacked image, by all three copies');
    expect(drawn(end(of))).toEqual([
      'hardware',
      'kernel-host',
      'image-host container-1<app-1+ container-2<app-2+ container-3<app-3+ | engine-host | tools-host',
    ]);
  });

  it('both: three guests become two, and two copies share one', () => {
    const of = preset('both');
    expect(kernels(of)).toBe('4 4 4 3 3 3 3 3 3');
    expect(drawn(frames(of)[4]!).at(-1)).toBe('machine-3- ');
    expect(drawn(end(of)).slice(3)).toEqual([
      'machine-1 kernel-1 image-1 container-1<app-1+ container-2<app-2+ | engine-1 | tools-1',
      'machine-2 kernel-2 image-2 container-3<app-3+ | engine-2 | tools-2',
    ]);
    expect(answers(end(of))[0]).toBe('copies 1 and 2: guest 1’s kernel; copy 3: guest 2’s kernel.');
  });

  it('mac: the order waits on a kernel that cannot answer it, until a machine has come that nobody ordered', () => {
    const of = preset('mac');
    expect(kernels(of)).toBe('1 1 1 1 2 2 2 2 2 2');
    expect(drawn(frames(of)[1]!)[2]).toBe(
      'container-1?<app-1? container-2?<app-2? container-3?<app-3? | tools-host',
    );
    expect(drawn(frames(of)[3]!)[3]).toContain('machine-1*+ container-1?<app-1?');
    expect(end(of).kernels).toEqual(['host’s kernel', 'guest’s kernel']);
    expect(
      end(of)
        .tray.filter(({ state }) => state === 'hidden')
        .map(({ layer }) => layer),
    ).toEqual(['hypervisor', 'machines', 'guests']);
    expect(answers(end(of))[0]).toBe('all three copies: guest’s kernel.');
  });

  it('pc: the hypervisor goes under Windows, and two kernels run in the end', () => {
    const of = preset('pc');
    expect(kernels(of)).toBe('1 1 0 0 1 1 2 2 2 2 2 2');
    expect(drawn(end(of)).slice(0, 3)).toEqual(['hardware', 'hypervisor*', 'kernel-host']);
    expect(answers(end(of)).slice(0, 2)).toEqual(answers(end(preset('mac'))).slice(0, 2));
  });

  it('engine: it goes, and not one answer changes', () => {
    const of = preset('engine');
    expect(end(of).picture.ground.engine?.mark).toBe('gone');
    expect(answers(end(of))).toEqual(answers(start(of)));
    expect(end(of).rows.some(({ changed }) => changed)).toBe(false);
    expect(
      end(of)
        .tray.map(({ layer, state }) => `${layer} ${state}`)
        .join(', '),
    ).toBe('kernel on, hypervisor off, machines off, guests off, engine off, containers on, apps on');
  });
});

describe('the tray', () => {
  const trayOf = (frame: Frame) =>
    frame.tray.flatMap(({ layer, state, due }) =>
      state === 'off' && due === null ? [] : [`${layer} ${state}${due ? ` ${due}` : ''}`],
    );

  it('shows what stands at the moment, with what is still to come or to go', () => {
    expect(trayOf(start(preset('engine')))).toEqual([
      'kernel on',
      'engine on going',
      'containers on',
      'apps on',
    ]);
    expect(trayOf(start(preset('vms')))).toEqual([
      'kernel on',
      'hypervisor off coming',
      'machines off coming',
      'guests off coming',
      'apps on',
    ]);
    expect(trayOf(end(preset('vms')))).toEqual([
      'kernel on',
      'hypervisor on',
      'machines on',
      'guests on',
      'apps on',
    ]);
  });
});

describe('bets', () => {
  it.each(['mac', 'pc', 'engine'])('%s has its own, and each verdict names what was bet', (id) => {
    const of = preset(id);
    const bet = betOf(of)!;
    expect(bet.id).toBe(id);
    for (const { id: picked, label } of bet.options) {
      expect(bet.verdict(of, picked)).toContain(`“${label}”`);
    }
    expect(new Set(bet.options.map((option) => bet.verdict(of, option.id))).size).toBe(bet.options.length);
  });

  it('are settled when the picture shows them, not before', () => {
    const [mac, pc] = [preset('mac'), preset('pc')];
    expect(frameAt(mac, betOf(mac)!.settledAt(mac)).rows[0]!.answer.text).toContain('guest’s kernel');
    const seen = betOf(pc)!.settledAt(pc);
    expect(frameAt(pc, seen).picture.hypervisor?.mark).toBe('new');
    expect(frameAt(pc, seen - 1).picture.hypervisor).toBeNull();
  });

  it('stay when the reader holds another stack against it, and are off when the stack is another', () => {
    const { params } = presets.find(({ id }) => id === 'mac')!;
    expect(betOf(runOf({ ...params, beside: 'vms' }))?.id).toBe('mac');
    expect(betOf(runOf({ ...params, now: { ...params.now, engine: false } }))).toBeNull();
  });
});

describe('another stack is held against it', () => {
  it('says for each answer whether it is the same', () => {
    const of = runOf({ was: shapes.bare, now: shapes.containers, beside: 'bare' });
    expect(end(of).rows.map(({ id, beside }) => `${id} ${beside!.same}`)).toEqual([
      'kernel true',
      'schedules true',
      'copied false',
      'shared false',
    ]);
    expect(
      end(of)
        .stacks.filter(({ held }) => held)
        .map(({ id }) => id),
    ).toEqual(['bare']);
    expect(start(preset('bare')).rows.every(({ beside }) => beside === null)).toBe(true);
  });

  it('changes no answer and no sentence of its own', () => {
    const [without, held] = [preset('vms'), runOf({ was: shapes.bare, now: shapes.vms, beside: 'both' })];
    expect(frames(held).map(({ say, rows }) => [say, rows.map(({ answer }) => answer)])).toEqual(
      frames(without).map(({ say, rows }) => [say, rows.map(({ answer }) => answer)]),
    );
  });
});

describe('the clock', () => {
  it('counts steps, and stays on each as long as its sentence takes to be read', () => {
    const of = preset('vms');
    expect(definition.moment!(of, of.timeline.steps[2]!)).toBe('step 3 of 7');
    expect(definition.pace(of)).toBe(1_000_000);
    const { steps, duration } = of.timeline;
    const stays = steps.map((t, i) => (steps[i + 1] ?? duration) - t);
    const lengths = of.beats.map(({ say }) => say.length);
    expect(stays.indexOf(Math.max(...stays))).toBe(lengths.indexOf(Math.max(...lengths)));
    expect(Math.min(...stays)).toBeGreaterThan(1_500_000);
  });
});

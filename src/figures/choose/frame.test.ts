import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { questionIds, questions, reasons, weigh, type Answers } from '../../simulators/choosing/index.ts';
import { betOf } from './bets.ts';
import { definition, frameAt, type Card, type Frame } from './frame.ts';
import { isFull, mostStruck, presets, withAnswer, withStruck, type Params } from './params.ts';
import { reasonWords } from './reason-words.ts';
import { run, type Run } from './run.ts';
import { meta } from './meta.ts';
import { poster } from './poster.ts';

const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params);
const frames = (of: Run): Frame[] => of.timeline.steps.map((t) => frameAt(of, t));
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const board = ({ cards }: Frame): string[] =>
  cards.map(
    ({ option, points, out, best }) =>
      `${option} +${points.for} -${points.against}${out ? ' out' : ''}${best ? ' ahead' : ''}`,
  );
const flips = ({ flips: all }: Frame): string[] =>
  all.map(({ question, answer, then }) => `${question} ${answer}: ${then}`);

const answers = fc.record(
  Object.fromEntries(questionIds.map((id) => [id, fc.constantFrom('open', ...questions[id])])),
) as unknown as fc.Arbitrary<Answers>;
const anyParams: fc.Arbitrary<Params> = fc
  .record({ given: answers, struck: fc.subarray([...reasons], { maxLength: mostStruck }) })
  .map(({ given, struck }) => ({ ...given, struck: struck.map(({ id }) => id) }));

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'web',
  sentence: /^[A-Zg].*\.$/,
  bets: {
    outcomes: {
      web: 'containers',
      strangers: 'gvisor',
      windows: 'vms',
      database: 'vms',
      build: 'both',
      tenants: 'both',
      own: null,
    },
    right: /agree|shares the lead/,
    wrong: /the scales say/,
  },
});

describe('presets keep what they promise', () => {
  it('a web app in copies: containers far ahead; only kernel or strangers flip it', () => {
    expect(board(end(preset('web')))).toEqual([
      'containers +7 -0 ahead',
      'vms +0 -5',
      'both +2 -1',
      'kata +1 -3',
      'gvisor +1 -1',
    ]);
    expect(flips(end(preset('web')))).toEqual([
      'kernel linux: containers in VMs',
      'kernel other: containers in VMs',
      'trust strangers: gVisor',
    ]);
    expect(end(preset('web')).say).toBe(
      'Containers are ahead by six points. Three other answers would change that.',
    );
  });

  it('code from strangers: gVisor by a point, Kata once another Linux is asked for', () => {
    expect(board(end(preset('strangers')))).toEqual([
      'containers +7 -3',
      'vms +3 -7',
      'both +2 -2',
      'kata +4 -3',
      'gvisor +5 -0 ahead',
    ]);
    expect(end(preset('strangers')).say).toMatch(/^gVisor is ahead by one point\. Six other answers/);
    expect(flips(end(preset('strangers')))).toContain('kernel linux: Kata');
  });

  it('a Windows program: three out after the first answer, and nothing flips it', () => {
    const all = frames(preset('windows'));
    expect(all[1]!.cards.filter(({ out }) => out).map(({ option }) => option)).toEqual([
      'containers',
      'kata',
      'gvisor',
    ]);
    expect(
      end(preset('windows'))
        .cards.filter(({ best }) => best)
        .map(({ option }) => option),
    ).toEqual(['vms']);
    expect(end(preset('windows')).flips).toEqual([]);
    // The three come back with another answer; what is ahead stays.
    const { params } = presets.find(({ id }) => id === 'windows')!;
    const back = end(run(withAnswer(params, 'kernel', 'host')));
    expect(back.cards.filter(({ out, best }) => out || best).map(({ option }) => option)).toEqual(['vms']);
    expect(end(preset('windows')).say).toContain('No single other answer would change that.');
  });

  it('a database: virtual machines by one point, seven answers from containers', () => {
    expect(end(preset('database')).say).toBe(
      'Virtual machines are ahead by one point. Seven other answers would change that.',
    );
    expect(flips(end(preset('database'))).every((flip) => flip.endsWith(': containers'))).toBe(true);
  });

  it('builds: containers in VMs, one point ahead', () => {
    expect(end(preset('build')).say).toMatch(/^Containers in VMs are ahead by one point\./);
  });

  it('several teams: containers in VMs, and only strangers flip it', () => {
    expect(end(preset('tenants')).say).toMatch(
      /^Containers in VMs are ahead by four points\. One other answer/,
    );
    expect(flips(end(preset('tenants')))).toEqual(['trust strangers: virtual machines']);
  });

  it('your own job: nothing is answered, so nothing leads', () => {
    expect(frames(preset('own'))).toHaveLength(2);
    expect(end(preset('own')).cards.some(({ best }) => best)).toBe(false);
    expect(end(preset('own')).say).toBe('Nothing is answered, so nothing leads. Answer what you know.');
  });
});

describe('the first frame', () => {
  it('shows the job and five boxes, and gives no bet away', () => {
    for (const { id } of presets) {
      const first = frameAt(preset(id), 0);
      expect(board(first)).toEqual(
        ['containers', 'vms', 'both', 'kata', 'gvisor'].map((each) => `${each} +0 -0`),
      );
      expect(first.advised).toBe(false);
      expect(first.say + first.alt).not.toMatch(/ahead|ruled out/);
    }
  });
});

describe('a bet', () => {
  it('is settled by the advice, in every job of ours; your own has none', () => {
    for (const { id } of presets) {
      const of = preset(id);
      const bet = betOf(of);
      if (id === 'own') {
        expect(bet).toBeNull();
        continue;
      }
      const outcome = bet!.outcome(of);
      expect(
        end(of)
          .cards.filter(({ best }) => best)
          .map(({ option }) => option as string),
      ).toContain(outcome);
      expect(frameAt(of, bet!.settledAt(of)).advised).toBe(true);
    }
  });

  it('sends to the reasons against what won only where there are any', () => {
    for (const { id } of presets.slice(0, -1)) {
      const of = preset(id);
      const bet = betOf(of)!;
      const won = bet.outcome(of);
      const { against } = end(of).cards.find(({ option }) => option === won)!;
      const sends =
        against.length > 0 ? /Now read the (one reason|reasons) against it\.$/ : /^(?!.*Now read)/;
      expect(bet.verdict(of, won), id).toMatch(sends);
      expect(bet.verdict(of, won).includes('the one reason'), id).toBe(against.length === 1);
    }
  });

  it('is off once the reader has changed the job', () => {
    expect(betOf(run({ ...presets[0]!.params, copies: 'few' }))).toBeNull();
  });
});

describe('striking a reason', () => {
  it('takes its points off, keeps it in sight, and gives it back', () => {
    const was = presets[0]!.params;
    const struck = withStruck(was, 'copies-dozens-containers', true);
    const card = (of: Params): Card => end(run(of)).cards[0]!;
    expect(card(struck).points.for).toBe(card(was).points.for - 1);
    expect(card(struck).for.find(({ id }) => id === 'copies-dozens-containers')).toMatchObject({
      struck: true,
    });
    expect(withStruck(struck, 'copies-dozens-containers', false)).toEqual(was);
  });

  it('can make a box possible again that was ruled out', () => {
    const was = presets.find(({ id }) => id === 'windows')!.params;
    const card = end(run(withStruck(was, 'kernel-other-containers', true))).cards[0]!;
    expect(card.out).toBe(false);
  });

  it('stops at the most that an address holds', () => {
    const of = presets[0]!.params;
    const all = reasons.reduce((params, { id }) => withStruck(params, id, true), of);
    expect(all.struck.length).toBe(mostStruck);
    expect([isFull(of), isFull(all)]).toEqual([false, true]);
    expect(isFull(withStruck(all, all.struck[0]!, false))).toBe(false);
  });

  it('is forgotten with the answer it came from, and takes no room of what is in sight', () => {
    const struck = withStruck(presets[0]!.params, 'copies-dozens-containers', true);
    const few = withAnswer(struck, 'copies', 'few');
    expect(few.struck).toEqual([]);
    expect(withAnswer(few, 'copies', 'dozens')).toEqual(presets[0]!.params);
    // A link may name what is not in sight.
    const hidden = reasons.filter(({ answer }) => answer === 'system' || answer === 'request');
    const linked = { ...presets[0]!.params, struck: hidden.map(({ id }) => id) };
    expect(linked.struck).toHaveLength(mostStruck);
    expect([isFull(linked), withStruck(linked, 'copies-dozens-vms', true).struck]).toEqual([
      false,
      ['copies-dozens-vms'],
    ]);
  });
});

describe('any answers', () => {
  it('leave two boxes at least, so that one can lead by so many points', () => {
    fc.assert(
      fc.property(anyParams, ({ struck, ...given }) => {
        const { best, lead } = weigh(given, new Set(struck));
        expect(best.length).toBeGreaterThan(0);
        expect(lead).not.toBeNull();
      }),
    );
  });
});

describe('any run', () => {
  it('ends with what the scales say', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(params);
        const { balances } = weigh(params, new Set(params.struck));
        expect(end(of).cards.map(({ points }) => points)).toEqual(
          balances.map((each) => ({ for: each.for, against: each.against })),
        );
      }),
    );
  });

  it('keeps room for every reason from the start: only its state changes', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const ids = (frame: Frame) =>
          frame.cards.map((card) => [...card.for, ...card.against].map(({ id }) => id));
        const all = frames(run(params));
        for (const frame of all) expect(ids(frame)).toEqual(ids(all[0]!));
      }),
    );
  });
});

describe('the words', () => {
  it('say every reason once, shortly, and no others', () => {
    expect(Object.keys(reasonWords).sort()).toEqual(reasons.map(({ id }) => id).sort());
    for (const text of Object.values(reasonWords)) expect(text).toMatch(/^[A-Z].{10,62}\.$/u);
  });
});

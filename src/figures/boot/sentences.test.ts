import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { leavesOut, twoRulers } from './leaves-out-words.ts';
import { meta } from './meta.ts';
import { definition } from './frame.ts';
import { parts, presets, type Params } from './params.ts';
import { unsaved, type Run } from './run.ts';
import { tickLabel, ticks } from './ticks.ts';

const claims = testClaims(meta.claims);
const whole = presets[0]!.params;
const runOf = (params: Partial<Params>): Run => definition.run({ ...whole, ...params }, claims);
const said = (run: Run): string[] =>
  definition.timeline(run).steps.map((t) => definition.frameAt(run, t).say);
const left = (run: Run): string => definition.frameAt(run, run.duration).left;
const services = ['devices', 'logs', 'house', 'network', 'logins'] as const;

describe('what is left', () => {
  it('is compared with the whole guest on as many vCPUs', () => {
    expect(left(runOf({ off: ['firmware', 'loader'] }))).toBe('Left: 2.26 s of 2.62 s.');
    const four = runOf({ row: 'debian', vcpus: 4, off: ['firmware', 'loader'] });
    expect(left(four)).toBe('Left: 1.34 s of 1.69 s.');
    expect(said(four).join(' ')).toContain('with everything in it, it would have been 1.69 s.');
  });

  it('is a saving or says why it is none, and says it truly', () => {
    const seen = new Set<string | null>();
    for (const vcpus of [1, 3, 6, 8])
      for (let picked = 1; picked < 2 ** services.length; picked += 1) {
        const run = runOf({ vcpus, off: services.filter((_, i) => picked & (2 ** i)) });
        const app = (row: Run['full']) => row.segments.find(({ id }) => id === 'app')!;
        const [now, before] = [app(run.rows.debian), app(run.full)];
        const why = unsaved(run);
        seen.add(why);
        const longer = now.end - now.start > before.end - before.start;
        if (why === null) expect(now.end).toBeLessThan(before.end);
        if (why === 'same') expect(now.end).toBe(before.end);
        if (why === 'sooner') expect([now.start < before.start, longer]).toEqual([true, true]);
        if (why === 'crowded') expect([now.start === before.start, longer]).toEqual([true, true]);
        if (why === 'later') expect(now.start).toBeGreaterThan(before.start);
      }
    expect(seen).toEqual(new Set([null, 'same', 'sooner', 'crowded', 'later']));
    expect(left(runOf({ off: ['network'] }))).toBe(
      'Nothing saved: 2.63 s, and with everything in it 2.62 s. The app begins sooner, and shares the CPU with more.',
    );
  });
});

describe('the bet on vCPUs', () => {
  it('asks about the vCPUs that are set, and is another bet for another count', () => {
    const [two, eight] = [2, 8].map((vcpus) => definition.bet!(runOf({ row: 'debian', vcpus }))!);
    expect(two!.question).toContain('two vCPUs instead of one');
    expect(eight!.question).toContain('eight vCPUs instead of one');
    expect(two!.id).not.toBe(eight!.id);
  });
});

describe('the narration', () => {
  it('speaks of several mounts as of several', () => {
    const all = said(runOf({ row: 'debian' })).join('\n');
    expect(all).toContain('two more mounts may start: what they waited for is ready');
    expect(all).not.toMatch(/(mounts|modprobes|devices|prompts) may start: what it /);
  });

  it('tells the last target after what begins with it, and does not call it the end', () => {
    const alone = said(runOf({ row: 'debian', off: services }));
    const last = alone.find((say) => say.includes('multi-user.target'))!;
    expect(last).toMatch(/Debian’s app starts at last\. multi-user\.target is reached: all that/);
    expect(last).not.toContain('nobody was waiting');
  });

  it('says which two get their files, where the microVM begins beside them', () => {
    const [first] = said(runOf({ off: [...parts] }));
    expect(first).toMatch(/microVM’s monitor .* What was a Debian guest and the container get their files/);
  });
});

describe('what is left out', () => {
  const line = (run: Run) =>
    leavesOut.lines(claims, run).filter((text) => text.includes('first program takes'));

  it('calls the app slower in the Debian guest only where it is', () => {
    for (const scale of [10, 66, 120, 130, 300]) {
      const run = runOf({ scale, off: parts.filter((part) => part !== 'kernel') });
      const app = (row: Run['full']) => {
        const { start, end } = row.segments.find(({ id }) => id === 'app')!;
        return end - start;
      };
      const slower = app(run.rows.debian) > Math.max(app(run.rows.microvm), app(run.rows.container));
      expect(line(run), `divided by ${scale / 10}`).toHaveLength(slower ? 1 : 0);
    }
    expect(line(runOf({}))[0]).toContain('about\u00A021\u00A0times as long, and the figure divides by 6.6.');
  });

  it('takes the factor from its claim', () => {
    expect(twoRulers.lines(claims, 66)[0]).toContain('a factor of about 6.6. Two');
    expect(twoRulers.lines(claims, 215)[0]).toContain('a factor of about 6.6; you have set 21.5. Two');
  });
});

describe('the axis', () => {
  it('prints its moments without needless digits', () => {
    expect(ticks(2_616_440).map(tickLabel)).toEqual(['0', '500 ms', '1 s', '1.5 s', '2 s', '2.5 s']);
  });
});

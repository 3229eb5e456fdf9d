import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTheContract } from '../../../tests/support/figure-contract.ts';
import { testClaims } from '../../../tests/support/claims.ts';
import { applyLayers, coverageOf, mergedTree, treeText } from '../../simulators/image-layers/index.ts';
import { archiveBytes, imageBytes } from './image.ts';
import { anyParams } from './any-params.testing.ts';
import { betOf } from './bets.ts';
import { after as goOn, choicesFor } from './choices.ts';
import { definition, frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import { mostOperations, type Operation } from './operations.ts';
import { presets, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { disk, labels } from './words.ts';
import { exists } from './world.ts';
import { poster } from './poster.ts';

const claims = testClaims(meta.claims);
const clean: Params = { containers: 1, image: 'clean', volume: false, ops: [] };
const runOf = (ops: readonly Operation[], params: Partial<Params> = {}): Run =>
  run({ ...clean, ...params, ops }, claims);
const preset = (id: string): Run => run(presets.find((each) => each.id === id)!.params, claims);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const start = (of: Run): Frame => frameAt(of, 0);
/** The frame at the last event of an operation. */
const after = (of: Run, operation: number): Frame =>
  frameAt(of, of.events.filter((event) => event.operation === operation).at(-1)!.at);
const said = (of: Run): string =>
  of.events
    .map(({ say }) => say)
    .join('\n')
    .replaceAll('\u00A0', ' ');
const file = (
  verb: 'read' | 'append' | 'overwrite' | 'delete' | 'rename' | 'chmod' | 'create' | 'mkdir',
  path: string,
): Operation => ({ container: 1, verb, path });

/** A writable layer in words: "srv/ srv/x 21 ⌀etc/motd". */
const upper = (frame: Frame, container = 0): string =>
  frame.containers[container]!.chips.map(({ path, kind, size, opaque }) =>
    kind === 'whiteout' ? `⌀${path}` : kind === 'dir' ? `${path}/${opaque ? '!' : ''}` : `${path} ${size}`,
  ).join(' ');

/** The merged tree in words, a line for each name: where each container gets it from. */
const tree = (frame: Frame): string[] =>
  frame.tree.map(({ path, dir, origins }) => {
    const from = origins.map((origin) =>
      origin.kind === 'layers'
        ? origin.layers.map((l) => (l === 'upper' ? 'W' : l + 1)).join('+')
        : origin.kind,
    );
    return `${path}${dir ? '/' : ''} ${from.join(' ')}`;
  });

holdsTheContract({
  definition,
  meta,
  poster,
  any: anyParams,
  opens: 'read',
  sentence: /^\S.*[.?]$/,
  alt: /^.{101}/su,
  repeats: true,
  bets: {
    outcomes: {
      read: null,
      'copy-up': 'file',
      delete: 'none',
      'rm-later': 'none',
      two: 'none',
      lifetimes: 'volume',
    },
    right: /^Right/,
    wrong: /^No/,
  },
  runs: 60,
  seeks: 60,
});

describe('the first frame', () => {
  it('shows the pile, the merged tree and the disk', () => {
    expect(tree(start(runOf([])))).toEqual([
      'data/ 4',
      'etc/ 4+1',
      'etc/motd 4',
      'etc/os-release 1',
      'srv/ 4+3',
      'srv/app.py 4',
      'srv/lib/ 3',
      'srv/lib/web.py 3',
      'srv/lib/words.db 3',
      'usr/ 2+1',
      'usr/bin/ 2+1',
      'usr/bin/python3 2',
      'usr/bin/sh 1',
      'usr/lib/ 2+1',
      'usr/lib/http.py 2',
      'usr/lib/libc.so.6 1',
    ]);
    expect(start(runOf([])).disk).toMatchObject({ total: 21_388, copies: 21_388, grown: 0, uppers: [0] });
  });

  it('names each layer by the digest of its real bytes', () => {
    const digests = start(runOf([])).layers.map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(4);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{12}$/);
    const other = start(runOf([], { image: 'leftovers' })).layers.map(({ digest }) => digest);
    expect(other.map((digest, i) => digest === digests[i])).toEqual([true, false, true, true]);
  });
});

describe('presets keep what they promise', () => {
  it('read: falls to the first that has it, and takes no disk', () => {
    const of = preset('read');
    const answers = [0, 1].map((i) => after(of, i).layers.findLast(({ flag }) => flag?.stops)?.index);
    expect(answers).toEqual([0, 3]);
    for (const t of of.timeline.steps) expect(frameAt(of, t).disk.grown).toBe(0);
    expect(said(of)).toContain(
      'shows motd and os-release, collected from layer 4 (app) and layer 1 (Debian)',
    );
  });

  it('copy-up: the whole file for one line, then a line for a line, and a whole file for a mode', () => {
    const of = preset('copy-up');
    expect([0, 1, 2].map((i) => after(of, i).disk.grown)).toEqual([6021, 6042, 10_842]);
    expect(upper(after(of, 0))).toBe('srv/ srv/lib/ srv/lib/words.db 6021');
    const copy = of.events.find(({ scene }) => scene.rising.some(({ path }) => path === 'srv/lib/words.db'))!;
    expect(upper(frameAt(of, copy.at))).toBe('srv/ srv/lib/ srv/lib/words.db 6000');
  });

  it('delete: frees nothing; one whiteout for a file, one for a directory', () => {
    const of = preset('delete');
    expect(upper(end(of))).toBe('etc/ ⌀etc/motd srv/ ⌀srv/lib');
    expect(end(of).disk.grown).toBe(0);
    expect(after(of, 1).containers[0]!.errno).toBe('ENOENT');
    const masked = end(of).layers.flatMap(({ chips }) => chips.filter(({ state }) => state === 'masked'));
    expect(masked.map(({ path }) => path)).toEqual([
      'etc/motd',
      'srv/lib/web.py',
      'srv/lib/words.db',
      'etc/motd',
    ]);
  });

  it('rm-later: not one byte smaller, and the leftovers are still in layer 2', () => {
    const of = preset('rm-later');
    const [before, now] = [of.events[0]!.world.image, of.events.at(-1)!.world.image];
    expect(now).toHaveLength(5);
    expect(imageBytes(now)).toBe(imageBytes(before));
    expect(archiveBytes(now)).toBeGreaterThan(archiveBytes(before));
    expect(now[4]!.layer.entries.map(({ path }) => path)).toContain('var/.wh.cache');
    expect(
      end(of)
        .layers[1]!.chips.filter(({ state }) => state === 'masked')
        .map(({ path }) => path),
    ).toEqual(['var/cache/libc.deb', 'var/cache/python3.deb']);
    expect(tree(end(of))).not.toContain('var/cache/ 2');
  });

  it('two: the second costs nothing to start, and does not see what the first changed', () => {
    const of = preset('two');
    expect(frameAt(of, of.timeline.steps[1]!).disk).toMatchObject({
      grown: 0,
      total: 21_388,
      copies: 42_776,
    });
    expect(tree(end(of)).filter((line) => /words|motd/.test(line))).toEqual([
      'etc/motd covered 4',
      'srv/lib/words.db W 3',
    ]);
    expect(upper(end(of), 1)).toBe('');
    expect(said(of)).toContain('What container 1 did to the file lies in its own writable layer.');
  });

  it('lifetimes: stop keeps the writable layer, remove deletes it, the volume outlives both', () => {
    const of = preset('lifetimes');
    expect(after(of, 2).containers[0]).toMatchObject({ status: 'stopped', bytes: 23 });
    expect(upper(after(of, 3))).toBe('srv/ srv/new.txt 23');
    expect(after(of, 6).containers[0]).toMatchObject({ status: 'removed', bytes: 0, chips: [] });
    expect(tree(end(of)).filter((line) => line.includes('new.txt'))).toEqual(['data/new.txt volume']);
    expect(after(of, 8).containers[0]!.errno).toBe('ENOENT');
    expect(end(of).volume?.chips.map(({ path }) => path)).toEqual(['data/new.txt']);
  });
});

describe('bets', () => {
  it('says what was freed without a minus', () => {
    const of = preset('delete');
    expect(betOf(of)!.verdict(of, 'none').replaceAll('\u00A0', ' ')).toContain('deleted, 0 bytes were freed');
  });

  it('does not tell that containers share the layers before the second has started', () => {
    const of = preset('two');
    const text = (frame: Frame) =>
      [frame.say, frame.alt, labels.image(frame.layers.length, frame.once), disk.total(frame.once)].join(' ');
    expect(text(start(of))).not.toMatch(/once|copied|shared/);
    expect(text(frameAt(of, of.timeline.steps[1]!))).toMatch(/on the disk once/);
  });

  it.each([
    ['copy-up', 'file'],
    ['delete', 'none'],
    ['rm-later', 'none'],
    ['two', 'none'],
    ['lifetimes', 'volume'],
  ])('%s comes out as %s, and the verdict says so', (id, outcome) => {
    const of = preset(id);
    const bet = betOf(of)!;
    expect(bet.outcome(of)).toBe(outcome);
    expect(bet.options.map((option) => option.id)).toContain(outcome);
    expect(bet.verdict(of, outcome)).toMatch(/^Right/);
    const other = bet.options.find((option) => option.id !== outcome)!.id;
    expect(bet.verdict(of, other)).toMatch(/^No/);
    expect(bet.settledAt(of)).toBeLessThanOrEqual(of.timeline.duration);
  });

  it('is not offered for a run of the reader’s own', () => {
    expect(betOf(runOf([file('read', 'srv')]))).toBeNull();
  });
});

describe('operations', () => {
  it('overwriting copies no data up', () => {
    const of = runOf([file('overwrite', 'srv/lib/words.db')]);
    expect(upper(end(of))).toBe('srv/ srv/lib/ srv/lib/words.db 8');
    expect(said(of)).toContain('so none are copied');
  });

  it('renaming a file of the image costs the file; renaming its directory is refused', () => {
    const of = runOf([file('rename', 'srv/lib/words.db'), file('rename', 'usr/lib')]);
    expect(upper(after(of, 0))).toBe('srv/ srv/lib/ ⌀srv/lib/words.db srv/lib/words.db.old 6000');
    expect(after(of, 1).containers[0]!.errno).toBe('EXDEV');
    expect(upper(after(of, 1))).toBe(upper(after(of, 0)));
  });

  it('a directory made again is opaque and empty', () => {
    const of = runOf([file('delete', 'srv/lib'), file('mkdir', 'srv/lib'), file('read', 'srv/lib')]);
    expect(upper(end(of))).toBe('srv/ srv/lib/!');
    expect(tree(end(of))).toContain('srv/lib/ W');
    expect(tree(end(of)).join()).not.toContain('web.py');
  });

  it('a file made again replaces the whiteout, and deleting it brings the whiteout back', () => {
    const of = runOf([file('delete', 'etc/motd'), file('create', 'etc/motd'), file('delete', 'etc/motd')]);
    expect(upper(after(of, 1))).toBe('etc/ etc/motd 23');
    expect(upper(end(of))).toBe('etc/ ⌀etc/motd');
    expect(said(of)).toContain('23 bytes freed. But layer 4 (app) and layer 1 (Debian) still have the file');
  });

  it('a file of the writable layer alone is really gone', () => {
    const of = runOf([file('create', 'srv/new.txt'), file('delete', 'srv/new.txt')]);
    expect(upper(end(of))).toBe('srv/');
    expect(said(of)).toContain('Freed: 23 bytes.');
  });

  it('chmod of a directory copies the directory alone', () => {
    expect(upper(end(runOf([file('chmod', 'srv/lib')])))).toBe('srv/ srv/lib/');
  });

  it('packing a step makes the layers say what the container saw', () => {
    const of = runOf([
      file('delete', 'srv/lib'),
      file('mkdir', 'srv/lib'),
      file('append', 'etc/motd'),
      { container: 1, verb: 'keep' },
    ]);
    const { image, containers } = of.events.at(-1)!.world;
    const before = of.events.findLast(({ operation }) => operation === 2)!.world.containers[0]!.mount;
    expect(treeText(mergedTree(containers[0]!.mount), { content: true })).toBe(
      treeText(mergedTree(before), { content: true }),
    );
    expect(treeText(applyLayers(image.map(({ layer }) => layer)), { content: true })).toBe(
      treeText(mergedTree(before), { content: true }),
    );
  });

  it('says why a container that is not running does nothing', () => {
    const of = runOf([{ container: 1, verb: 'stop' }, file('read', 'srv'), { container: 2, verb: 'start' }]);
    expect(said(of)).toContain('is stopped: there is no process in it');
    expect(said(of)).toContain('There is no container 2 here.');
  });
});

describe('any run', () => {
  it('never goes on with more operations than a link can carry', () => {
    const stops = Array.from({ length: mostOperations }, (): Operation => ({ container: 1, verb: 'stop' }));
    const params = { ...clean, ops: stops };
    expect(goOn(params, end(run(params, claims)), stops[0]!)).toEqual(params);
    expect(goOn(params, start(run(params, claims)), stops[0]!).ops).toHaveLength(1);
  });

  it('never speaks of minus nothing', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        expect(said(run(params, claims))).not.toMatch(/-0 /);
      }),
      { numRuns: 30 },
    );
  });

  it('never changes a layer, and never counts one twice', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(params, claims);
        const image = of.events[0]!.world.image;
        for (const { world } of of.events) {
          image.forEach((layer, i) => expect(world.image[i]).toBe(layer));
        }
        const { disk, layers, containers, volume } = end(of);
        const parts = [...layers, ...containers, ...(volume ? [volume] : [])];
        expect(disk.total).toBe(parts.reduce((sum, { bytes }) => sum + bytes, 0));
        expect(disk.total).toBeLessThanOrEqual(disk.copies);
        expect(disk.copies).toBeLessThanOrEqual(disk.widest);
      }),
      { numRuns: 60 },
    );
  });

  it('draws a name as seen exactly where the merged tree takes it from', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run({ ...params, volume: false }, claims);
        const frame = end(of);
        const { mount } = of.events.at(-1)!.world.containers[frame.viewer]!;
        frame.layers.forEach(({ chips, index }) => {
          const covered = new Map(coverageOf(mount, index).map(({ path, state }) => [path, state]));
          for (const { path, kind, state } of chips) {
            if (kind === 'whiteout') expect(covered.get(path)).toBe('mark');
            else expect(state === 'seen', path).toBe(['visible', 'merged'].includes(covered.get(path)!));
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('offers only what can be done', () => {
    fc.assert(
      fc.property(anyParams, fc.nat(), (params, pick) => {
        const frame = end(run(params, claims));
        const actor = frame.containers.findIndex(({ status }) => status === 'running');
        const row = frame.tree[pick % frame.tree.length];
        if (actor < 0 || !row) return;
        const container = actor === 0 ? 1 : 2;
        for (const choice of choicesFor(row, actor, frame.tree)) {
          const next = run(
            { ...params, ops: [...params.ops.slice(0, 13), { container, ...choice }] },
            claims,
          );
          // What is offered is done, or refused for what the kernel cannot do, never because a file is missing or there already.
          const { errno } = end(next).containers[actor]!;
          if (params.ops.length < 14) expect(['ENOENT', 'EEXIST'], choice.verb).not.toContain(errno);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts containers as they come and go', () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const of = run(params, claims);
        const { world } = of.events.at(-1)!;
        expect(end(of).disk.containers).toBe(world.containers.filter(exists).length);
      }),
      { numRuns: 20 },
    );
  });
});

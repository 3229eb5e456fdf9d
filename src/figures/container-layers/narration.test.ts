import { describe, expect, it } from 'vitest';
import { testClaims } from '../../../tests/support/claims.ts';
import { frameAt, type Frame } from './frame.ts';
import { meta } from './meta.ts';
import type { FileVerb, Operation } from './operations.ts';
import { run, type Run } from './run.ts';

const claims = testClaims(meta.claims);
const runOf = (ops: readonly Operation[], containers = 1): Run =>
  run({ containers, image: 'clean', volume: false, ops }, claims);
const start = (of: Run): Frame => frameAt(of, 0);
const end = (of: Run): Frame => frameAt(of, of.timeline.duration);
const file = (verb: FileVerb, path: string): Operation => ({ container: 1, verb, path });

describe('what is said is what is there', () => {
  const last = (of: Run): string => end(of).say.replaceAll('\u00A0', ' ');

  it('tells what a stopped container’s writable layer holds', () => {
    const stop: Operation = { container: 1, verb: 'stop' };
    expect(last(runOf([stop]))).toContain('empty as it is');
    expect(last(runOf([file('delete', 'etc/motd'), stop]))).toContain('with its whiteout and directory');
    expect(last(runOf([file('create', 'srv/new.txt'), stop]))).toContain('with its 23 bytes');
  });

  it('speaks of a whiteout only where one is put', () => {
    const of = runOf([file('create', 'srv/new.txt'), file('delete', 'srv/new.txt')]);
    expect(end(of).kernel).toBe('overlayfs: removes from the writable layer');
    expect(end(runOf([file('delete', 'etc/motd')])).kernel).toBe('overlayfs: puts a whiteout');
  });

  it('deletes an empty directory of the image without copy, marks or files to speak of', () => {
    expect(last(runOf([file('delete', 'data')]))).toBe(
      'data/ shows nothing and can go: one whiteout for it goes into the writable layer. Layer 4 (app) still holds the directory.',
    );
    expect(last(runOf([file('delete', 'srv/lib')]))).toContain(
      'replaces its copy and the marks in it. Layer 3 (libraries) still holds every file.',
    );
  });

  it('names what a new name replaces', () => {
    const twice = runOf([file('rename', 'etc/motd'), file('create', 'etc/motd'), file('rename', 'etc/motd')]);
    expect(last(twice)).toContain('It is called motd.old now');
    expect(last(twice)).toContain('It takes the place of the motd.old in the writable layer.');
    expect(last(runOf([file('rename', 'etc/motd')]))).not.toContain('place');
  });

  it('lists an empty directory without a word of layers', () => {
    expect(last(runOf([file('read', 'data')]))).toBe(
      'The merged directory shows nothing. Reading cost no disk.',
    );
  });

  it('gives no writable layer to a container that is not there', () => {
    const gone = runOf([
      { container: 1, verb: 'stop' },
      { container: 1, verb: 'remove' },
    ]);
    expect(end(gone).alt).toContain('container 1 (removed) with no writable layer');
    expect(start(runOf([], 2)).alt).toContain('container 2 (not started yet) with no writable layer');
  });
});

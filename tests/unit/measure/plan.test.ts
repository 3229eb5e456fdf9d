import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../reality/measure/options.ts';
import { planFor } from '../../reality/measure/wants.ts';

describe('readOptions', () => {
  it('has a default for everything', () => {
    expect(readOptions([])).toEqual({
      only: ['containers', 'boot', 'sizes', 'memory'],
      runs: 20,
      out: 'content/measurements',
      series: 'local',
    });
  });

  it('takes what is given', () => {
    expect(readOptions(['--only', 'sizes,boot', '--runs', '5', '--series', 'second', '--out', 'x'])).toEqual({
      only: ['sizes', 'boot'],
      runs: 5,
      out: 'x',
      series: 'second',
    });
  });

  it.each([
    [['--only', 'network'], '--only knows no "network"'],
    [['--runs', 'many'], '--runs must be a whole number'],
    [['--runs', '0'], '--runs must be a whole number'],
    [['--series', 'My Machine'], '--series may have only'],
    [['--quick'], 'There is no option "--quick"'],
    [['--out'], '--out needs a value'],
  ])('refuses %j', (argv, sentence) => {
    expect(() => readOptions(argv)).toThrow(sentence);
  });
});

describe('planFor', () => {
  const all = ['runc', 'mmdebstrap', 'busybox', 'qemu-system-x86_64', 'mkfs.ext4', 'cpio', 'qemu-img'];
  const without = (...missing: string[]) => {
    const there = new Set(all.filter((program) => !missing.includes(program)));
    return (program: string) => there.has(program);
  };

  it('leaves nothing out where everything is there', () => {
    expect(planFor(['containers', 'boot', 'sizes', 'memory'], without())).toEqual({
      parts: ['containers', 'boot', 'sizes', 'memory'],
    });
  });

  it('says in one sentence what is missing and left out', () => {
    expect(planFor(['containers', 'boot', 'sizes'], without('qemu-system-x86_64', 'cpio'))).toEqual({
      parts: ['containers', 'sizes'],
      sentence:
        'Left out: boot, because qemu-system-x86, cpio are not installed (apt-get install --no-install-recommends qemu-system-x86 cpio).',
    });
  });

  it('is content with either of two programs', () => {
    const has = (program: string) => program === 'crun' || without('runc')(program);
    expect(planFor(['containers'], has)).toEqual({ parts: ['containers'] });
  });
});

describe('npm run measure', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const measure = (...args: string[]) =>
    spawnSync(join(root, 'node_modules/.bin/node'), ['tests/reality/measure/measure.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  it('--help says what it wants, and does nothing', () => {
    const { status, stdout, stderr } = measure('--help');
    expect(stdout).toMatch(/^Usage: npm run measure -- /);
    expect(stdout).toContain('installs nothing');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('refuses an option in one sentence', () => {
    const { status, stdout, stderr } = measure('--fast');
    expect(stderr).toMatch(/^There is no option "--fast"; use npm run measure[^\n]*\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});

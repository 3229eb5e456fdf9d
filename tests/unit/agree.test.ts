import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { compareApart } from '../reality/agreement/apart.ts';
import type { Outcome } from '../reality/agreement/case.ts';
import { compareCpuFile } from '../reality/agreement/cpu-file.ts';
import { compareOciFile } from '../reality/agreement/oci-file.ts';
import { compareOverlayFile } from '../reality/agreement/overlay-file.ts';

const COMPARE = { overlay: compareOverlayFile, cpu: compareCpuFile, oci: compareOciFile };
const LISTS = { overlay: 'scenarios', cpu: 'scenarios', oci: 'cases' };
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'agree-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as npm would, with the project's own Node. */
function agree(...args: string[]): { status: number | null; lines: string[]; error: string } {
  const node = join(root, 'node_modules', '.bin', 'node');
  const { status, stdout, stderr } = spawnSync(node, ['tests/reality/agree.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n'), error: stderr };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a tampered file is of no type
const fixture = (name: string): any =>
  JSON.parse(readFileSync(join(root, 'tests/fixtures', `${name}.json`), 'utf8'));

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const MORE = { overlay: 32, oci: 15 };

describe('npm run agree', () => {
  it.each([
    ['overlay', 'overlay', 79],
    ['overlay', 'overlay-more', MORE.overlay],
    ['cpu', 'cpu-shares', 21],
    ['oci', 'oci', 18],
    ['oci', 'oci-more', MORE.oci],
  ])('%s: every recorded case agrees', (kind, name, count) => {
    const { status, lines, error } = agree(kind, `tests/fixtures/${name}.json`);
    expect(error).toBe('');
    expect(lines.at(-1)).toBe(`${count} agree, 0 differ`);
    expect(lines.filter((line) => line.startsWith('agrees '))).toHaveLength(count);
    expect(status).toBe(0);
  });

  it('overlay: says what differs in a tampered case, and runs the rest', () => {
    const file = fixture('overlay');
    file.scenarios[3].ops[0].errno = 'EROFS';
    const { status, lines } = agree('overlay', written('overlay.json', file));
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('78 agree, 1 differ');
    expect(lines[3]).toMatch(/^differs {2}\S+: op 1 \S+: expected EROFS, the simulator says success$/);
  });

  it('cpu: a share that is off by more than 2 points differs, unless the case is noisy', () => {
    const file = fixture('cpu-shares');
    file.scenarios[0].measured_percent['A/0'].median += 2.1;
    file.scenarios[1].measured_percent['A/0'].median += 1.9;
    const off = agree('cpu', written('cpu.json', file));
    expect(off.status).toBe(1);
    expect(off.lines.at(-1)).toBe('20 agree, 1 differ');
    expect(off.lines[0]).toMatch(
      /^differs {2}two-equal: A\/0: measured 52\.\d+ %, the simulator says 50\.\d+ %/,
    );
    file.scenarios[0].noisy = true;
    const noisy = agree('cpu', written('cpu.json', file));
    expect(noisy.lines[0]).toMatch(/^agrees {3}two-equal \(noisy by its own account/);
    expect(noisy.status).toBe(0);
  });

  it('cpu: a measured process that config does not have differs, noisy or not', () => {
    const file = fixture('cpu-shares');
    Object.assign(file.scenarios[0], { noisy: true });
    file.scenarios[0].measured_percent['Z/0'] = { median: 1 };
    const { status, lines } = agree('cpu', written('process.json', file));
    expect(lines[0]).toBe('differs  two-equal: Z/0: is measured, but config has no such process');
    expect(status).toBe(1);
  });

  it('oci: a wrong chain ID and a wrong tree differ', () => {
    const file = fixture('oci');
    file.cases[1].chainIds[1] = `sha256:${'0'.repeat(64)}`;
    file.cases[2].tree = {};
    const { status, lines } = agree('oci', written('oci.json', file));
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('16 agree, 2 differ');
    expect(lines[1]).toContain('chain IDs: expected');
    expect(lines[2]).toContain('tree ');
  });

  it('oci: DiffIDs alone are a vector of chain IDs', () => {
    const [{ diffIds, chainIds }] = fixture('oci').cases.slice(1);
    const cases = [
      { name: 'right', diffIds, chainIds },
      { name: 'wrong', diffIds, chainIds: [...chainIds].reverse() },
    ];
    const { lines } = agree('oci', written('vectors.json', { cases }));
    expect(lines[0]).toBe('agrees   right');
    expect(lines.at(-1)).toBe('1 agree, 1 differ');
  });

  it.each<[kind: keyof typeof COMPARE, place: string, value: unknown, sentence: string]>([
    ['overlay', 'ops.0.op', 'fly', '.ops[0].op: "fly" is not an operation'],
    ['overlay', 'ops.0.errno', 'ENOPE', '.ops[0].errno: "ENOPE" is not an errno'],
    ['overlay', 'ops.0.errno', undefined, '.ops[0].errno: is missing'],
    ['overlay', 'ops.0.op', 'constructor', '.ops[0].op: "constructor" is not an operation'],
    ['overlay', 'ops.0.errno', 'toString', '.ops[0].errno: "toString" is not an errno'],
    ['overlay', 'ops.0', null, '.ops[0]: null is not allowed; give an object'],
    [
      'overlay',
      'ops.0',
      { op: 'write', path: 7, content: '', errno: null },
      '.ops[0].path: 7 is not allowed',
    ],
    [
      'overlay',
      'ops.0',
      { op: 'truncate', path: 'a', size: 1e308, errno: null },
      '.ops[0].size: 1e+308 is not allowed',
    ],
    [
      'overlay',
      'ops.0',
      { op: 'truncate', path: 'a', size: -1, errno: null },
      '.ops[0].size: -1 is not allowed',
    ],
    [
      'overlay',
      'ops',
      [1, 2].map((n) => ({ op: 'truncate', path: `a${n}`, size: 2 ** 26, errno: null })),
      '.ops: ask for 134217728 bytes; make that at most 67108864',
    ],
    ['overlay', 'ops.0.paht', 'a', '.ops[0].paht: is not known here'],
    ['overlay', 'lowers.1', {}, '.lowers: has 2 trees for 1 names'],
    ['overlay', 'mount', 'lowerdir=l0,nfs_export=on', '.mount.nfs_export: is not an option'],
    ['overlay', 'lowers.0', { a: { type: 'file', mode: 'rw' } }, '.lowers[0].a.mode: "rw" is not allowed'],
    ['overlay', 'lowers.0', { '../x': { type: 'dir' } }, '.lowers[0].../x: is not a path'],
    ['overlay', 'lowers.0', { ['n'.repeat(300)]: { type: 'dir' } }, 'has a name of more than 255 bytes'],
    [
      'overlay',
      'lowers.0',
      { [`${'n/'.repeat(3000)}n`]: { type: 'dir' } },
      'is a path of more than 4095 bytes',
    ],
    [
      'overlay',
      'lowers.0',
      { f: { type: 'file' }, 'f/a/b': { type: 'dir' } },
      '.lowers[0].f/a/b: lies in "f", which is no dir',
    ],
    [
      'overlay',
      'lowers.0',
      { d: { type: 'dir' }, f: { type: 'file', hardlink: 'd' } },
      'links to "d"; name a file that comes before',
    ],
    ['overlay', 'lowers.0', { p: { type: 'fifo' } }, '.lowers[0].p.type: "fifo" is not known'],
    ['cpu', 'config.A.weight', 5, '.config.A.weight: is not known here'],
    ['cpu', 'config.A.procs', ['lazy'], '.config.A.procs[0]: "lazy" is none of'],
    ['cpu', 'config.A.shares', 'many', '.config.A.shares: "many" is not a number'],
    ['cpu', 'noisy', 7, '.noisy: 7 is not allowed'],
    ['cpu', 'measured_percent', {}, '.measured_percent: is empty'],
    ['cpu', 'config.A.procs', ['busy nice 99'], '.nice: 99 is not allowed'],
    ['cpu', 'config.A.procs', ['wake 0 us every 0 us'], '.run: 0 is not allowed'],
    ['oci', 'layers.0.0.type', 'constructor', '.layers[0][0].type: "constructor" is not known'],
    ['oci', 'layers.0.0.type', 'chardev', '.layers[0][0].type: "chardev" is not known'],
    ['oci', 'layers.0.0.path', '../../etc/shadow', '"../../etc/shadow" contains ".."'],
    ['oci', 'layers.0.0.path', 'n/'.repeat(3000), 'is a path of more than 4095 bytes'],
    ['oci', 'layers.0', { path: 'a' }, '.layers[0]: {"path":"a"} is not allowed; give a list'],
    ['oci', 'diffIds.0', 'abc', '.diffIds[0]: "abc" is not allowed'],
    ['oci', 'layers.0.0.type', 'tree', '.layers[0][0].type: "tree" is not known'],
    ['oci', 'layers.0.0.path', '.wh.', '.layers[0].entries[0].path: '],
  ])('%s: %s %j differs, with a sentence that names the field', (kind, place, value, sentence) => {
    const file = fixture(kind === 'cpu' ? 'cpu-shares' : kind);
    const names = place.split('.');
    const last = names.pop()!;
    names.reduce((at, name) => at[name], kind === 'oci' ? file.cases[0] : file.scenarios[0])[last] = value;
    // What came before the tampered case stays; the others of the file still run.
    file[LISTS[kind]].length = 4;
    const [first, ...rest] = COMPARE[kind](file);
    expect(rest).toHaveLength(3);
    expect(first!.agrees).toBe(false);
    expect(first!.differences).toHaveLength(1);
    expect(first!.differences[0]).toContain(sentence);
    expect(rest.every(({ agrees }) => agrees)).toBe(true);
  });

  it.each([
    ['overlay', 'nowhere.json', /nowhere\.json cannot be read \(ENOENT\); give the path of a JSON file\.\n$/],
    ['cpu', '.', /^\. cannot be read \(EISDIR\)/],
    ['oci', written('text.json', 'no JSON'), /text\.json is not JSON; give a file/],
    ['oci', written('nothing.json', ''), /nothing\.json is not JSON; give a file/],
    ['oci', '/dev/zero', /^\/dev\/zero is no ordinary file; give the path of a JSON file\.\n$/],
    ['cpu', written('null.json', 'null'), /of the cpu format: file: null is not allowed; give an object/],
    ['overlay', written('number.json', '1e999'), /of the overlay format: file: null is not allowed/],
    [
      'overlay',
      written('deep.json', `{"scenarios":${'['.repeat(90_000)}${']'.repeat(90_000)}}`),
      /deep\.json is nested more than 100 deep; no case needs that\.\n$/,
    ],
    ['cpu', 'tests/fixtures/oci.json', /of the cpu format: hz: nothing is not allowed/],
    [
      'overlay',
      written('list.json', []),
      /is not of the overlay format: file: \[\] is not allowed; give an object/,
    ],
    [
      'cpu',
      written('none.json', { hz: 250, seconds: 10 }),
      /of the cpu format: scenarios: is missing; give a list/,
    ],
    [
      'cpu',
      written('hz.json', { hz: 0, seconds: 1, scenarios: [] }),
      /of the cpu format: hz: 0 is not allowed/,
    ],
    ['oci', written('empty.json', { cases: [] }), /of the oci format: cases: is empty/],
  ])('%s %s: a file that cannot be used gets one sentence', (kind, path, sentence) => {
    const { status, lines, error } = agree(kind, path);
    expect(lines).toEqual(['']);
    expect(error).toMatch(sentence);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });

  it('a pipe that nobody fills is refused, not waited for', () => {
    const path = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    expect(agree('oci', path).error).toMatch(/is no ordinary file/);
  });

  it('overlay: a name can be one of JavaScript’s own, and a line stays a line', () => {
    const lowers = ['{ "__proto__": { "type": "file", "mode": "0644", "content": "p" } }'];
    const scenario = (name: string, merged: string) =>
      `{ "name": ${JSON.stringify(name)}, "mount": "lowerdir=l0,upperdir=upper,workdir=work", "lowers": [${lowers.join()}], "ops": [], "merged": ${merged}, "upper": {}, "lowers_unchanged": true }`;
    const text = `{ "scenarios": [${scenario('two\nlines', lowers[0]!)}, ${scenario('other', '{}')}] }`;
    const { lines } = agree('overlay', written('proto.json', text));
    expect(lines).toEqual([
      'agrees   two\\u000alines',
      expect.stringMatching(/^differs {2}other: merged __proto__: expected undefined, /),
      '1 agree, 1 differ',
    ]);
  });

  it('--help says how it is used, and is no mistake', () => {
    const { status, lines, error } = agree('--help');
    expect(lines[0]).toBe('Usage: npm run agree -- overlay|cpu|oci FILE');
    expect(error).toBe('');
    expect(status).toBe(0);
  });

  it.each([[[]], [['overlay']], [['toString', 'x']], [['cpu', 'a', 'b']]])(
    '%j: says how it is used',
    (args) => {
      const { status, error } = agree(...args);
      expect(error).toMatch(/^Usage: npm run agree -- overlay\|cpu\|oci FILE\n/);
      expect(status).toBe(2);
    },
  );
});

describe('compareApart', () => {
  const scenario = (name: string, process: string) => ({
    name,
    config: { A: { procs: [process] } },
    measured_percent: { 'A/0': { median: 100 } },
  });

  it('stops a case that asks for too much, and goes on with the next', async () => {
    // Ten thousand million wake-ups, where the next case has ten decisions.
    const scenarios = [scenario('endless', 'wake 1 us every 2 us'), { name: 'next' }];
    const outcomes: Outcome[] = [];
    const text = JSON.stringify({ hz: 250, seconds: 10_000, scenarios });
    await compareApart('cpu', text, { seconds: 2, mebibytes: 4096 }, (each) => outcomes.push(each));
    expect(outcomes).toHaveLength(2);
    expect(outcomes[0]).toMatchObject({ name: 'endless', agrees: false });
    expect(outcomes[0]!.differences[0]).toMatch(
      /^takes more than (2 s|4096 MiB of memory); make the case smaller\.$/,
    );
    expect(outcomes[1]!.differences[0]).toMatch(/^scenarios\[1\]\.config: is missing/);
  });
});

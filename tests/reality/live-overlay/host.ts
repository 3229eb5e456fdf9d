import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  OverlayCase,
  RecordedOperation,
  RecordedTree,
} from '../../../src/simulators/image-layers/agreement/overlay-case.ts';
import { canonical } from '../../../src/simulators/image-layers/agreement/difference.ts';
import { parseMountLine } from '../../../src/simulators/image-layers/overlay/options.ts';
import { tidyAtExit } from '../tidy.ts';
import { Files, OPEN } from './files.ts';
import { Kernel } from './kernel.ts';
import { type Asked, type Kept, letGo, recordOperation } from './perform.ts';
import { buildTree, recordTree } from './trees.ts';

const CLONE_NEWNS = 0x20000;
const MS_REC_PRIVATE = 0x4000 | 0x40000;

/** A case before anybody ran it. */
export interface AskedCase {
  readonly name: string;
  readonly mount: string;
  readonly lowers: readonly RecordedTree[];
  readonly upper_before?: RecordedTree;
  readonly ops: readonly Asked[];
}

/** Runs cases on real overlay mounts in a temporary folder, in a mount namespace of their own. */
export class OverlayHost {
  readonly folder: string;
  readonly #kernel: Kernel;
  readonly #files: Files;
  readonly #root: number;
  readonly #tidied: () => void;
  #count = 0;

  private constructor(folder: string, kernel: Kernel, root: number) {
    this.folder = folder;
    this.#kernel = kernel;
    this.#files = new Files(kernel);
    this.#root = root;
    this.#tidied = tidyAtExit(() => rmSync(folder, { recursive: true, force: true }));
  }

  /**
   * A host whose folder can hold the upper directory of a mount, tried out. Looks at the system's folder for temporary
   * files, then in memory. Throws an Error with a sentence if none will do.
   */
  static async open(parents: readonly string[] = [tmpdir(), '/var/tmp', '/dev/shm']): Promise<OverlayHost> {
    const refusals: string[] = [];
    for (const parent of parents) {
      let folder: string | undefined;
      const kernel = new Kernel();
      try {
        folder = mkdtempSync(join(parent, 'overlay-check-'));
        await kernel.call('unshare', CLONE_NEWNS);
        await kernel.call('mount', 'none', '/', 0, MS_REC_PRIVATE, 0);
        await kernel.call('umask', 0o022);
        const root = await new Files(kernel).open('/', OPEN.rdonly);
        const host = new OverlayHost(folder, kernel, root);
        await host.run(TRIAL);
        return host;
      } catch (error) {
        refusals.push(`${parent}: ${(error as Error).message}`);
        await kernel.end();
        if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      }
    }
    throw new Error(refusals.join('; '));
  }

  /** True if this kernel mounts with these options ("index=on"). */
  async knows(options: string): Promise<boolean> {
    const mount = `${TRIAL.mount}${options === '' ? '' : `,${options}`}`;
    return this.run({ ...TRIAL, mount }).then(
      () => true,
      () => false,
    );
  }

  /** Mounts, does the operations, looks at everything, unmounts: the case with what this kernel answered. */
  async run(asked: AskedCase): Promise<OverlayCase> {
    const at = join(this.folder, `case-${(this.#count += 1)}`);
    const { lowers, upper } = parseMountLine(asked.mount);
    const target = `${at}/merged`;
    for (const dir of [at, target, `${at}/work`, `${at}/upper`]) mkdirSync(dir);
    try {
      for (const [i, name] of lowers.entries()) {
        mkdirSync(`${at}/${name}`);
        await buildTree(this.#files, `${at}/${name}`, asked.lowers[i] ?? {});
      }
      await buildTree(this.#files, `${at}/upper`, asked.upper_before ?? {});
      const before = await this.#lowers(at, lowers);
      await this.#kernel.call('chdir', at);
      await this.#kernel.call('mount', 'overlay', target, 'overlay', 0, asked.mount);
      const seen = await this.#inside(target, asked.ops);
      return {
        ...asked,
        ...seen,
        upper: upper === null ? null : await recordTree(this.#files, `${at}/upper`, true),
        lowers_unchanged: before === (await this.#lowers(at, lowers)),
      };
    } finally {
      await this.#kernel.call('chdir', '/');
      rmSync(at, { recursive: true, force: true });
    }
  }

  async #lowers(at: string, names: readonly string[]): Promise<string> {
    const trees: RecordedTree[] = [];
    for (const name of names) trees.push(await recordTree(this.#files, `${at}/${name}`, true));
    return canonical(trees);
  }

  /** The operations and the merged tree, with the mount as the root of the process, so that ".." ends there. */
  async #inside(target: string, asked: readonly Asked[]): Promise<Pick<OverlayCase, 'ops' | 'merged'>> {
    const kept: Kept = { fds: new Map(), mappings: new Map(), inodes: new Map() };
    const ops: RecordedOperation[] = [];
    await this.#kernel.call('chroot', target);
    await this.#kernel.call('chdir', '/');
    try {
      for (const each of asked) {
        const recorded = await recordOperation(this.#files, kept, each);
        if (recorded) ops.push(recorded);
      }
      return { ops, merged: await recordTree(this.#files, '/', false) };
    } finally {
      await letGo(this.#files, kept);
      await this.#kernel.call('fchdir', this.#root);
      await this.#kernel.call('chroot', '.');
      await this.#kernel.call('umount2', target, 0);
    }
  }

  /** Takes everything away again. */
  async close(): Promise<void> {
    this.#tidied();
    await this.#kernel.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const TRIAL: AskedCase = {
  name: 'trial',
  mount: 'lowerdir=l0,upperdir=upper,workdir=work',
  lowers: [
    { d: { type: 'dir', mode: '0755', opaque: true }, f: { type: 'file', mode: '0644', content: 'f' } },
  ],
  ops: [{ op: 'unlink', path: 'f' }],
};

import { apply, inodeAt, listMerged, upperBytes } from '../../simulators/image-layers/index.ts';
import { ContainerAct } from './container-act.ts';
import { say } from './narration-words.ts';
import { holds } from './script.ts';
import { kernelDoes } from './words.ts';
import { layersWithFilesIn, marksOf } from './world.ts';

/** Deletes files and directories of one container and writes down what happens. */
export class Removals extends ContainerAct {
  /** unlink of one file; `left`: how many more a "rm -r" has to go, null when it is no part of one. */
  protected remove(path: string, left: number | null): void {
    const entry = this.entry(path);
    const before = upperBytes(this.mount);
    const step = apply(this.mount, { op: 'unlink', path });
    if (step.errno) return this.fail(step.errno, path);
    this.parents(step, path);
    const freed = before - upperBytes(step.mount);
    const covers = step.effects.some((effect) => effect.kind === 'whiteout');
    const below = this.below(path, 'upper');
    const ofUpper = entry?.layer === 'upper';
    const text = !covers
      ? say.freed(path, freed)
      : left !== null
        ? say.coveredInTree(path, left)
        : ofUpper
          ? say.upperGone(path, freed, below)
          : say.covered(path, below);
    this.script.add(
      left === null ? holds.result : holds.ask,
      text,
      { kernel: covers ? kernelDoes.covers : kernelDoes.removes, touched: covers ? [path] : [] },
      this.worldWith(step.mount),
    );
  }

  /** "rm -r": unlink and rmdir from the leaves up, each a real call. */
  protected removeTree(path: string): void {
    const under = listMerged(this.mount).filter((each) => each.path.startsWith(`${path}/`));
    // Parents stand before what is in them: backwards, leaves come first.
    const files = under.filter((each) => each.stat.type !== 'dir').map((each) => each.path);
    let left = files.length;
    const before = upperBytes(this.mount);
    for (const each of [...under].reverse()) {
      if (each.stat.type === 'dir') this.removeDir(each.path, null);
      else this.remove(each.path, --left);
    }
    this.removeDir(path, before);
  }

  private removeDir(path: string, before: number | null): void {
    const own = this.mount.upper && inodeAt(this.mount.upper, path);
    const step = apply(this.mount, { op: 'rmdir', path });
    if (step.errno) return this.fail(step.errno, path);
    this.parents(step, path);
    const covers = step.effects.some((effect) => effect.kind === 'whiteout');
    const replaces =
      own?.type !== 'dir' ? 'nothing' : marksOf(this.mount, path).whiteouts > 0 ? 'marks' : 'directory';
    const files = layersWithFilesIn(this.script.world, path).map((i) => this.who(i));
    const text = covers
      ? say.treeCovered(path, replaces, files, this.below(path, 'upper'))
      : say.treeGone(path, (before ?? upperBytes(this.mount)) - upperBytes(step.mount));
    this.script.add(
      before === null ? holds.step : holds.result,
      text,
      { kernel: covers ? kernelDoes.covers : kernelDoes.removes, touched: covers ? [path] : [] },
      this.worldWith(step.mount),
    );
  }
}

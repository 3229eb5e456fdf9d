import {
  type Effect,
  inodeAt,
  listMerged,
  type Mount,
  type Step,
} from '../../simulators/image-layers/index.ts';
import { say } from './narration-words.ts';
import { holds, type Rising, type Script } from './script.ts';
import { kernelDoes, layerLabel, writableLayer } from './words.ts';
import { fileSize, layersWith, withContainer, type World } from './world.ts';

type CopyUp = Effect & { kind: 'copy-up' };

const copiesOf = (step: Step): CopyUp[] =>
  step.effects.filter((effect): effect is CopyUp => effect.kind === 'copy-up');

/** The copy-up of the file itself among a step's effects; its directories are copied up on the way. */
export const copyOf = (step: Step, path: string): CopyUp | undefined =>
  copiesOf(step).find((copy) => copy.path === path);

/** What every act of one container tells: the layers by name, what is copied up for it, that it was refused. */
export class ContainerAct {
  constructor(
    protected readonly script: Script,
    protected readonly index: number,
  ) {}

  protected get mount(): Mount {
    return this.script.world.containers[this.index]!.mount;
  }

  protected worldWith(mount: Mount): World {
    return withContainer(this.script.world, this.index, { mount });
  }

  protected entry(path: string) {
    return listMerged(this.mount).find((each) => each.path === path);
  }

  protected who(layer: number | 'upper'): string {
    if (layer === 'upper') return writableLayer;
    return layerLabel(layer, this.script.world.image[layer]!.name);
  }

  /** Layers below `layer` that hold the path too, in words. */
  protected below(path: string, layer: number | 'upper'): string[] {
    return layersWith(this.script.world, path)
      .filter((i) => layer === 'upper' || i < layer)
      .reverse()
      .map((i) => this.who(i));
  }

  /** Other containers whose writable layer has something at this path. */
  protected others(path: string): number[] {
    return this.script.world.containers.flatMap(({ mount }, i) =>
      i !== this.index && mount.upper && inodeAt(mount.upper, path) ? [i] : [],
    );
  }

  protected fail(errno: string, path: string): void {
    const text = say.failed[errno]?.(path) ?? say.failedOther(errno, path);
    this.script.add(holds.result, text, { errno, kernel: kernelDoes.refuses(errno) });
  }

  /** The copy-ups among a step's effects, as events; `mount` is what stands after the copy of the file. */
  protected copyUps(step: Step, path: string, mount: Mount, truncated: boolean): string | null {
    this.parents(step, path);
    const own = copyOf(step, path);
    if (!own) return null;
    const from = this.who(own.from);
    const dir = own.type === 'dir';
    const size = fileSize(this.mount, path) ?? 0;
    const text = dir
      ? say.copyUpDir(path, from)
      : truncated
        ? say.copyUpTruncated(path, size, from)
        : say.copyUp(path, own.bytes, from);
    const rising: Rising[] = [{ path, from: own.from, dir }];
    this.script.add(holds.copy, text, { kernel: kernelDoes.copies, rising }, this.worldWith(mount));
    return from;
  }

  /** The directories that a step copied up on its way to `path`, as one event, if there are any. */
  protected parents(step: Step, path: string): void {
    const copies = copiesOf(step).filter((copy) => copy.path !== path);
    if (copies.length === 0) return;
    const rising = copies.map((copy) => ({ path: copy.path, from: copy.from, dir: true }));
    this.script.add(holds.step, say.parents(copies.map((copy) => copy.path)), {
      kernel: kernelDoes.copies,
      rising,
    });
  }
}

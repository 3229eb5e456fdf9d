import type { Frame } from './frame.ts';
import { newFileIn, mostOperations, type FileVerb, type LifeVerb, type Operation } from './operations.ts';
import type { Params } from './params.ts';
import type { TreeRow } from './tree-view.ts';
import type { Status } from './world.ts';

/** Something the reader can do with what is picked. */
export interface Choice {
  readonly verb: FileVerb;
  /** The path that it is done to: another one for a new file in a directory. */
  readonly path: string;
}

/** What can be done to a row of the tree in a container; nothing where that container has no such name. */
export function choicesFor(row: TreeRow, container: number, tree: readonly TreeRow[]): Choice[] {
  const origin = row.origins[container];
  if (!origin) return [];
  const on = (verb: FileVerb): Choice => ({ verb, path: row.path });
  if (origin.kind === 'covered') return [on(row.dir ? 'mkdir' : 'create')];
  if (origin.kind === 'none' || origin.kind === 'gone') return [];
  if (row.dir) {
    const path = newFileIn(row.path, true);
    const there = tree.find((each) => each.path === path)?.origins[container]?.kind;
    const create: Choice[] = there === 'layers' || there === 'volume' ? [] : [{ verb: 'create', path }];
    return [on('read'), ...create, on('chmod'), on('rename'), on('delete')];
  }
  return [on('read'), on('append'), on('overwrite'), on('chmod'), on('rename'), on('delete')];
}

/** What can be done with a container now. */
export function lifeChoices(status: Status, containers: number): LifeVerb[] {
  if (status === 'running') return containers > 1 ? ['stop'] : ['stop', 'keep'];
  if (status === 'stopped') return ['start', 'remove'];
  return ['start'];
}

/** Operations whose outcome the frame shows, with the one that it is in the midst of. */
export const doneBy = (params: Params, frame: Frame): readonly Operation[] =>
  params.ops.slice(0, frame.operation + 1);

export const isFull = (params: Params, frame: Frame): boolean =>
  doneBy(params, frame).length >= mostOperations;

/** Goes on from what the frame shows: operations that come after it give way to the new one. As it was where no more fit. */
export const after = (params: Params, frame: Frame, next: Operation): Params =>
  isFull(params, frame) ? params : { ...params, ops: [...doneBy(params, frame), next] };

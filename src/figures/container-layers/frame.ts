import type { BaseFrame, FigureDefinition } from '../../playback/figure.ts';
import { indexAt, type Us } from '../../playback/timeline.ts';
import { stepClock } from '../../playback/step-clock.ts';
import { alt, altContainer, altFall, altTree, altUpper, altVolume, altWhiteout } from './alt-words.ts';
import { betOf } from './bets.ts';
import {
  containerViews,
  layerViews,
  viewerOf,
  volumeView,
  type ContainerView,
  type LayerView,
  type VolumeView,
} from './pile-view.ts';
import { presets, schema, type Params } from './params.ts';
import { run, type Run } from './run.ts';
import { treeRows, type TreeRow } from './tree-view.ts';
import { diskOf, exists, type Disk } from './world.ts';
import { layerLabel, title } from './words.ts';

export interface DiskView extends Disk {
  /** Bytes more than at the start; less if negative. */
  readonly grown: number;
  /** Containers that there are. */
  readonly containers: number;
  /** Length of the longest bar, bytes. */
  readonly widest: number;
}

export interface Frame extends BaseFrame {
  /** Index of the event; two frames of one event are one picture. */
  readonly event: number;
  /** Index of the operation; −1 before the first. */
  readonly operation: number;
  /** Bottom first. */
  readonly layers: readonly LayerView[];
  readonly containers: readonly ContainerView[];
  readonly volume: VolumeView | null;
  readonly kernel: string;
  /** Whether it may be told that containers share the layers: not before the second has started, for that is bet on. */
  readonly once: boolean;
  /** Whose eyes the pile is seen with. */
  readonly viewer: number;
  /** The path that the operation is about. */
  readonly path: string | null;
  readonly tree: readonly TreeRow[];
  readonly disk: DiskView;
}

/** Everything that is drawn, said and counted at `t`. */
export function frameAt(of: Run, t: Us): Frame {
  const index = Math.max(0, indexAt(of.timeline.steps, t));
  const event = of.events[index]!;
  const { world, scene } = event;
  const disk = diskOf(world);
  const layers = layerViews(event);
  const containers = containerViews(event, disk.uppers);
  const volume = volumeView(world, scene.touched, disk.volume);
  const tree = treeRows(world);
  return {
    say: event.say,
    alt: inWords(layers, containers, volume, tree, disk, scene.path),
    event: index,
    operation: event.operation,
    layers,
    containers,
    volume,
    kernel: scene.kernel,
    once: containers.length === 1 || index > 0,
    viewer: viewerOf(event),
    path: scene.path,
    tree,
    disk: {
      ...disk,
      grown: disk.total - diskOf(of.events[0]!.world).total,
      containers: world.containers.filter(exists).length,
      widest: of.widest,
    },
  };
}

function inWords(
  layers: readonly LayerView[],
  containers: readonly ContainerView[],
  volume: VolumeView | null,
  tree: readonly TreeRow[],
  disk: Disk,
  path: string | null,
): string {
  const answers = [
    ...containers.map(({ index, flag }) => [altUpper(index), flag] as const),
    ...[...layers].reverse().map(({ index, name, flag }) => [layerLabel(index, name), flag] as const),
  ].flatMap(([layer, flag]) => (flag === null ? [] : [[layer, flag.text] as const]));
  const seen = containers.flatMap(({ index, status }) => {
    if (status !== 'running' && status !== 'stopped') return [];
    const files = tree.filter((row) => !row.dir && ['layers', 'volume'].includes(row.origins[index]!.kind));
    const upper = files.filter(({ origins }) => {
      const origin = origins[index]!;
      return origin.kind === 'layers' && origin.layers[0] === 'upper';
    });
    return [altTree(index, files.length, upper.length)];
  });
  return alt(
    layers.map(({ index, name }) => layerLabel(index, name)),
    containers.map(({ index, status, chips }) =>
      altContainer(
        index,
        status,
        chips.map((chip) => (chip.kind === 'whiteout' ? altWhiteout(chip.path) : chip.path)),
      ),
    ),
    seen.join(' '),
    disk.total,
    volume === null ? null : altVolume(volume.chips.map((chip) => chip.path)),
    path === null || answers.length === 0 ? null : altFall(path, answers),
  );
}

export const definition: FigureDefinition<Params, Run, Frame> = {
  id: 'container-layers',
  title,
  schema,
  presets,
  run,
  frameAt,
  ...stepClock,
  bet: betOf,
};

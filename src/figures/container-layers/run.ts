import type { FigureClaims } from '../../playback/figure.ts';
import type { Timeline } from '../../playback/timeline.ts';
import { FileOperations } from './file-operations.ts';
import { imageBytes } from './image.ts';
import { lifeOperation } from './life-operations.ts';
import { inVolume, isFileOperation } from './operations.ts';
import type { Params } from './params.ts';
import { holds, Script, type Event } from './script.ts';
import { volumeOperation } from './volume-operations.ts';
import { diskOf, firstWorld, withContainer } from './world.ts';
import { say } from './narration-words.ts';
import { kernelDoes } from './words.ts';

export interface Run {
  readonly params: Params;
  readonly events: readonly Event[];
  readonly timeline: Timeline;
  /** Index of each operation's first event. */
  readonly starts: readonly number[];
  /** The most bytes that the disk row with copies shows in this run: its bar's full length. */
  readonly widest: number;
  readonly claims: FigureClaims;
}

/**
 * Plays the operations on an image and its containers and gives every event, with the state of everything at each.
 * Whatever the operations are, they give a run: one that cannot be done says why.
 */
export function run(params: Params, claims: FigureClaims): Run {
  const first = firstWorld(params);
  const script = new Script(first, kernelDoes.idle);
  script.add(holds.start, say.start(params.volume, params.image === 'leftovers', params.containers > 1), {
    kernel: kernelDoes.mounts,
  });
  if (params.containers > 1) {
    script.add(
      holds.result,
      say.secondStarts(imageBytes(first.image)),
      { actor: 1, kernel: kernelDoes.mounts },
      withContainer(first, 1, { status: 'running' }),
    );
  }
  const starts = params.ops.map((op, i) => {
    const start = script.events.length;
    const index = op.container - 1;
    if (!isFileOperation(op)) lifeOperation(script, i, index, op.verb);
    else {
      const status = script.world.containers[index]?.status ?? 'absent';
      if (status !== 'running') {
        script.begin(i, index, null, '');
        script.add(holds.result, say.noProcess(index, status), { kernel: kernelDoes.idle });
      } else if (script.world.volume && inVolume(op.path))
        volumeOperation(script, i, index, op.verb, op.path);
      else new FileOperations(script, index).perform(i, op.verb, op.path);
    }
    return start;
  });
  const { events, duration } = script;
  const steps = events.map(({ at }) => at);
  return {
    params,
    events,
    timeline: { duration, steps, changes: steps },
    starts,
    widest: Math.max(...events.map(({ world }) => diskOf(world).copies)),
    claims,
  };
}

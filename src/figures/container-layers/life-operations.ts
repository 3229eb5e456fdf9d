import { shortDigest, upperBytes } from '../../simulators/image-layers/index.ts';
import { archiveBytes, imageBytes, withStep } from './image.ts';
import type { LifeVerb } from './operations.ts';
import { holds, type Script } from './script.ts';
import { exists, marksOf, mountOf, upperIsEmpty, withContainer, type World } from './world.ts';
import { say } from './narration-words.ts';
import { kernelDoes } from './words.ts';

/** The layer ramp has six steps, so a picture has at most six layers. */
export const mostLayers = 6;

/** Stop, start or remove a container, or pack what it has changed as the image's next layer. */
export function lifeOperation(script: Script, operation: number, index: number, verb: LifeVerb): void {
  const container = script.world.containers[index];
  script.begin(operation, index, null, '');
  const refuse = (text: string) => script.add(holds.result, text, { kernel: kernelDoes.idle });
  if (!container) return refuse(say.noProcess(index, 'absent'));
  const { status, mount } = container;
  const own = upperBytes(mount);
  const put = (text: string, kernel: string, world: World) =>
    script.add(holds.result, text, { kernel }, world);
  const change = (next: Partial<typeof container>) => withContainer(script.world, index, next);

  switch (verb) {
    case 'stop':
      if (status !== 'running') return refuse(say.cannotStop(index));
      return put(say.stopped(index, own, marksOf(mount)), kernelDoes.unmounts, change({ status: 'stopped' }));
    case 'start':
      if (status === 'running') return refuse(say.cannotStart(index));
      if (status === 'stopped')
        return put(say.startedAgain(index), kernelDoes.mounts, change({ status: 'running' }));
      return put(
        say.startedNew(index),
        kernelDoes.mounts,
        change({ status: 'running', mount: mountOf(script.world.image) }),
      );
    case 'remove':
      if (status === 'running') return refuse(say.cannotRemove(index));
      if (status !== 'stopped') return refuse(say.nothingToRemove(index));
      return put(
        say.removed(index, own, script.world.volume !== null),
        kernelDoes.unmounted,
        change({ status: 'removed', mount: mountOf(script.world.image) }),
      );
    case 'keep':
      return keep(script, index, refuse);
  }
}

function keep(script: Script, index: number, refuse: (text: string) => void): void {
  const { world } = script;
  const container = world.containers[index]!;
  if (!exists(container)) return refuse(say.noProcess(index, container.status));
  if (world.containers.length > 1) return refuse(say.stepAlone());
  if (upperIsEmpty(container.mount)) return refuse(say.stepEmpty());
  if (world.image.length >= mostLayers) return refuse(say.stepTooMany(mostLayers));
  script.add(holds.step, say.stepEnds(index), { kernel: kernelDoes.compares });
  const image = withStep(world.image, container.mount);
  const step = image.at(-1)!;
  const next: World = { ...withContainer(world, index, { mount: mountOf(image) }), image };
  const entries = step.layer.entries.map(({ path }) => path);
  const brief = entries.length > 4 ? [...entries.slice(0, 3), say.stepMore(entries.length - 3)] : entries;
  const digest = `sha256:${shortDigest(step.layer.digest)}…`;
  script.add(
    holds.copy,
    say.stepPacked(image.length - 1, brief, step.layer.tar.length, digest),
    { kernel: kernelDoes.compares },
    next,
  );
  script.add(
    holds.result,
    say.stepResult(
      imageBytes(world.image),
      imageBytes(image),
      archiveBytes(world.image),
      archiveBytes(image),
    ),
    { kernel: kernelDoes.idle },
  );
}

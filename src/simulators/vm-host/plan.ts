import { ParamError } from '../shared/errors.ts';
import type { HostPlan } from './types.ts';

/** Throws `ParamError` naming the field where a plan cannot be run. */
export function checkPlan({ host, guest, guests }: HostPlan): void {
  const whole = (field: string, value: number, least: number) => {
    if (!Number.isInteger(value) || value < least)
      throw new ParamError(field, `must be a whole number of ${least} or more, not ${value}.`);
  };
  whole('guests', guests, 1);
  whole('host.cpus', host.cpus, 1);
  whole('host.frames', host.frames, 1);
  whole('host.swapSlots', host.swapSlots, 0);
  whole('host.blocks', host.blocks, 1);
  whole('guest.vcpus', guest.vcpus, 1);
  whole('guest.pages', guest.pages, 1);
  whole('guest.blocks', guest.blocks, 1);
  if (!(host.link > 0)) throw new ParamError('host.link', `must be more than 0, not ${host.link}.`);
  if (guest.bootPages + guest.servePages > guest.pages)
    throw new ParamError(
      'guest.pages',
      `must hold the ${guest.bootPages + guest.servePages} it needs, not ${guest.pages}.`,
    );
  if (guest.installed + guest.serveBlocks > guest.blocks)
    throw new ParamError(
      'guest.blocks',
      `must hold the ${guest.installed + guest.serveBlocks} it needs, not ${guest.blocks}.`,
    );
  if (guests * guest.installed > host.blocks)
    throw new ParamError(
      'host.blocks',
      `must hold ${guests} installed images of ${guest.installed}, not ${host.blocks}.`,
    );
}

import { ParamError } from '../shared/errors.ts';
import { admitted } from './admission.ts';
import type { HostPlan } from './types.ts';

/** Throws `ParamError` naming the field where a plan cannot be run. */
export function checkPlan(plan: HostPlan): void {
  const { host, guest, guests, admission } = plan;
  const whole = (field: string, value: number, least: number) => {
    if (!Number.isInteger(value) || value < least)
      throw new ParamError(field, `must be a whole number of ${least} or more, not ${value}.`);
  };
  // Written so that NaN is refused, too.
  const amount = (field: string, value: number) => {
    if (!(value >= 0)) throw new ParamError(field, `must be a number of 0 or more, not ${value}.`);
  };
  whole('guests', guests, 1);
  whole('host.cpus', host.cpus, 1);
  whole('host.frames', host.frames, 1);
  whole('host.swapSlots', host.swapSlots, 0);
  whole('host.blocks', host.blocks, 1);
  whole('guest.vcpus', guest.vcpus, 1);
  whole('guest.pages', guest.pages, 1);
  whole('guest.blocks', guest.blocks, 1);
  whole('guest.bootPages', guest.bootPages, 0);
  whole('guest.servePages', guest.servePages, 0);
  whole('guest.installed', guest.installed, 0);
  whole('guest.serveBlocks', guest.serveBlocks, 0);
  amount('guest.serveLink', guest.serveLink);
  if (!(host.link > 0)) throw new ParamError('host.link', `must be more than 0, not ${host.link}.`);
  if (admission.kind === 'ratios') {
    amount('admission.cpu', admission.cpu);
    amount('admission.ram', admission.ram);
    amount('admission.disk', admission.disk);
  }
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
  // Who is refused brings no image.
  const images = admitted(plan);
  if (images * guest.installed > host.blocks)
    throw new ParamError(
      'host.blocks',
      `must hold ${images} installed images of ${guest.installed}, not ${host.blocks}.`,
    );
}

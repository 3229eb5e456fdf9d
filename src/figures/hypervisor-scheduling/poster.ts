import { box, column, group, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { loadLabels, loadNotes, parts, places, scheduler, settings } from './words.ts';

/** The VMs with their vCPUs, the scheduler under them, and what each CPU has and who waits for it. */
export const poster = stillOf(definition, ({ frame, params: { policy } }) =>
  column([
    row(
      frame.vms.map(({ name, series, vm, vcpus }) =>
        group(
          settings.vm(name),
          [
            box('app', loadLabels[vm.load], { aside: loadNotes[vm.load], size: 'thin' }),
            box('kernel', parts.kernel, { size: 'thin' }),
            ...vcpus.map((token) =>
              box('virtual-hardware', parts.vcpus(1), {
                aside: token.place === 'home' ? places.asleep : `${token.name} ${places.away[token.place]}`,
                size: 'thin',
              }),
            ),
          ],
          { series },
        ),
      ),
    ),
    box(policy === 'xen' ? 'hypervisor' : 'kernel', scheduler[policy].label, {
      aside: scheduler[policy].sub,
    }),
    ...frame.cpus.map(({ cpu, running, queue }) =>
      row(
        [
          box('virtual-hardware', places.queue(cpu), {
            ghost: queue.length === 0,
            aside: queue.map(({ name }) => `${name} ${places.away.queue}`).join(', '),
          }),
          box('hardware', places.cpu(cpu), {
            aside: running ? `${running.name} ${places.away.cpu}` : places.idle,
          }),
        ],
        [1.6, 1],
      ),
    ),
  ]),
);

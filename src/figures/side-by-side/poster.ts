import { box, column, group, head, row } from '../../drawing/poster.ts';
import { stillOf } from '../../playback/first-frame.ts';
import { definition } from './frame.ts';
import { hardwareLine, layerLabels, parts, phaseLabels, words } from './words.ts';

/** The two hosts, each with what is there at the start. */
export const poster = stillOf(definition, ({ frame, params }) =>
  row(
    [
      column([
        head(words.vms),
        row(
          frame.vms.map((vm, i) =>
            group(
              parts.vm(i + 1),
              [
                box('app', parts.app, { ghost: vm.app === 'absent', size: 'thin' }),
                box('kernel', parts.guestKernel, { ghost: vm.kernel === 'absent', size: 'thin' }),
                box('virtual-hardware', parts.machine, { ghost: vm.machine === 'absent', size: 'thin' }),
              ],
              { series: i + 1 },
            ),
          ),
        ),
        ...(params.hypervisor === 'kvm'
          ? [
              box('hypervisor', parts.kvm, { aside: words.kvm, size: 'thin' }),
              box('kernel', parts.hostKernel, { aside: words.schedulesVcpus }),
            ]
          : [box('hypervisor', parts.xen, { aside: words.schedulesVcpus, size: 'tall' })]),
        box('hardware', parts.hardware, { aside: hardwareLine(params.cpus), size: 'thin' }),
      ]),
      column([
        head(words.containers),
        row(
          frame.containers.map((container, i) =>
            group(
              parts.container(i + 1),
              [
                box('app', parts.app, {
                  ghost: container.app === 'absent',
                  aside: container.app === 'absent' ? undefined : phaseLabels[container.phase],
                  size: 'thin',
                }),
                box('writable', parts.writable, { ghost: container.writable === 'absent', size: 'thin' }),
              ],
              { series: i + 1, ghost: container.walls === 'absent' },
            ),
          ),
        ),
        ...frame.layers
          .map(({ name, state }, i) =>
            box('layer', layerLabels[name], { depth: i + 1, ghost: state !== 'here', size: 'thin' }),
          )
          .reverse(),
        box('kernel', parts.hostKernel, { aside: words.schedulesProcesses }),
        box('hardware', parts.hardware, { aside: hardwareLine(params.cpus), size: 'thin' }),
      ]),
    ],
    [1.15, 1],
  ),
);

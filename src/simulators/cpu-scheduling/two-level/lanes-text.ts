import { lanesText, type LanesOptions } from '../core/lanes-text.ts';
import type { Slice } from '../types.ts';
import type { TwoLevelRun } from './types.ts';

/** Draws which process really ran on each CPU of the host, as `lanesText` does with tasks; ids of one character are best. */
export function processLanesText(run: TwoLevelRun, options: LanesOptions): string {
  const slices: Slice[][] = run.host.slices.map(() => []);
  const tasks: { id: string; group: number }[] = [];
  run.vms.forEach(({ processes, lanes }, group) => {
    processes.forEach(({ id }, process) => {
      const task = tasks.push({ id, group }) - 1;
      for (const { cpu, start, end } of lanes[process]!) slices[cpu]!.push({ cpu, task, start, end });
    });
  });
  return lanesText({ ...run.host, tasks, slices }, options);
}

/** Draws which process the guest has on each vCPU of a VM, whether or not that runs. */
export function believedLanesText(run: TwoLevelRun, vm: number, options: LanesOptions): string {
  const { processes, believed } = run.vms[vm]!;
  const tasks = processes.map(({ id }) => ({ id, group: vm }));
  return lanesText({ ...run.host, tasks, slices: believed }, options).replaceAll('CPU', 'vCPU');
}

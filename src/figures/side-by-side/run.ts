import type { FigureClaims } from '../../playback/figure.ts';
import { tidyTimes, type Timeline, type Us } from '../../playback/timeline.ts';
import { start, type StartupRun } from '../../simulators/startup/index.ts';
import { occupancy, type Occupancy } from './occupancy.ts';
import type { Params } from './params.ts';
import { layerSizes, plans, type Plans } from './plans.ts';
import { sizes, type Sizes } from './sizes.ts';

export interface Run {
  readonly params: Params;
  readonly plans: Plans;
  readonly vm: StartupRun;
  readonly container: StartupRun;
  readonly duration: Us;
  readonly vmBusy: Occupancy;
  readonly containerBusy: Occupancy;
  readonly sizes: Sizes;
}

/** How long the picture goes on after the last answer. */
const tail: Us = 100_000;

/** Both sides on one clock, until the slower one's last copy has answered. */
export function run(params: Params, claims: FigureClaims): Run {
  const layers = layerSizes(params, claims);
  const counted = sizes(params, layers, claims);
  const both = plans(params, layers, counted, claims);
  const vm = start(both.vm, { tail });
  const container = start(both.container, { tail });
  const duration = Math.max(vm.schedule.scenario.horizon, container.schedule.scenario.horizon);
  return {
    params,
    plans: both,
    vm: vm.schedule.scenario.horizon === duration ? vm : start(both.vm, { until: duration }),
    container:
      container.schedule.scenario.horizon === duration
        ? container
        : start(both.container, { until: duration }),
    duration,
    vmBusy: occupancy(vm, duration),
    containerBusy: occupancy(container, duration),
    sizes: counted,
  };
}

/** Steps: every event of either side. Between two of them nothing changes but the lanes, which move smoothly. */
export function timeline({
  vm,
  container,
  plans: { layerTransfers, diskTransfers },
  duration,
}: Run): Timeline {
  const times: Us[] = [];
  for (const side of [vm, container]) {
    for (const spans of [side.shared, ...side.copies])
      for (const { start: begun } of spans) times.push(begun);
    times.push(...side.responses);
  }
  for (const transfer of [...layerTransfers, ...diskTransfers]) times.push(transfer.start, transfer.end);
  const steps = tidyTimes(times, duration);
  return { duration, steps, changes: steps };
}

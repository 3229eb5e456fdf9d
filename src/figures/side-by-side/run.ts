import type { FigureClaims } from '../../playback/figure.ts';
import { tidyTimes, type Timeline, type Us } from '../../playback/timeline.ts';
import { start, type StartupRun } from '../../simulators/startup/index.ts';
import { number } from './claims.ts';
import { occupancy, type Occupancy } from './occupancy.ts';
import type { Params } from './params.ts';
import { plans, type Plans } from './plans.ts';

/** Bytes and MiB that are counted, from the claims. */
export interface Sizes {
  readonly vmDisk: number;
  readonly vmTransfer: number;
  readonly upper: number;
  /** MiB of one guest's own memory, and of the monitor that presents its machine. */
  readonly guestMemory: number;
  readonly monitorMemory: number;
  /** MiB of n containers, n = 0…6. */
  readonly containerMemory: readonly number[];
}

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
  const both = plans(params, claims);
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
    sizes: sizes(params, claims),
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

function sizes({ guest, upper }: Params, claims: FigureClaims): Sizes {
  const get = (id: string) => number(claims, id);
  const one = get('sbs-containers-pss-one');
  const four = get('sbs-containers-pss-four');
  const eight = get('sbs-containers-pss-eight');
  // Measured for one, four and eight copies; between them a straight line.
  const memory = (n: number) => {
    if (n === 0) return 0;
    return n <= 4 ? one + ((four - one) * (n - 1)) / 3 : four + ((eight - four) * (n - 4)) / 4;
  };
  const overhead = guest === 'microvm' ? 'sbs-vmm-overhead-firecracker' : 'sbs-vmm-overhead-qemu';
  return {
    vmDisk: get('sbs-vm-disk-raw'),
    vmTransfer: get('sbs-vm-disk-transfer'),
    upper: upper * 1000,
    guestMemory: get('sbs-guest-ram-resident'),
    monitorMemory: get(overhead),
    containerMemory: Array.from({ length: 7 }, (_, n) => memory(n)),
  };
}

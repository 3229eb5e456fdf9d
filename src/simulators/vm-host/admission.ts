import type { HostPlan } from './types.ts';

/** How many times each part is promised to `guests` guests: vCPUs for each CPU, and so on. */
export function promisedRatios({ host, guest }: Pick<HostPlan, 'host' | 'guest'>, guests: number) {
  return {
    cpu: (guests * guest.vcpus) / host.cpus,
    ram: (guests * guest.pages) / host.frames,
    disk: (guests * guest.blocks) / host.blocks,
    /** A guest’s link has no speed of its own: each could fill the host’s alone. */
    net: guests,
  };
}

/** How many of the guests asked for are let in: as long as the next one's promise keeps within the ratios. */
export function admitted(plan: HostPlan): number {
  const { admission, guests } = plan;
  if (admission.kind === 'all') return guests;
  const most = admission.kind === 'ratios' ? admission : { cpu: 1, ram: 1, disk: 1 };
  let count = 0;
  while (count < guests) {
    const next = promisedRatios(plan, count + 1);
    if (next.cpu > most.cpu || next.ram > most.ram || next.disk > most.disk) break;
    count += 1;
  }
  return count;
}

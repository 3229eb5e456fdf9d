import { guestSizes, hostKernel, layerFiles, mergingOf } from './sizes.ts';
import type { Copy, DiskUse, MiB, Plan, SideName, Stand, Use } from './types.ts';

const nothing: Copy = { vmm: 0, kernel: 0, system: 0, files: 0, app: 0, shim: 0, books: 0 };

/** One VM's memory, MiB by part; `given`: without the file cache that nothing has mapped. */
export function vmCopy(plan: Plan, given: boolean): Copy {
  const { kernel, system, mapped, cache, app } = guestSizes(plan);
  const vmm = plan.measured.vmm[plan.vmm].each;
  return { ...nothing, vmm, kernel, system, files: mapped + (given ? 0 : cache), app };
}

/** One container's own memory, MiB by part: what every further copy on the same base costs. */
export function containerCopy({ measured, app }: Plan): Copy {
  return { ...nothing, app: app.own, shim: measured.shim.each, books: measured.books };
}

/** The sum of a copy's parts, MiB. */
export const sizeOf = (copy: Copy): MiB => Object.values(copy).reduce((sum, part) => sum + part, 0);

/**
 * Where the host's memory is when a side stands so: KSM’s copies first, then those that only gave cache back, then
 * those as they started. Pages that KSM has merged are counted once for each base.
 */
export function memoryOf(plan: Plan, side: SideName, stand: Stand): Use {
  const host = { kernel: hostKernel(plan.measured, plan.host.memory), programs: plan.measured.hostPrograms };
  const { once, groups } = side === 'vms' ? vmUse(plan, stand) : containerUse(plan, stand);
  const copies = groups.reduce((sum, group) => sum + group.copies * sizeOf(group.each), 0);
  return {
    host,
    once,
    groups: groups.filter((group) => group.copies > 0),
    total: host.kernel + host.programs + once.program + once.files + once.merged + copies,
  };
}

type Part = Pick<Use, 'once' | 'groups'>;

function vmUse(plan: Plan, { copies, given, merged }: Stand): Part {
  const fresh = vmCopy(plan, false);
  const thin = vmCopy(plan, true);
  const before = plan.balloon ? thin : fresh;
  const { each, once } = mergingOf(plan.measured);
  const mergeable = before.kernel + before.system + before.files;
  const sets = Math.min(merged, plan.bases);
  const after: Copy = {
    ...before,
    kernel: before.kernel * each,
    system: before.system * each,
    files: before.files * each,
  };
  const thinned = Math.max(0, given - merged);
  return {
    once: {
      program: copies > 0 ? plan.measured.vmm[plan.vmm].once : 0,
      files: 0,
      merged: mergeable * once * sets,
    },
    groups: [
      { copies: merged, each: after },
      { copies: thinned, each: thin },
      { copies: copies - merged - thinned, each: fresh },
    ],
  };
}

function containerUse(plan: Plan, { copies, given }: Stand): Part {
  const { read, mapped } = layerFiles(plan.measured, plan.app);
  const sets = Math.min(copies, plan.bases);
  const dropped = Math.min(given, sets);
  return {
    once: {
      program: copies > 0 ? plan.measured.shim.once : 0,
      files: dropped * mapped + (sets - dropped) * read,
      merged: 0,
    },
    groups: [{ copies, each: containerCopy(plan) }],
  };
}

/** What so many copies take of the host's disk, MiB: disks in full, or one file a base and what each copy writes. */
export function diskOf(plan: Plan, side: SideName, copies: number): DiskUse {
  const { measured, app, guest, disks } = plan;
  const { disk } = measured;
  // An app that reads more than ours has at least that much more to install.
  const more = Math.max(0, app.files - measured.app.files);
  const sets = Math.min(copies, plan.bases);
  const image = disk.image + more;
  if (side === 'containers') return sum(sets * image, disk.layerWrites, copies);
  const full = guest === 'full' ? disk.guest + more : image;
  const writes = guest === 'full' ? disk.guestWrites : disk.layerWrites;
  const kernelFile = guest === 'minimal' && copies > 0 ? disk.kernelFile : 0;
  return disks === 'full'
    ? sum(kernelFile, full + writes, copies)
    : sum(kernelFile + sets * full, writes, copies);
}

const sum = (once: MiB, each: MiB, copies: number): DiskUse => ({
  once,
  each,
  copies,
  total: once + each * copies,
});

import type { Part, PartKind } from './part.ts';

/** One scheduler on the way from the app's threads to the real CPUs. */
export interface SchedulingStep {
  /** Id of the kernel that decides. */
  readonly kernel: string;
  readonly places: 'threads' | 'vcpus';
  readonly on: 'vcpus' | 'cpus';
}

/** The answers for one running copy of the app. */
export interface CopyAnswer {
  readonly copy: number;
  /** Id of the kernel that its system calls end at. */
  readonly kernel: string;
  /** From the app down to the metal. */
  readonly scheduled: readonly SchedulingStep[];
}

/** A kind of part that is there more than once. */
export interface Copied {
  readonly kind: PartKind;
  readonly parts: readonly Part[];
}

/** A part that several running copies need. */
export interface Shared {
  readonly part: Part;
  readonly by: readonly number[];
}

/** The four questions, answered for whatever stands. */
export interface Answers {
  readonly kernels: readonly Part[];
  readonly copies: readonly CopyAnswer[];
  readonly copied: readonly Copied[];
  readonly shared: readonly Shared[];
}

/** What can be copied; of the metal there is one, and of the hypervisor one on it. */
const copyable: readonly PartKind[] = ['kernel', 'tools', 'machine', 'engine', 'image', 'container', 'app'];

/**
 * Reads the four answers off the parts that stand, by what stands on what: a call ends at the first kernel on the way
 * down; each kernel schedules onto the CPUs of the machine it runs on, and where that machine is virtual its CPUs are
 * threads of the kernel below; what is shared is what several copies of the app stand on.
 */
export function answersOf(parts: readonly Part[]): Answers {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const under = (part: Part) => part.on.map((id) => byId.get(id)!);
  const kernelBelow = (part: Part): Part => {
    let level = under(part);
    for (;;) {
      const kernel = level.find(({ kind }) => kind === 'kernel');
      if (kernel) return kernel;
      level = level.flatMap(under);
    }
  };
  const everythingBelow = (part: Part): Set<string> => {
    const found = new Set<string>();
    const visit = (each: Part) => {
      for (const below of under(each)) {
        if (found.has(below.id)) continue;
        found.add(below.id);
        visit(below);
      }
    };
    visit(part);
    return found;
  };
  const scheduledBy = (kernel: Part): SchedulingStep[] => {
    const machine = under(kernel).find(({ kind }) => kind === 'machine');
    if (!machine) return [{ kernel: kernel.id, places: 'threads', on: 'cpus' }];
    const host = kernelBelow(machine);
    return [
      { kernel: kernel.id, places: 'threads', on: 'vcpus' },
      ...scheduledBy(host).map((step) => ({ ...step, places: 'vcpus' as const })),
    ];
  };

  const apps = parts.filter(({ kind }) => kind === 'app');
  const needed = apps.map((app) => ({ copy: app.copy, below: everythingBelow(app) }));
  return {
    kernels: parts.filter(({ kind }) => kind === 'kernel'),
    copies: apps.map((app) => {
      const kernel = kernelBelow(app);
      return { copy: app.copy, kernel: kernel.id, scheduled: scheduledBy(kernel) };
    }),
    copied: copyable.flatMap((kind) => {
      const same = parts.filter((part) => part.kind === kind);
      return same.length > 1 ? [{ kind, parts: same }] : [];
    }),
    shared: parts.flatMap((part) => {
      const by = needed.filter(({ below }) => below.has(part.id)).map(({ copy }) => copy);
      return by.length > 1 ? [{ part, by }] : [];
    }),
  };
}

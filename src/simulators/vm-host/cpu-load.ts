import { simulate, type GroupSpec, type Slice, type Work } from '../cpu-scheduling/index.ts';
import { ms, type Us } from '../shared/units.ts';
import type { GuestState } from './types.ts';
import { waitsOf, type Stretch } from './waits.ts';

/** What a vCPU does while its guest only serves: a request of so much work every so often (µs). */
export interface Serving {
  readonly run: Us;
  readonly every: Us;
}

export interface CpuHost {
  readonly cpus: number;
  readonly vcpus: number;
  readonly serving: Serving;
  /** The kernel's clock (µs): slices end on it. */
  readonly tick: Us;
}

export interface GuestCpu {
  /** CPUs that it has work for, that it got, and what part of its waiting-or-running time it waited. */
  readonly asked: number;
  readonly got: number;
  readonly waited: number;
  /** By vCPU: when its thread ran, and when it stood ready and did not, from `from` on. */
  readonly threads: readonly { readonly ran: readonly Stretch[]; readonly waited: readonly Stretch[] }[];
}

export interface CpuLoad {
  /** By CPU: whose threads ran when, from `from` on. */
  readonly lanes: readonly (readonly (Stretch & { readonly guest: number; readonly vcpu: number })[])[];
  readonly guests: readonly GuestCpu[];
  /** The stretch that is shown, µs from the start of the run. */
  readonly from: Us;
  readonly to: Us;
}

const horizon = ms(720);
/** Long enough for some turns of everybody, late enough that the start is over. */
const view = { from: ms(240), to: ms(290) } as const;

/**
 * Runs the vCPU threads of all guests on the host's CPUs under Linux's EEVDF, each guest in a cgroup of its own with the
 * default weight, and gives who ran when and what everybody missed. Shares are of the whole run of 720 ms.
 */
export function cpuLoad(host: CpuHost, guests: readonly GuestState[]): CpuLoad {
  const works = guests.map((guest, g) => worksOf(host, guest, g));
  const groups = works.flatMap((list, g): GroupSpec[] =>
    list.length === 0
      ? []
      : [{ id: `guest-${g + 1}`, tasks: list.map((work, v) => ({ id: `${g}/${v}`, work })) }],
  );
  const { from, to } = view;
  if (groups.length === 0) {
    const none = { asked: 0, got: 0, waited: 0, threads: [] };
    return { from, to, lanes: Array.from({ length: host.cpus }, () => []), guests: guests.map(() => none) };
  }
  const run = simulate({ cpus: host.cpus, policy: 'linux-eevdf', groups, horizon, tick: host.tick });
  const totals = run.at(horizon).tasks;
  const index = new Map(run.tasks.map(({ id }, i) => [id, i]));
  const slices = run.slices.flat().sort((a, b) => a.start - b.start);
  return {
    from,
    to,
    lanes: run.slices.map((lane) =>
      joined(lane).flatMap(({ task, start, end }) => {
        const [guest, vcpu] = run.tasks[task]!.id.split('/').map(Number);
        const stretch = clip({ start, end }, from, to);
        return stretch ? [{ ...stretch, guest: guest!, vcpu: vcpu! }] : [];
      }),
    ),
    guests: works.map((list, g) => {
      const tasks = list.map((_, v) => index.get(`${g}/${v}`)!);
      const sum = (of: 'ran' | 'waited') => tasks.reduce((all, task) => all + totals[task]![of], 0);
      const ready = sum('ran') + sum('waited');
      return {
        asked: list.reduce((all, work) => all + wanted(work), 0),
        got: sum('ran') / horizon,
        waited: ready === 0 ? 0 : sum('waited') / ready,
        threads: list.map((work, v) => {
          const own = joined(slices.filter(({ task }) => task === tasks[v]));
          const within = (list: readonly Stretch[]) => list.flatMap((one) => clip(one, from, to) ?? []);
          return { ran: within(own), waited: within(waitsOf(work, own, horizon)) };
        }),
      };
    }),
  };
}

/** What each vCPU of a guest has to do now; a guest that does not run has no thread that does. */
function worksOf({ vcpus, serving }: CpuHost, { status, activity }: GuestState, guest: number): Work[] {
  if (status !== 'running') return [];
  return Array.from({ length: vcpus }, (_, vcpu): Work => {
    if (activity === 'computes') return { kind: 'busy' };
    // One CPU brings a kernel up, and starts the others late.
    if (activity === 'boots') return vcpu === 0 ? { kind: 'busy' } : { kind: 'idle' };
    // Requests do not come to all vCPUs at once.
    const first = Math.round((((guest * vcpus + vcpu) * 7) % 12) * (serving.every / 12));
    return { kind: 'bursty', ...serving, first };
  });
}

const wanted = (work: Work): number =>
  work.kind === 'busy' ? 1 : work.kind === 'bursty' ? work.run / work.every : 0;

function clip({ start, end }: Stretch, from: Us, to: Us): Stretch | null {
  return end <= from || start >= to ? null : { start: Math.max(start, from), end: Math.min(end, to) };
}

/** Slices of one task that follow each other without a break are one stretch. */
function joined(slices: readonly Slice[]): Slice[] {
  const found: Slice[] = [];
  for (const slice of slices) {
    const last = found.at(-1);
    if (last?.end === slice.start && last.task === slice.task)
      found[found.length - 1] = { ...last, end: slice.end };
    else found.push(slice);
  }
  return found;
}

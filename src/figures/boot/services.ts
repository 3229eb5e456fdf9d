import type { FigureClaims } from '../../playback/figure.ts';
import type { Us } from '../../playback/timeline.ts';
import type { Slice } from '../../simulators/cpu-scheduling/index.ts';
import {
  criticalChain,
  debianUnits,
  initReads,
  isTarget,
  startUnits,
  type Unit,
  type UnitSpan,
  type UnitsRun,
} from '../../simulators/boot/index.ts';
import { emulated, number, scaleClaim, unitWork } from './claims.ts';
import { groupOf, type Group } from './groups.ts';

/** The start of systemd and its services, from systemd's first line on; times in µs of this figure. */
export interface Services {
  readonly spans: readonly UnitSpan[];
  /** Per vCPU, who had it when. */
  readonly lanes: readonly (readonly { readonly start: Us; readonly end: Us; readonly group: Group }[])[];
  /** What the app had to wait for, systemd first, the app last. */
  readonly chain: readonly string[];
  /** CPU time of each group's units. */
  readonly work: Readonly<Record<Group, Us>>;
  /** systemd has read its units; the app begins; it answers; everything is started; the last work is done. */
  readonly read: Us;
  readonly appStart: Us;
  readonly answer: Us;
  readonly all: Us;
  readonly end: Us;
}

/** Microseconds for a million instructions: of the app, and of everything else. */
interface Rates {
  readonly app: number;
  readonly others: number;
}

/**
 * systemd's part of a Debian guest's start without the units of `off`, on `vcpus` vCPUs, at `scale` (emulated time is
 * divided by it). How much work each unit is comes from instructions counted in the guest; how long an instruction
 * takes is set so that on one vCPU, with nothing taken away, the phases last as long as they were measured.
 */
export function services(
  claims: FigureClaims,
  off: ReadonlySet<Group>,
  vcpus: number,
  scale: number,
): Services {
  const units = unitsOf(claims, rates(claims)).filter(({ id }) => !off.has(groupOf(id)));
  const run = startUnits(units, vcpus);
  // The guest is simulated at the claim's scale; another one only stretches the picture.
  const stretch = (t: Us): Us => Math.round((t * number(claims, scaleClaim)) / scale);
  const at = (id: string) => run.spans.find((span) => span.id === id)!;
  const work = Object.fromEntries(
    ['init', 'devices', 'logs', 'house', 'network', 'logins', 'app'].map((group) => [group, 0]),
  ) as Record<Group, Us>;
  for (const unit of units) work[groupOf(unit.id)] += stretch(unit.work + (unit.later ?? 0));
  return {
    spans: run.spans.map(({ id, start, ready, end }) => ({
      id,
      start: stretch(start),
      ready: stretch(ready),
      end: stretch(end),
    })),
    lanes: run.schedule.slices.map((slices) => joined(slices, run, stretch)),
    chain: criticalChain(units, run.spans, 'app'),
    work,
    read: stretch(at(initReads).ready),
    appStart: stretch(at('app').start),
    answer: stretch(at('app').ready),
    all: stretch(at('multi-user.target').ready),
    end: stretch(run.end),
  };
}

/** The app alone, as the first program: no service beside it, on one vCPU. */
export function appAlone(claims: FigureClaims, scale: number): Us {
  const length = number(claims, unitWork('app')) * rates(claims).app;
  return Math.round((length * number(claims, scaleClaim)) / scale);
}

const cache = new WeakMap<FigureClaims, Rates>();

/** Two lengths were measured, so two rates are set: first the one that the app's start depends on, then the app's own. */
function rates(claims: FigureClaims): Rates {
  const known = cache.get(claims);
  if (known) return known;
  const ms = (id: string) => (number(claims, id) * 1000) / number(claims, scaleClaim);
  const [start, length] = [ms(emulated.services), ms(emulated.app)];
  const at = (rate: Rates) => startUnits(unitsOf(claims, rate), 1).spans.find(({ id }) => id === 'app')!;
  let others = 700;
  for (let i = 0; i < 4; i += 1) others *= start / at({ app: 1, others }).start;
  let app = others;
  for (let i = 0; i < 6; i += 1) {
    const span = at({ app, others });
    app *= length / (span.ready - span.start);
  }
  const found = { app, others };
  cache.set(claims, found);
  return found;
}

/** The units with their work in µs on one CPU, systemd's own share for each unit included. */
function unitsOf(claims: FigureClaims, { app, others }: Rates): Unit[] {
  const work = (id: string) => number(claims, unitWork(id));
  const count = debianUnits.reduce((sum, { units }) => sum + units, 0);
  const each = (work('init-later') + work('kernel-later')) / count;
  const us = (millions: number) => Math.round(millions * others);
  const mounts = debianUnits
    .filter(({ id }) => id.endsWith('mounts'))
    .reduce((sum, { units }) => sum + units, 0);
  return debianUnits.map(({ id, units, after }): Unit => {
    const alike = units > 1 ? { processes: units, apart: true } : {};
    const own = (millions: number): Unit => ({ id, after, ...alike, work: us(millions + units * each) });
    if (isTarget(id)) return { id, after, work: 0 };
    if (id === 'app') return { id, after, work: Math.round(work('app') * app + each * others) };
    if (id === 'devices')
      return { id, after, work: us(work('udevd') - work('udevd-ready')), processes: workers };
    if (id === 'udevd') return own(work('udevd-ready'));
    if (id === 'journald')
      return { ...own(work('journald-ready')), later: us(work('journald') - work('journald-ready')) };
    if (id.endsWith('mounts')) return own((work('mounts') * units) / mounts);
    return own(work(id));
  });
}

/**
 * As many devices udev handles at a time: MIN(2 × CPUs + 16, MAX(memory / 128 MiB, 10)) (systemd 252, udevd.c). The
 * guest that was measured had 512 MiB, so it is ten whatever the vCPUs.
 */
const workers = 10;

/** Slices of one vCPU in order; what one group had without a break is one. */
function joined(slices: readonly Slice[], { unitOf }: UnitsRun, stretch: (t: Us) => Us) {
  const found: { start: Us; end: Us; group: Group }[] = [];
  for (const { task, start, end } of slices) {
    const group = groupOf(unitOf[task]!);
    const last = found.at(-1);
    if (last?.group === group && last.end === stretch(start)) last.end = stretch(end);
    else found.push({ start: stretch(start), end: stretch(end), group });
  }
  return found;
}

import type { Us } from '../../playback/timeline.ts';
import { isTarget } from '../../simulators/boot/index.ts';
import { groupOf, type Group } from './groups.ts';
import { percent } from './place.ts';
import { milestones, type Run } from './run.ts';
import type { Services } from './services.ts';
import { unitName } from './unit-words.ts';
import { words } from './words.ts';

interface UnitView {
  readonly target: false;
  readonly id: string;
  readonly name: string;
  readonly group: Group;
  readonly start: Us;
  readonly ready: Us;
  readonly state: 'waiting' | 'starting' | 'ready';
  /** The app had to wait for it, which is known once the app starts. */
  readonly chain: boolean;
}

/** A target: it is reached at once, when the last of those it is ordered after is ready. */
interface TargetView {
  readonly target: true;
  readonly id: string;
  readonly name: string;
  readonly start: Us;
}

/** What goes on in the guest from systemd's first line on; times on the figure's clock. */
export interface InsideView {
  readonly from: Us;
  readonly to: Us;
  readonly units: readonly UnitView[];
  /** The units and the targets that are steps of their own, as they begin; at one moment targets first. */
  readonly lines: readonly (UnitView | TargetView)[];
  /** Who had each vCPU: an SVG path a group, a thousand units wide in all. */
  readonly lanes: readonly (readonly { readonly group: Group; readonly d: string }[])[];
  readonly chain: string;
}

/** Null unless the clock runs for the Debian guest alone and it has a systemd. */
export function insideView(of: Run, t: Us): InsideView | null {
  const { services, systemd, duration } = of;
  if (of.params.row !== 'debian' || !services) return null;
  const known = t >= systemd + services.appStart;
  const units = services.spans
    .filter(({ id }) => !isTarget(id))
    .map(({ id, start, ready }): UnitView => ({
      target: false,
      id,
      name: unitName(id),
      group: groupOf(id),
      start: systemd + start,
      ready: systemd + ready,
      state: t < systemd + start ? 'waiting' : t < systemd + ready ? 'starting' : 'ready',
      chain: known && services.chain.includes(id),
    }));
  // Targets that no step tells of are left out here too.
  const targets = services.spans
    .filter(({ id }) => milestones.some((milestone) => milestone === id))
    .map(({ id, ready }): TargetView => ({ target: true, id, name: id, start: systemd + ready }));
  return {
    from: systemd,
    to: duration,
    units,
    lines: [...units, ...targets].sort((a, b) => a.start - b.start || Number(b.target) - Number(a.target)),
    lanes: services.lanes.map((slices) => pathsOf(slices, of)),
    chain: known
      ? words.chain(services.chain.filter((id) => !isTarget(id) && id !== 'app').map(unitName))
      : words.chainHeld,
  };
}

/** One path a group: a rectangle for each of its slices. */
function pathsOf(
  slices: Services['lanes'][number],
  { systemd, duration }: Pick<Run, 'systemd' | 'duration'>,
): InsideView['lanes'][number] {
  const found = new Map<Group, string>();
  for (const { start, end, group } of slices) {
    if (systemd + start >= duration) continue;
    const left = percent(systemd + start, systemd, duration) * 10;
    const width = percent(systemd + end, systemd, duration) * 10 - left;
    const d = `M${left.toFixed(2)} 0h${width.toFixed(2)}v1h-${width.toFixed(2)}z`;
    found.set(group, `${found.get(group) ?? ''}${d}`);
  }
  return [...found].map(([group, d]) => ({ group, d }));
}

import type { Us } from '../../playback/timeline.ts';
import { isTarget } from '../../simulators/boot/index.ts';
import { groupOf, type Group } from './groups.ts';
import type { Run } from './run.ts';
import type { Services } from './services.ts';
import { unitName, words } from './words.ts';

export interface UnitView {
  readonly id: string;
  readonly name: string;
  readonly group: Group;
  readonly start: Us;
  readonly ready: Us;
  readonly state: 'waiting' | 'starting' | 'ready';
  /** The app had to wait for it, which is known once the app starts. */
  readonly chain: boolean;
}

/** What goes on in the guest from systemd's first line on; times on the figure's clock. */
export interface InsideView {
  readonly from: Us;
  readonly to: Us;
  readonly units: readonly UnitView[];
  readonly targets: readonly { readonly id: string; readonly at: Us; readonly reached: boolean }[];
  readonly lanes: Services['lanes'];
  readonly chain: string;
}

/** Null unless the clock runs for the Debian guest alone and it has a systemd. */
export function insideView(of: Run, t: Us): InsideView | null {
  const { services, systemd, duration } = of;
  if (of.params.row !== 'debian' || !services) return null;
  const known = t >= systemd + services.appStart;
  const units = services.spans.filter(({ id }) => !isTarget(id));
  return {
    from: systemd,
    to: duration,
    units: units.map(({ id, start, ready }) => ({
      id,
      name: unitName(id),
      group: groupOf(id),
      start: systemd + start,
      ready: systemd + ready,
      state: t < systemd + start ? 'waiting' : t < systemd + ready ? 'starting' : 'ready',
      chain: known && services.chain.includes(id),
    })),
    targets: services.spans
      .filter(({ id }) => isTarget(id))
      .map(({ id, ready }) => ({ id, at: systemd + ready, reached: t >= systemd + ready })),
    lanes: services.lanes.map((slices) =>
      slices
        .map(({ start, end, group }) => ({ start: systemd + start, end: systemd + end, group }))
        .filter(({ start }) => start < duration),
    ),
    chain: known
      ? words.chain(services.chain.filter((id) => !isTarget(id) && id !== 'app').map(unitName))
      : words.chainHeld,
  };
}

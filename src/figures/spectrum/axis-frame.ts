import type { FigureClaim } from '../../playback/figure.ts';
import { claimLabels } from '../../playback/words.ts';
import {
  answeredBy,
  boxes,
  boxIds,
  places,
  type BoxId,
  type PartKind,
  type Place,
} from '../../simulators/spectrum/index.ts';
import type { AxisRun } from './axis-run.ts';
import { axes, ticksOf } from './axes.ts';
import { alt, axisWords, boxWords, ownKernel, partWords, placeWords, tickText } from './words.ts';

export interface PartView {
  readonly kind: PartKind;
  readonly label: string;
  /** It answers the app's system calls. */
  readonly answers: boolean;
}

export interface RowView {
  readonly id: BoxId;
  readonly name: string;
  readonly sub: string;
  readonly walled: boolean;
  readonly parts: readonly PartView[];
  /** `later`: not moved yet; `now`: it has just moved. */
  readonly state: 'later' | 'now' | 'here';
  /** Place on the axis, 0 to 1; null where there is no figure. */
  readonly at: number | null;
  /** What stands beside its mark: the figure, what must be broken, or why there is no figure. */
  readonly text: string;
  readonly claim: FigureClaim | null;
}

export interface GroupView {
  readonly place: Place;
  readonly name: string;
  readonly rows: readonly RowView[];
}

export interface AxisFrame {
  readonly kind: 'axis';
  readonly head: string;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Ticks name a stretch of the axis, not a point on it. */
  readonly inPlaces: boolean;
  /** The rows by the kind of their wall. */
  readonly groups: readonly GroupView[];
  readonly alt: string;
}

/** A machine that is nobody's host has a kernel all the same. */
const partName = (id: BoxId, kind: PartKind): string =>
  id === 'machine' && kind === 'host-kernel' ? ownKernel : partWords[kind];

/** Ten rows, of which the first `step` have moved to the axis. */
export function axisFrame({ axis, placements }: AxisRun, step: number): AxisFrame {
  const rows = boxIds.map((id, i): RowView => {
    const placement = placements[id];
    const box = boxes[id];
    const by = answeredBy(box);
    return {
      id,
      name: boxWords[id].name,
      sub: boxWords[id].sub,
      walled: box.walled,
      parts: box.parts.map((kind) => ({ kind, label: partName(id, kind), answers: kind === by })),
      state: i + 1 === step ? 'now' : i + 1 < step ? 'here' : 'later',
      at: placement.kind === 'apart' ? null : placement.at,
      text:
        placement.kind === 'figure'
          ? placement.claim.text
          : placement.kind === 'place'
            ? placement.text
            : placement.why,
      claim: placement.kind === 'figure' ? placement.claim : null,
    };
  });
  const { scale } = axes[axis];
  return {
    kind: 'axis',
    head: axisWords[axis].head,
    inPlaces: scale === 'places',
    ticks:
      scale === 'places'
        ? places.map((place, i) => ({ at: (i + 0.5) / places.length, text: placeWords[place].short }))
        : ticksOf(scale).map(({ value, at }) => ({ at, text: tickText(value, scale) })),
    groups: places.map((place) => ({
      place,
      name: placeWords[place].name,
      rows: rows.filter(({ id }) => boxes[id].place === place),
    })),
    alt: altOf(axisWords[axis].head, rows),
  };
}

function altOf(head: string, rows: readonly RowView[]): string {
  const moved = rows.filter(({ state }) => state !== 'later');
  const told = moved.map(({ name, text, at, claim }) =>
    alt.placed(name, text, at !== null, claim && claimLabels[claim.label]),
  );
  const kernels = rows.map(({ name, parts }) => alt.parts(name, parts));
  return alt.all(kernels, head, told);
}

import type { CSSProperties } from 'react';
import type { HostCell } from './machine-view.ts';
import type { RowProps } from './Stage.tsx';
import { hostSquareText, words } from './words.ts';

/** What the host has: each square with its number and, below, the guest and the guest's number of it. */
export function HostSquares({
  part,
  cells,
  view,
  group,
  join,
  onTouch,
  onPick,
}: RowProps & { readonly part: 'ram' | 'disk'; readonly cells: readonly HostCell[] }) {
  const { watched, step } = view.frame;
  return (
    <fieldset className="va-squares va-real">
      <legend className="visually-hidden">{words.hostSquares[part]}</legend>
      {cells.map((cell) => {
        const { index, owner, state, fresh, freed } = cell;
        const lit = join.part === part && join.hostCell === index;
        return (
          <label
            key={`${index} ${fresh >= 0 ? step : ''}`}
            className="va-square"
            data-state={state}
            data-series={owner ? owner.guest + 1 : undefined}
            data-role={state === 'own' ? 'kernel' : undefined}
            data-watched={owner?.guest === watched.index || undefined}
            data-freed={freed || undefined}
            data-fresh={fresh >= 0 || undefined}
            data-lit={lit || undefined}
            style={fresh >= 0 ? ({ '--order': fresh } as CSSProperties) : undefined}
            onPointerEnter={() => onTouch({ part, side: 'host', cell: index })}
            onPointerLeave={(event) => event.pointerType === 'mouse' && onTouch(null)}
          >
            <input
              type="radio"
              name={`${group}-${part}-host`}
              aria-label={hostSquareText(part, cell)}
              checked={lit}
              onChange={() =>
                owner
                  ? onPick({ part, guest: owner.guest + 1, cell: owner.page })
                  : onTouch({ part, side: 'host', cell: index })
              }
            />
            <small aria-hidden="true">{index}</small>
            <span aria-hidden="true">
              {owner ? `${owner.guest + 1}·${owner.page}` : state === 'own' ? words.own : ''}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

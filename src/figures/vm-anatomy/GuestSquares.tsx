import type { CSSProperties } from 'react';
import type { GuestCell } from './machine-view.ts';
import type { RowProps } from './Stage.tsx';
import { guestSquareText, words } from './words.ts';

/** What the guest is shown: every square is there, as far as it knows. Below its number, where it really is. */
export function GuestSquares({
  part,
  cells,
  view,
  group,
  join,
  onTouch,
  onPick,
}: RowProps & { readonly part: 'ram' | 'disk'; readonly cells: readonly GuestCell[] }) {
  const { watched, picked } = view.frame;
  const own = join.part === part && join.guest === watched.index;
  return (
    <fieldset
      className="va-squares"
      data-gone={(watched.gone && part === 'ram') || watched.status === 'refused' || undefined}
    >
      <legend className="visually-hidden">{words.squares[part]}</legend>
      {cells.map((cell) => (
        <label
          key={`${cell.index} ${cell.fresh >= 0 ? view.frame.step : ''}`}
          className="va-square"
          data-state={cell.state}
          data-freed={cell.freed || undefined}
          data-fresh={cell.fresh >= 0 || undefined}
          data-lit={(own && join.guestCell === cell.index) || undefined}
          style={cell.fresh >= 0 ? ({ '--order': cell.fresh } as CSSProperties) : undefined}
          onPointerEnter={() => onTouch({ part, side: 'guest', cell: cell.index })}
          onPointerLeave={() => onTouch(null)}
        >
          <input
            type="radio"
            name={`${group}-${part}-guest`}
            aria-label={guestSquareText(part, cell)}
            checked={picked.part === part && picked.cell === cell.index}
            onChange={() => onPick({ part, cell: cell.index })}
          />
          <b aria-hidden="true">{cell.index}</b>
          <span aria-hidden="true">
            {cell.state === 'none' ? words.none : cell.state === 'swap' ? words.swap : `→${cell.place}`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

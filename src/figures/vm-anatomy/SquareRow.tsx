import { Meter } from '../../drawing/Meter.tsx';
import { GuestSquares } from './GuestSquares.tsx';
import { HostSquares } from './HostSquares.tsx';
import { squaresOf } from './joins.ts';
import type { RowProps } from './Stage.tsx';
import { words } from './words.ts';

/** Memory, and disk: squares that the guest is shown, the table or file between, and the squares that there are. */
export function SquareRow({ part, ...row }: RowProps & { readonly part: 'ram' | 'disk' }) {
  const { view, join } = row;
  const { watched, host } = view.frame;
  const { facts } = view.run.day;
  const { cells, stored, cell } = squaresOf(view.frame, part, join);
  return (
    <>
      <div className="va-cell va-guest">
        <GuestSquares part={part} cells={cells} {...row} />
      </div>
      <div className="va-cell va-join">
        {part === 'ram' ? (
          <>
            <ol className="va-walk">
              <li>
                <small>{words.translate.own}</small>
                <span>
                  {words.translate.app} <i aria-hidden="true">→</i> <b>{words.translate.page(cell.index)}</b>
                </span>
              </li>
              <li data-hole={cell.state === 'host' ? undefined : ''}>
                <small>{words.translate.nested}</small>
                <span>
                  {words.translate.page(cell.index)} <i aria-hidden="true">→</i>{' '}
                  <b>{cell.state === 'host' ? words.translate.frame(cell.place) : words.noEntry}</b>
                </span>
              </li>
            </ol>
            <p className="va-note">{words.entries(stored, cells.length)}</p>
          </>
        ) : (
          <>
            <p className="va-file">
              <b>{words.file(watched.index)}</b>
            </p>
            <Meter share={stored / cells.length} tone="vm" />
            <p className="va-note">{words.fileSize(stored, cells.length, facts.diskSquare)}</p>
          </>
        )}
      </div>
      <div className="va-cell va-host">
        <HostSquares part={part} cells={part === 'ram' ? host.frames : host.store} {...row} />
        {part === 'ram' && (
          <p className="va-swap" data-lit={(join.part === 'ram' && join.swap) || undefined}>
            <span>{words.swapLine(host.swapped, host.swapSlots)}</span>
            {host.swapSlots > 0 && <Meter share={host.swapped / host.swapSlots} tone="swap" />}
          </p>
        )}
      </div>
    </>
  );
}

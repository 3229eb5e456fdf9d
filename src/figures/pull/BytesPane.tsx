import type { BytesView, ByteCell } from './bytes-view.ts';
import { rowLength } from './bytes-view.ts';
import type { PullView } from './Figure.tsx';
import { bytes } from './text.ts';
import { bytesPane as words } from './words-settings.ts';

/** The bytes around the one that arrives wrong, and what the whole part is hashed to. A press flips another one. */
export function BytesPane({ view, bytes: of }: { readonly view: PullView; readonly bytes: BytesView }) {
  const { params, setParams, t } = view;
  const go = (byte: number) => setParams({ ...params, byte }, t);
  return (
    <section className="pl-bytes" aria-label={words.heading(of.name)}>
      <div className="pl-bytes-head">
        <h3>{words.heading(of.name)}</h3>
        <span className="pl-bytes-go">
          <button
            type="button"
            disabled={of.extra || of.first === 0}
            onClick={() => go(Math.max(0, of.first - rowLength))}
          >
            {words.earlier}
          </button>
          <button
            type="button"
            disabled={of.extra || of.first + rowLength >= of.size}
            onClick={() => go(Math.min(of.size - 1, of.first + rowLength))}
          >
            {words.later}
          </button>
        </span>
      </div>
      <p className="pl-remark">
        {words.offset(of.first, of.last, bytes(of.size))}. {of.extra ? words.extra : words.hint}
      </p>
      <div className="pl-cells">
        {of.cells.map((cell) => (
          <Byte key={cell.at} cell={cell} extra={of.extra} onFlip={() => go(cell.at)} />
        ))}
      </div>
      <dl className="pl-digests">
        <dt>{words.promised}</dt>
        <dd>
          <span>{bytes(of.promised.size)}</span> <code>{of.promised.digest}</code>
        </dd>
        <dt>{words.came}</dt>
        <dd data-wrong={of.came !== null || undefined}>
          {of.came ? (
            <>
              <span>{bytes(of.came.size)}</span> <code>{of.came.digest}</code>
            </>
          ) : (
            <span className="pl-pending">{words.pending}</span>
          )}
        </dd>
      </dl>
      <p className="pl-remark">{of.quoted ? words.quoted : words.computed}</p>
    </section>
  );
}

function Byte({
  cell,
  extra,
  onFlip,
}: {
  readonly cell: ByteCell;
  readonly extra: boolean;
  readonly onFlip: () => void;
}) {
  const { at, hex, letter, changed, changedLetter } = cell;
  return (
    <button
      type="button"
      aria-pressed={changed !== null}
      disabled={extra}
      data-changed={changed !== null || undefined}
      onClick={onFlip}
    >
      <span className="pl-byte-was">
        <span className="visually-hidden">{words.cell(at)} </span>
        {hex ?? words.noByte} <i>{letter}</i>
      </span>
      <span className="pl-byte-is">
        {changed !== null && (
          <>
            <span className="visually-hidden">{words.arrivesAs} </span>
            {changed} {changedLetter}
          </>
        )}
      </span>
    </button>
  );
}

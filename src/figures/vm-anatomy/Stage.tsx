import { useId, useState } from 'react';
import { Stepper } from '../../playback/Controls.tsx';
import type { AnatomyView } from './Figure.tsx';
import { Heads } from './Heads.tsx';
import { joinOf, type Join, type Touch } from './joins.ts';
import { mostGuests, partIds, type Params } from './params.ts';
import { fullReason, levelWords } from './reason-words.ts';
import { Row } from './Row.tsx';
import { guestName } from './sentences.ts';
import { joinText, words } from './words.ts';

/** What a row of the picture is given. */
export interface RowProps {
  readonly view: AnatomyView;
  /** Begins the names of this picture’s radio groups: a page draws several pictures, and each has its own. */
  readonly group: string;
  /** What is lit: what the reader touches, else what was picked. */
  readonly join: Join;
  readonly onTouch: (touch: Touch | null) => void;
  readonly onPick: (change: Partial<Params>) => void;
}

/** Four rows: what the guest is shown, what joins it to the host, what is there, and whether the promise holds. */
export function Stage({ view }: { readonly view: AnatomyView }) {
  const { frame, params, t, playing, setParams, act } = view;
  const [touch, setTouch] = useState<Touch | null>(null);
  const group = useId();
  const { part, cell } = params;
  const join = joinOf(frame, touch ?? { part, side: 'guest', cell });
  // A look at another part is no new run: it goes on where it is.
  const look = (change: Partial<Params>) => {
    setTouch(null);
    const next = { ...params, ...change };
    if (playing) act(next, () => t);
    else setParams(next, t);
  };
  const row: RowProps = { view, group, join, onTouch: setTouch, onPick: look };
  const promise = frame.guests[join.guest]!.promises[join.part];
  return (
    <div className="va">
      <div className="va-top">
        <div className="va-turn">
          <Stepper
            label={words.guests}
            value={params.guests}
            min={1}
            max={mostGuests}
            onChange={(guests) => setParams({ ...params, guests, guest: Math.min(params.guest, guests) })}
          />
        </div>
        <fieldset className="va-who">
          <legend>{words.look}</legend>
          {frame.guests.map(({ index, status }) => (
            <label
              key={index}
              className="va-tab"
              data-status={status}
              data-series={index + 1}
              data-lit={join.guest === index || undefined}
            >
              <input
                type="radio"
                name={`${group}-who`}
                aria-label={guestName(index)}
                checked={index === frame.watched.index}
                onChange={() => look({ guest: index + 1 })}
              />
              <span>
                <i className="series-dot" aria-hidden="true" />
                {index + 1}
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="va-grid">
        <Heads view={view} />
        {partIds.map((id) => (
          <Row key={id} part={id} {...row} />
        ))}
      </div>
      <p className="va-join-text">
        <span>{joinText(join, frame)}</span>
        <span className="va-why" data-level={promise.level}>
          <b>{levelWords[promise.level]}:</b> {fullReason(join.guest, promise)}
        </span>
      </p>
    </div>
  );
}

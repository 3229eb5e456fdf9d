import type { CSSProperties } from 'react';
import { claimLabels } from '../../playback/words.ts';
import { boxIds } from '../../simulators/spectrum/index.ts';
import type { AxisFrame, RowView } from './axis-frame.ts';
import { roles } from './roles.ts';
import { labels } from './words.ts';

interface Props {
  readonly frame: AxisFrame;
  readonly toStep: (step: number) => void;
}

/** Ten rows in the order of their walls, and beside them the axis that they move to. */
export function AxisView({ frame: { head, ticks, inPlaces, groups }, toStep }: Props) {
  return (
    <section
      className="spe"
      aria-label={labels.boxes}
      data-places={inPlaces || undefined}
      style={{ '--parts': inPlaces ? ticks.length : ticks.length - 1 } as CSSProperties}
    >
      <div className="spe-row spe-headings">
        <p className="spe-legend">
          {labels.parts} <span className="spe-key spe-ring">{labels.keyAnswers}</span>{' '}
          <span className="spe-key spe-dashed">{labels.keyWalled}</span>
        </p>
        <div className="spe-axis">
          <p>{head}</p>
          <div className="spe-ticks" aria-hidden="true">
            {ticks.map(({ at, text }) => (
              <span key={text} style={{ left: `${at * 100}%` }}>
                {text}
              </span>
            ))}
          </div>
        </div>
      </div>
      {groups.map(({ place, name, rows }) => (
        <section key={place} className="spe-group" aria-label={name}>
          <p className="spe-place">{name}</p>
          {rows.map((row) => (
            <Row key={row.id} row={row} onPick={() => toStep(boxIds.indexOf(row.id) + 1)} />
          ))}
        </section>
      ))}
    </section>
  );
}

function Row({ row, onPick }: { readonly row: RowView; readonly onPick: () => void }) {
  const { id, name, sub, parts, walled, state, at, text, claim } = row;
  return (
    <article className="spe-row" data-box={id} data-state={state} aria-label={name}>
      <button type="button" className="spe-name" onClick={onPick}>
        <b>{name}</b> <span>{sub}</span>
      </button>
      <ol className="spe-parts" aria-label={labels.parts}>
        {parts.map(({ kind, label, answers }) => (
          <li
            key={kind}
            className="box spe-part"
            data-role={roles[kind]}
            data-part={kind}
            data-answers={answers || undefined}
            data-walled={(walled && kind === 'app') || undefined}
          >
            {label}
            {answers && <span className="visually-hidden">, {labels.answers}</span>}
          </li>
        ))}
      </ol>
      {at === null ? (
        <div className="spe-track spe-apart">
          <i className="spe-mark" aria-hidden="true" />
          <p className="spe-said">
            <b>{labels.noFigure}</b> {text}
          </p>
        </div>
      ) : (
        <div
          className="spe-track"
          data-side={at > 0.52 ? 'left' : 'right'}
          style={{ '--at': at } as CSSProperties}
        >
          <i className="spe-mark" aria-hidden="true" />
          <p className="spe-said">
            {claim ? (
              <>
                <a href={claim.source.href} title={claim.what}>
                  {text}
                </a>{' '}
                <span className="label" data-label={claim.label}>
                  {claimLabels[claim.label]}
                </span>
              </>
            ) : (
              text
            )}
          </p>
        </div>
      )}
    </article>
  );
}

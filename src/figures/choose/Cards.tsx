import { isFull, mostStruck, withStruck } from './params.ts';
import type { ChooseView } from './Figure.tsx';
import type { Card, ReasonView } from './frame.ts';
import { Stack } from './Stack.tsx';
import { labels, settings, sideWords } from './words.ts';

/** The five boxes, each with its kernels drawn, the reasons against it on its left and those for it on its right. */
export function Cards({ view }: { readonly view: ChooseView }) {
  return (
    <section className="cho-cards" aria-label={labels.options}>
      {view.frame.cards.map((card) => (
        <CardView key={card.option} card={card} view={view} />
      ))}
    </section>
  );
}

function CardView({ card, view }: { readonly card: Card; readonly view: ChooseView }) {
  const { option, name, wall, points, bar, out, best } = card;
  return (
    <article
      className="cho-card"
      data-option={option}
      data-out={out || undefined}
      data-best={best || undefined}
      aria-label={name}
    >
      <Reasons list={card.against} label={labels.against} kind="against" view={view} />
      <div className="cho-box">
        <p className="cho-name">{name}</p>
        <Stack option={option} />
        <p className="cho-wall">{wall}</p>
        <div className="cho-bar" aria-hidden="true">
          <i
            data-side="against"
            data-none={bar.against === 0 || undefined}
            style={{ width: `${bar.against * 50}%` }}
          />
          <i data-side="for" data-none={bar.for === 0 || undefined} style={{ width: `${bar.for * 50}%` }} />
        </div>
        <p className="cho-points">
          {labels.points(points.for, points.against)}
          <span className="cho-tag">{out ? labels.ruledOut : best ? labels.best : ''}</span>
        </p>
      </div>
      <Reasons list={card.for} label={labels.for} kind="for" view={view} />
    </article>
  );
}

interface ReasonsProps {
  readonly list: readonly ReasonView[];
  readonly label: string;
  readonly kind: 'for' | 'against';
  readonly view: ChooseView;
}

function Reasons({ list, label, kind, view }: ReasonsProps) {
  const full = isFull(view.params);
  return (
    <ul className="cho-reasons" data-kind={kind} aria-label={label}>
      {list.map((reason) => (
        <li key={reason.id} data-state={reason.state} data-side={reason.side}>
          <button
            type="button"
            aria-pressed={reason.struck}
            aria-disabled={(full && !reason.struck) || undefined}
            title={full && !reason.struck ? settings.full(mostStruck) : labels.strike}
            onClick={() => view.setParams(withStruck(view.params, reason.id, !reason.struck), view.t)}
          >
            <Weight reason={reason} />
            <span className="cho-text">{reason.text}</span>
            {reason.struck && <span className="visually-hidden">, {labels.struck}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** One mark for each point; a bar across where the reason rules the box out. */
function Weight({ reason: { side, weight } }: { readonly reason: ReasonView }) {
  const word = side === 'out' ? sideWords.out : `${sideWords[side]} ${weight}`;
  return (
    <span className="cho-weight">
      <span className="visually-hidden">{word}: </span>
      <svg viewBox={`0 0 ${side === 'out' ? 12 : weight * 13} 12`} aria-hidden="true" data-side={side}>
        {side === 'out' ? (
          <path d="M2 2l8 8M10 2l-8 8" />
        ) : (
          [...Array(weight).keys()].map((i) => (
            <path
              key={i}
              d={side === 'for' ? `M${i * 13 + 6} 1v10M${i * 13 + 1} 6h10` : `M${i * 13 + 1} 6h10`}
            />
          ))
        )}
      </svg>
    </span>
  );
}

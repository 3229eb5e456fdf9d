import { useState } from 'react';
import type { Bet } from './figure.ts';
import type { Us } from './timeline.ts';
import { words } from './words.ts';

interface Props<R> {
  readonly bet: Bet<R>;
  readonly run: R;
  readonly t: Us;
}

/** Predict, then see: the reader bets, plays, and the figure names the bet and the gap. */
export function BetPanel<R>({ bet, run, t }: Props<R>) {
  const [picked, setPicked] = useState<string>();
  const settled = picked !== undefined && t >= bet.settledAt(run);
  return (
    <div className="bet" role="group" aria-label={words.bet}>
      <p className="bet-question">
        <b>{words.before}</b> {bet.question}
      </p>
      <div className="bet-options">
        {bet.options.map(({ id, label }) => (
          <button key={id} type="button" aria-pressed={picked === id} onClick={() => setPicked(id)}>
            {label}
          </button>
        ))}
      </div>
      <p className="bet-verdict" role="status">
        {settled ? bet.verdict(run, picked) : picked !== undefined ? words.stands : ''}
      </p>
    </div>
  );
}

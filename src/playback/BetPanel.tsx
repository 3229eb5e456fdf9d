import { memo, useState, type Attributes, type ReactNode } from 'react';
import type { Bet } from './figure.ts';
import { words } from './words.ts';

interface Props<R> {
  readonly bet: Bet<R>;
  readonly run: R;
  /** The run has shown the outcome. */
  readonly settled: boolean;
}

/** Predict, then see: the reader bets, plays, and the figure names the bet and the gap. */
export const BetPanel = memo(function BetPanel<R>({ bet, run, settled }: Props<R>) {
  const [picked, setPicked] = useState<string>();
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
        {picked === undefined ? '' : settled ? bet.verdict(run, picked) : words.stands}
      </p>
    </div>
  );
}) as <R>(props: Props<R> & Attributes) => ReactNode;

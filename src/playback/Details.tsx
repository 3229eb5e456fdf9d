import type { ReactNode } from 'react';

interface Props {
  readonly summary: string;
  readonly children: ReactNode;
}

/** What opens at a press, below a figure's settings: its sources, its assumptions, what it leaves out. */
export function Details({ summary, children }: Props) {
  return (
    <details className="figure-details">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

interface LinesProps {
  readonly summary: string;
  readonly lines: readonly string[];
}

/** A list of short lines, such as what a figure leaves out. */
export function DetailsList({ summary, lines }: LinesProps) {
  return (
    <Details summary={summary}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Details>
  );
}

/** The same for lines of some sentences each: paragraphs. */
export function DetailsText({ summary, lines }: LinesProps) {
  return (
    <Details summary={summary}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Details>
  );
}

interface FactsProps<T extends string> {
  readonly words: {
    readonly summary: string;
    readonly items: Readonly<Record<T, string>>;
    /** What stands on each button. */
    readonly show: string;
  };
  readonly onShow: (fact: T) => void;
}

/** Facts that the figure can show, each with a button that does. */
export function DetailsFacts<T extends string>({ words, onShow }: FactsProps<T>) {
  return (
    <Details summary={words.summary}>
      <ul>
        {Object.entries<string>(words.items).map(([id, text]) => (
          <li key={id}>
            {text}{' '}
            <button type="button" onClick={() => onShow(id as T)}>
              {words.show}
            </button>
          </li>
        ))}
      </ul>
    </Details>
  );
}

interface DetailsProps {
  readonly className: string;
  readonly summary: string;
  readonly lines: readonly string[];
}

/** What opens at a press: a list of short lines, such as what a figure leaves out. */
export function DetailsList({ className, summary, lines }: DetailsProps) {
  return (
    <details className={className}>
      <summary>{summary}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** The same for lines of some sentences each: paragraphs. */
export function DetailsText({ className, summary, lines }: DetailsProps) {
  return (
    <details className={className}>
      <summary>{summary}</summary>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </details>
  );
}

interface FactsProps<T extends string> {
  readonly className: string;
  readonly words: {
    readonly summary: string;
    readonly items: Readonly<Record<T, string>>;
    /** What stands on each button. */
    readonly show: string;
  };
  readonly onShow: (fact: T) => void;
}

/** Facts that the figure can show, each with a button that does. */
export function DetailsFacts<T extends string>({ className, words, onShow }: FactsProps<T>) {
  return (
    <details className={className}>
      <summary>{words.summary}</summary>
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
    </details>
  );
}

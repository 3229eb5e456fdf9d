interface Props {
  /** What each of them does, in words. */
  readonly steps: readonly string[];
  /** Which of them is under way; none: −1 or null. */
  readonly now: number | null;
  readonly words: { readonly undo: string; readonly clear: string };
  /** Said while there are none. */
  readonly empty: string;
  readonly undoClass: string;
  readonly onSeek: (step: number) => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

/** What the reader has put in, one after the other: each leads to its moment, and the last or all can be taken back. */
export function OwnSteps({ steps, now, words, empty, undoClass, onSeek, onUndo, onClear }: Props) {
  if (steps.length === 0) return <p>{empty}</p>;
  return (
    <>
      <ol>
        {steps.map((step, i) => (
          <li key={i}>
            <button type="button" aria-current={now === i ? 'step' : undefined} onClick={() => onSeek(i)}>
              {step}
            </button>
          </li>
        ))}
      </ol>
      <span className={undoClass}>
        <button type="button" onClick={onUndo}>
          {words.undo}
        </button>
        <button type="button" onClick={onClear}>
          {words.clear}
        </button>
      </span>
    </>
  );
}

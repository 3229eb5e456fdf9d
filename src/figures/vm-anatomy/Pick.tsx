interface Props {
  /** Radios of one group belong together: arrow keys go from one to the next. */
  readonly group: string;
  readonly text: string;
  /** What this name is one of, shown where no column says so. */
  readonly side: string;
  /** For those who do not see where it stands. */
  readonly label: string;
  readonly checked: boolean;
  readonly onPick: () => void;
}

/** A name that can be picked, by pointer, touch and keyboard. A radio, so that it is there and reads without JavaScript. */
export function Pick({ group, text, side, label, checked, onPick }: Props) {
  return (
    <label className="va-pick">
      <input type="radio" name={group} aria-label={label} checked={checked} onChange={onPick} />
      <span>
        <small className="va-side">{side}</small>
        {text}
      </span>
    </label>
  );
}

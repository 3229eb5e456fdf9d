import { useId, useState, type ChangeEvent } from 'react';
import { words } from './words.ts';

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  /** Called with a whole number from `min` to `max`, and only where it is another one than `value`. */
  readonly onChange: (value: number) => void;
}

/**
 * A whole number with − and + beside it; typing works too. What is typed counts as soon as it fits; what does not is
 * left to the reader's hand until Enter or until the field is left, and is then brought to the nearest that does.
 */
export function Stepper({ label, value, min, max, step = 1, unit, onChange }: StepperProps) {
  const id = useId();
  // A text stands only over the value that it was typed over: what comes from elsewhere replaces it.
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: number }>();
  const typed = draft?.over === value ? draft.text : undefined;
  const set = (next: number) => {
    setDraft(undefined);
    const fit = Math.min(Math.max(Math.round(next), min), max);
    if (fit !== value) onChange(fit);
  };
  const type = ({ currentTarget: { value: text, valueAsNumber: n } }: ChangeEvent<HTMLInputElement>) => {
    if (Number.isInteger(n) && n >= min && n <= max) set(n);
    else setDraft({ text, over: value });
  };
  const settle = () => {
    if (typed === undefined) return;
    if (typed === '') setDraft(undefined);
    else set(Number(typed));
  };
  return (
    <div className="control stepper">
      <label htmlFor={id}>{label}</label>
      <span className="stepper-row">
        <button
          type="button"
          aria-label={words.less(label)}
          disabled={value <= min}
          onClick={() => set(value - step)}
        >
          <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 7h10v2H3z" />
          </svg>
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={step}
          value={typed ?? value}
          onChange={type}
          onBlur={settle}
          onKeyDown={({ key }) => key === 'Enter' && settle()}
        />
        <button
          type="button"
          aria-label={words.greater(label)}
          disabled={value >= max}
          onClick={() => set(value + step)}
        >
          <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M7 3h2v4h4v2H9v4H7V9H3V7h4z" />
          </svg>
        </button>
        {unit !== undefined && <span className="control-unit">{unit}</span>}
      </span>
    </div>
  );
}

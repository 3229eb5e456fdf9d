import { useId, type ReactNode } from 'react';
import { words } from './words.ts';

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A number with − and + beside it; typing works too. What does not fit is brought to the nearest that does. */
export function Stepper({ label, value, min, max, step = 1, unit, onChange }: StepperProps) {
  const id = useId();
  const set = (next: number) => {
    if (Number.isFinite(next)) onChange(Math.min(Math.max(Math.round(next), min), max));
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
          value={value}
          onChange={(event) => set(event.currentTarget.valueAsNumber)}
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

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all visible. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="control choice">
      <legend>{label}</legend>
      <span className="choice-row">
        {options.map((option) => (
          <label key={option.id}>
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={option.id === value}
              onChange={() => onChange(option.id)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** One of many, in a list that opens. */
export function Select<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="control">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off. Several stand together in a `control` of the figure. */
export function Check({ label, checked, disabled, onChange }: CheckProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

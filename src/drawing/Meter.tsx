import { memo } from 'react';

interface Props {
  /** 0…1; more is drawn full. */
  readonly share: number;
  /** A second mark on the bar, 0…1: what was due. */
  readonly due?: number;
  readonly tone: string;
}

/** A bar beside a number; it only repeats what the number says, so it is hidden from screen readers. */
export const Meter = memo(function Meter({ share, due, tone }: Props) {
  const percent = (value: number) => `${(Math.min(Math.max(value, 0), 1) * 100).toFixed(2)}%`;
  return (
    <span className="meter" aria-hidden="true">
      <span className="meter-fill" data-tone={tone} style={{ width: percent(share) }} />
      {due !== undefined && <span className="meter-due" style={{ left: percent(due) }} />}
    </span>
  );
});

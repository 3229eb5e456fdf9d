import { memo } from 'react';

/** The mark of a series (a VM, a container): its colour, its hatch and its name together. */
export const SeriesDot = memo(function SeriesDot({
  series,
  label,
}: {
  readonly series: number;
  readonly label: string;
}) {
  return (
    <span className="series" data-series={series}>
      <i className="series-dot" aria-hidden="true" />
      {label}
    </span>
  );
});

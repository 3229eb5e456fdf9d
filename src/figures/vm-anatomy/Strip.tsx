import type { Span } from './cpu-view.ts';

interface Props {
  readonly label: string;
  readonly spans: readonly Span[];
  readonly waits?: readonly Span[];
  readonly thin?: boolean;
}

/** A short stretch of time as a lane: who ran, and where somebody stood ready and did not. */
export function Strip({ label, spans, waits = [], thin = false }: Props) {
  const place = ({ start, end }: Span) => ({ left: `${start / 10}%`, width: `${(end - start) / 10}%` });
  return (
    <div className="va-strip">
      <span className="va-strip-label">{label}</span>
      <div className="lane" data-thin={thin || undefined}>
        {waits.map((span) => (
          <span key={`w${span.start}`} className="va-waited" style={place(span)} />
        ))}
        {spans.map((span) => (
          <span key={span.start} className="span" data-series={span.series} style={place(span)}>
            <span className="span-label">{span.label}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

import type { Token } from './frame.ts';

/** A vCPU: its VM's colour and hatch, its name, and what decides over it. It glides from place to place (`useGlide`). */
export function TokenView({ token }: { readonly token: Token }) {
  const { id, name, series, rank, value } = token;
  return (
    <span className="hs-token" data-token={id} data-rank={rank}>
      <span className="hs-chip series-dot" data-series={series}>
        {name}
      </span>
      <span className="hs-facts">
        <b>{rank}</b>
        <span>{value}</span>
      </span>
    </span>
  );
}

import type { BootView } from './Figure.tsx';
import type { InsideView } from './inside-view.ts';
import { seriesOf } from './Parts.tsx';
import { percent, stretch } from './place.ts';
import { Track } from './Track.tsx';
import { groupWords } from './unit-words.ts';
import { words } from './words.ts';

/** From systemd's first line on: who has the vCPUs, and every unit from when it may start until it is ready. */
export function Inside({ view, inside }: { readonly view: BootView; readonly inside: InsideView }) {
  const { time } = view;
  const { from, to, lines, lanes, chain } = inside;
  return (
    <section className="boot-inside" aria-label={words.inside}>
      <h3>{words.inside}</h3>
      <p className="boot-groups">
        {Object.entries(groupWords).map(([group, label]) => (
          <span key={group} className="series" data-series={seriesOf(group)} data-group={group}>
            <i className="series-dot" aria-hidden="true" />
            {label}
          </span>
        ))}
      </p>
      <p className="boot-small">{words.lanes}</p>
      <div className="boot-grid">
        <div className="boot-names" aria-hidden="true">
          {lanes.map((_, i) => (
            <span key={i}>{words.vcpu(i)}</span>
          ))}
        </div>
        <Track from={from} to={to} time={time} className="boot-lanes">
          {lanes.map((paths, i) => (
            <svg key={i} viewBox="0 0 1000 1" preserveAspectRatio="none">
              {paths.map(({ group, d }) => (
                <path key={group} data-series={seriesOf(group)} data-group={group} d={d} />
              ))}
            </svg>
          ))}
        </Track>
      </div>
      <p className="boot-small">{words.units}</p>
      <div className="boot-grid">
        <div className="boot-names boot-unit-names">
          {lines.map((line) => (
            <span
              key={line.id}
              data-chain={(!line.target && line.chain) || undefined}
              data-target={line.target || undefined}
            >
              {line.name}
              {!line.target && line.chain && <span className="visually-hidden">, {words.onChain}</span>}
            </span>
          ))}
        </div>
        <Track from={from} to={to} time={time} className="boot-units">
          {lines.map((line) => (
            <div key={line.id} className="boot-unit">
              {line.target ? (
                <i className="boot-target" style={{ left: `${percent(line.start, from, to)}%` }} />
              ) : (
                <span
                  className="span"
                  data-series={seriesOf(line.group)}
                  data-group={line.group}
                  data-chain={line.chain || undefined}
                  style={stretch(line.start, line.ready, from, to)}
                />
              )}
            </div>
          ))}
        </Track>
      </div>
      <p className="boot-chain">{chain}</p>
    </section>
  );
}

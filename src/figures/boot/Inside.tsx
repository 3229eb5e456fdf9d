import type { BootView } from './Figure.tsx';
import type { InsideView } from './inside-view.ts';
import { seriesOf } from './Parts.tsx';
import { percent, stretch, Track } from './Track.tsx';
import { groupWords, words } from './words.ts';

/** From systemd's first line on: who has the vCPUs, and every unit from when it may start until it is ready. */
export function Inside({ view, inside }: { readonly view: BootView; readonly inside: InsideView }) {
  const { time } = view;
  const { from, to, units, targets, lanes, chain } = inside;
  const lines = [
    ...units.map((unit) => ({ ...unit, at: unit.start, target: false as const })),
    ...targets
      .filter(({ id }) => id !== 'local-fs.target')
      .map((each) => ({ ...each, name: each.id, target: true as const })),
  ].sort((a, b) => a.at - b.at || Number(b.target) - Number(a.target));
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
          {lanes.map((slices, i) => (
            <svg key={i} viewBox="0 0 1000 1" preserveAspectRatio="none">
              {[...paths(slices, from, to)].map(([group, d]) => (
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
                <i className="boot-target" style={{ left: `${percent(line.at, from, to)}%` }} />
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

/** One path a group: a rectangle for each of its slices, a thousand units wide in all. */
function paths(slices: InsideView['lanes'][number], from: number, to: number): Map<string, string> {
  const found = new Map<string, string>();
  for (const { start, end, group } of slices) {
    const left = percent(start, from, to) * 10;
    const width = percent(end, from, to) * 10 - left;
    found.set(
      group,
      `${found.get(group) ?? ''}M${left.toFixed(2)} 0h${width.toFixed(2)}v1h-${width.toFixed(2)}z`,
    );
  }
  return found;
}

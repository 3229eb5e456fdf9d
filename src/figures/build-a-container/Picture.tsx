import { Box } from '../../drawing/Box.tsx';
import { hostPid, namespaces } from '../../simulators/process-walls/index.ts';
import type { WallsView } from './Figure.tsx';
import type { Gauge } from './gauges.ts';
import { picture as words, switchWords } from './words.ts';

/** The process with its walls, beside the others of the host, on the one kernel. */
export function Picture({ view: { frame } }: { readonly view: WallsView }) {
  const { walls, rings, others, seesOthers, gauges } = frame;
  const inner = (
    <div className="bc-process">
      <Box role="app" label={words.process} sub={words.sees(hostPid, frame.ownPid, frame.user)} />
      {walls.root === 'host' ? (
        <Box role="user-space" size="thin" label={words.files.host} />
      ) : (
        <Box role="layer" depth={2} size="thin" label={words.files[walls.root]} />
      )}
    </div>
  );
  // One ring a namespace, grown from the process outwards; room for all of them is kept.
  const ringed = namespaces.reduce(
    (within, name, i) => (
      <div key={name} className="bc-ring" data-up={i < rings.length ? '' : undefined}>
        {within}
      </div>
    ),
    inner,
  );
  return (
    <div className="bc-picture">
      <div className="bc-users">
        <div className="bc-others" data-seen={seesOthers ? '' : undefined}>
          <p className="bc-note">{words.others}</p>
          <div className="bc-other-list">
            {others.map(({ pid, name }) => (
              <Box key={pid} role="user-space" size="thin" label={name} aside={pid} />
            ))}
          </div>
          <p className="bc-note">{seesOthers ? words.inSight : words.outOfSight}</p>
        </div>
        <div className="bc-box">
          {ringed}
          <p className="bc-note bc-names">{words.walls(rings.map((sw) => switchWords[sw]))}</p>
        </div>
      </div>
      <div className="bc-bolts">
        <span className="bc-tag" data-on={walls.caps === 'docker' ? '' : undefined}>
          {frame.powers}
        </span>
        <span className="bc-tag" data-on={walls.seccomp ? '' : undefined}>
          {walls.seccomp ? words.filter.on : words.filter.off}
        </span>
      </div>
      <div className="bc-gauges">
        <p className="bc-note">{words.gauges}</p>
        {gauges.map((gauge) => (
          <GaugeView key={gauge.limit} gauge={gauge} />
        ))}
      </div>
      <Box role="kernel" size="tall" label={words.kernel} sub={words.kernelSub} />
    </div>
  );
}

/** A bar as long as what the host has; a stop stands where the group's share ends. */
function GaugeView({ gauge: { limit, stop, used, greedy } }: { readonly gauge: Gauge }) {
  const { name, on } = words.limits[limit];
  return (
    <div
      className="bc-gauge"
      data-on={stop === null ? undefined : ''}
      data-greedy={greedy ? '' : undefined}
      data-all={used === 1 ? '' : undefined}
    >
      <span>{name}</span>
      <span className="bc-track" aria-hidden="true">
        <i className="bc-used" style={{ width: `${used * 100}%` }} />
        {stop !== null && <i className="bc-stop" style={{ left: `${stop * 100}%` }} />}
      </span>
      <b>{stop === null ? words.unlimited : on}</b>
    </div>
  );
}

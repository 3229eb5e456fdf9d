import { Box } from '../../drawing/Box.tsx';
import { hostPid, limits, namespaces } from '../../simulators/process-walls/index.ts';
import type { WallsView } from './Figure.tsx';
import { picture as words } from './words.ts';

/** The process with its walls, beside the rest of the host, on the one kernel. */
export function Picture({ view: { frame, run } }: { readonly view: WallsView }) {
  const { walls, rings } = frame;
  const caps =
    walls.caps === 'none'
      ? words.noCaps
      : words.caps(walls.caps === 'full' ? count(run.numbers.caps) : run.numbers.kept) +
        (walls.own.user === null ? '' : words.capsBox);
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
        <div className="bc-others">
          <Box role="user-space" size="tall" label={words.host} sub={words.others} />
        </div>
        <div className="bc-box">
          <span className="bc-note">{words.walls(rings.length)}</span>
          {ringed}
          <div className="bc-bolts">
            <span className="bc-tag" data-on={walls.caps === 'docker' ? '' : undefined}>
              {caps}
            </span>
            <span className="bc-tag" data-on={walls.seccomp ? '' : undefined}>
              {walls.seccomp ? words.filter.on : words.filter.off}
            </span>
          </div>
          <div className="bc-limits">
            {limits.map((limit) => (
              <span key={limit} className="bc-tag" data-on={walls.limits[limit] ? '' : undefined}>
                {words.limit[limit][walls.limits[limit] ? 'on' : 'off']}
              </span>
            ))}
          </div>
        </div>
      </div>
      <Box role="kernel" label={words.kernel} sub={words.kernelSub} />
    </div>
  );
}

/** "41 capabilities" → "41". */
const count = (text: string): string => /\d+/.exec(text)?.[0] ?? text;

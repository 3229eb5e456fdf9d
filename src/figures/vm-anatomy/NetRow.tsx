import type { RowProps } from './Stage.tsx';
import { guestName } from './sentences.ts';
import { amount } from './text.ts';
import { words } from './words.ts';

/** The network: a link that is up, the way through the host's kernel, and one real card. */
export function NetRow({ view }: RowProps) {
  const { watched, host } = view.frame;
  const up = watched.status === 'running';
  const free = host.linkWhole - host.link.reduce((sum, share) => sum + share, 0);
  return (
    <>
      <div className="va-cell va-guest">
        <p className="va-link" data-role="virtual-hardware" data-down={!up || undefined}>
          <b>{watched.gone ? words.linkDown : words.linkUp}</b>
          <span>{words.linkSpeed}</span>
        </p>
        <p className="va-note">{words.sends(watched.asks, watched.gets)}</p>
      </div>
      <div className="va-cell va-join">
        <ol className="va-way" data-down={watched.gone || undefined}>
          <li className="va-queue">
            {words.queues.map((queue) => (
              <span key={queue}>{queue}</span>
            ))}
          </li>
          <li>{words.tap(watched.index)}</li>
          <li>{words.bridge}</li>
        </ol>
      </div>
      <div className="va-cell va-host">
        <ul className="va-shares">
          {host.link.map(
            (share, guest) =>
              share > 0 && (
                <li
                  key={guest}
                  className="span"
                  data-series={guest + 1}
                  data-watched={guest === watched.index || undefined}
                  style={{ flexGrow: share }}
                >
                  <span aria-hidden="true">{guest + 1}</span>
                  <span className="visually-hidden">{`${guestName(guest)}: ${amount(share)} Gbit/s`}</span>
                </li>
              ),
          )}
          {free > 0 && (
            <li className="va-free" style={{ flexGrow: free }}>
              {words.linkFree}
            </li>
          )}
        </ul>
        <p className="va-note">{words.link(host.linkWhole)}</p>
      </div>
    </>
  );
}

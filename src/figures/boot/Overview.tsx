import { formatLength } from '../../playback/format-time.ts';
import type { BootView } from './Figure.tsx';
import { percent, stretch } from './place.ts';
import { tickLabel, ticks } from './ticks.ts';
import { Track } from './Track.tsx';
import { words } from './words.ts';

/** All three starts on one true scale, however small that makes the short ones. */
export function Overview({ view: { frame, time } }: { readonly view: BootView }) {
  const { overview, to } = frame;
  return (
    <section className="boot-overview" aria-label={words.overview(formatLength(to))}>
      <p className="boot-small">{words.overview(formatLength(to))}</p>
      <div className="boot-scale">
        {overview.map(({ id, title, segments }) => (
          <div className="boot-scale-row" key={id}>
            <span className="boot-scale-name">{title}</span>
            <Track from={0} to={to} time={time} className="boot-thin">
              {segments.map((segment) => (
                <span
                  key={segment.id}
                  className="boot-segment"
                  data-kind={segment.role}
                  style={stretch(segment.start, segment.end, 0, to)}
                />
              ))}
            </Track>
          </div>
        ))}
        <div className="boot-scale-row" aria-hidden="true">
          <span className="boot-scale-name" />
          <span className="boot-ticks">
            {ticks(to).map((t) => (
              <i key={t} style={{ left: `${percent(t, 0, to)}%` }}>
                <span>{tickLabel(t)}</span>
              </i>
            ))}
          </span>
        </div>
      </div>
    </section>
  );
}

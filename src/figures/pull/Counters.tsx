import { Live } from '../../playback/Live.tsx';
import type { PullView } from './Figure.tsx';
import { LiveMark, percent } from '../../drawing/LiveMark.tsx';
import { layerBytes } from './run.ts';
import { size } from './text.ts';
import { fetchedAt, layerShare } from './wire-view.ts';
import { labels, layerNames } from './words.ts';

/** Requests, bytes fetched and bytes spared, and the image's layers to scale. */
export function Counters({ view }: { readonly view: PullView }) {
  const { frame, run, time } = view;
  return (
    <section className="pl-counters" aria-label={labels.counted}>
      <dl>
        <div>
          <dt>{labels.requests}</dt>
          <dd>{frame.requests}</dd>
        </div>
        <div>
          <dt>{labels.fetched}</dt>
          <dd>
            <span className="visually-hidden">{size(Math.round(frame.fetched))}</span>
            <Live time={time} text={(t) => size(Math.round(fetchedAt(run, t)))} />
          </dd>
        </div>
        <div>
          <dt>{labels.spared}</dt>
          <dd>
            {frame.spared === null ? (
              <>
                <span aria-hidden="true">{labels.unknown}</span>
                <span className="visually-hidden">{labels.unknownAloud}</span>
              </>
            ) : (
              size(frame.spared)
            )}
          </dd>
        </div>
      </dl>
      <ImageBar view={view} />
    </section>
  );
}

function ImageBar({ view }: { readonly view: PullView }) {
  const { frame, run, time } = view;
  const { layers } = run.pull.image;
  const views = frame.parts.filter(({ kind }) => kind === 'layer');
  const known = views.every(({ digest }) => digest !== null);
  const names = layerNames[view.params.image];
  return (
    <div className="pl-scale">
      <p className="pl-remark">
        {labels.ofImage}
        {known ? `, ${size(layerBytes(run))}` : `: ${labels.imageUnknown}`}
      </p>
      <div className="pl-bar" data-known={known || undefined} aria-hidden="true">
        {known &&
          layers.map((layer, i) => {
            const { look } = views[i]!;
            const spared = look === 'here' || look === 'stack-here';
            return (
              <span
                key={layer.digest}
                className="pl-segment"
                data-spared={spared || undefined}
                data-refused={look === 'refused' || undefined}
                style={{ flexGrow: Math.max(layer.size, 1) }}
                title={names[i]}
              >
                <LiveMark
                  className="pl-segment-fill"
                  data-depth={i + 1}
                  time={time}
                  vars={(t) => ({ '--body': spared ? '100%' : percent(layerShare(run, i, t)) })}
                />
              </span>
            );
          })}
      </div>
      <p className="pl-key" aria-hidden="true">
        <span>
          <i className="pl-key-fetched" /> {labels.fetched}
        </span>
        <span>
          <i className="pl-key-spared" /> {labels.spared}
        </span>
        <span>
          <i className="pl-key-missing" /> {labels.missing}
        </span>
        {views.some(({ look }) => look === 'refused') && (
          <span>
            <i className="pl-key-refused" /> {labels.refused}
          </span>
        )}
      </p>
    </div>
  );
}

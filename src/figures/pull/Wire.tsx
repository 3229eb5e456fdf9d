import { Live } from '../../playback/Live.tsx';
import { receivedAt } from '../../simulators/image-layers/registry/link.ts';
import type { PullView } from './Figure.tsx';
import { LiveMark, percent } from '../../drawing/LiveMark.tsx';
import { size } from './text.ts';
import { travel, type SlotView } from './wire-view.ts';
import { labels, layerNames, wordsForPart } from './words.ts';

/** Middle: what is on its way, and which layers wait for a free place. */
export function Wire({ view }: { readonly view: PullView }) {
  const { wire } = view.frame;
  const names = layerNames[view.params.image];
  return (
    <section className="pl-pane pl-wire" aria-label={labels.wire}>
      <h3>{labels.wire}</h3>
      <ol className="pl-slots">
        {wire.slots.map((slot) => (
          // A new exchange is a new line: its words follow the clock from their own beginning.
          <Slot key={`${slot.index} ${slot.exchange?.id ?? ''}`} slot={slot} view={view} />
        ))}
      </ol>
      <p className="pl-waiting">
        {labels.waiting}{' '}
        <b>
          {wire.waiting.length === 0
            ? labels.nobody
            : wire.waiting.map((i) => wordsForPart('layer', i, names)).join(', ')}
        </b>
      </p>
    </section>
  );
}

function Slot({ slot, view }: { readonly slot: SlotView; readonly view: PullView }) {
  const { exchange, index } = slot;
  const { lead } = view.run;
  if (!exchange) {
    return (
      <li className="pl-slot" data-state="free">
        <span className="pl-slot-head">
          <span>{labels.slot(index)}</span>
          <span>{labels.free}</span>
        </span>
        <span className="pl-track" aria-hidden="true" />
      </li>
    );
  }
  const body = (t: number) => {
    if (exchange.size === 0 || exchange.answered === null || t - lead < exchange.answered)
      return exchange.status === 401 && t - lead >= (exchange.answered ?? Infinity) ? '' : labels.sent;
    return labels.received(size(Math.round(receivedAt(exchange.progress, t - lead))), size(exchange.size));
  };
  return (
    <li className="pl-slot" data-state="busy">
      <span className="pl-slot-head">
        <b>{slot.name}</b>
        <Live className="pl-mono" time={view.time} text={body} />
      </span>
      <LiveMark
        className="pl-track"
        data-depth={slot.layer >= 0 ? slot.layer + 1 : undefined}
        time={view.time}
        vars={(t) => {
          const { trip, body: share, kept } = travel(exchange, lead, t);
          // The question goes from the host, on the right, to the registry; its answer comes back.
          const x = trip <= 1 ? 1 - trip : trip - 1;
          return {
            '--kept': percent(kept),
            '--body': percent(share * (1 - kept)),
            '--x': percent(x),
            '--dot': trip < 2 ? '1' : '0',
          };
        }}
      >
        <i className="pl-kept" />
        <i className="pl-fill" />
        <i className="pl-dot" />
      </LiveMark>
    </li>
  );
}

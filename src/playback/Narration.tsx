import { memo, useMemo, type ReactNode } from 'react';
import type { BaseFrame } from './figure.ts';
import { indexAt, type Timeline, type Us } from './timeline.ts';
import { words } from './words.ts';

interface NarrationProps {
  readonly t: Us;
  readonly timeline: Timeline;
  readonly moment: (t: Us) => string;
  readonly say: string;
}

/** The sentence of the last event. A live region: it changes once a step, never once a picture. */
export function Narration({ t, timeline, moment, say }: NarrationProps) {
  const step = timeline.steps[indexAt(timeline.steps, t)] ?? 0;
  return (
    <p className="narration" role="status">
      <b>{moment(step)}</b> {say}
    </p>
  );
}

interface TranscriptProps<R> {
  readonly run: R;
  readonly timeline: Timeline;
  readonly moment: (t: Us) => string;
  readonly frameAt: (run: R, t: Us) => BaseFrame;
  readonly onPick: (t: Us) => void;
}

/** Longer lists are cut in the page; the figure itself still steps through everything. */
const longest = 80;

/** Every step's sentence, in order; a press on its time goes there. It prints, and it is there without JavaScript. */
export const Transcript = memo(function Transcript<R>({
  run,
  timeline,
  moment,
  frameAt,
  onPick,
}: TranscriptProps<R>) {
  const lines = useMemo(
    () => timeline.steps.slice(0, longest).map((t) => ({ t, say: frameAt(run, t).say })),
    [run, timeline, frameAt],
  );
  const left = timeline.steps.length - lines.length;
  return (
    <details className="transcript">
      <summary>{words.transcript(timeline.steps.length)}</summary>
      <ol>
        {lines.map(({ t, say }) => (
          <li key={t}>
            <button type="button" onClick={() => onPick(t)}>
              {moment(t)}
            </button>{' '}
            {say}
          </li>
        ))}
      </ol>
      {left > 0 && <p>{words.more(left)}</p>}
    </details>
  );
}) as <R>(props: TranscriptProps<R>) => ReactNode;

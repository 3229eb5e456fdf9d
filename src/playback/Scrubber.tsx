import { useMotionValueEvent } from 'framer-motion';
import { memo, useEffect, useRef } from 'react';
import type { Playback } from './usePlayback.ts';
import type { Timeline } from './timeline.ts';
import { words } from './words.ts';

interface Props {
  readonly playback: Playback;
  readonly timeline: Timeline;
  readonly moment: (t: number) => string;
}

/** More marks than this would be a grey bar. */
const mostMarks = 120;

/** The time line under a figure: a native range input (arrow keys, Page keys, Home, End) over the marks of the steps. */
export function Scrubber({ playback, timeline, moment }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef<HTMLElement>(null);
  const { duration } = timeline;
  const held = useRef(false);
  const follow = (t: number) => {
    const element = input.current;
    if (!element) return;
    // Under the reader's hand the thumb stands already, and a value set now would cost the browser's "change".
    if (!held.current) element.value = String(t);
    if (done.current) done.current.style.transform = `scaleX(${share(t, duration)})`;
    element.setAttribute('aria-valuetext', moment(t));
  };
  useMotionValueEvent(playback.time, 'change', follow);
  const step = Math.max(1, Math.round(duration / 1000));
  // The browser's own "change": the reader has let go, or a key or a reading aid has made its move. React's onChange
  // is the browser's "input", which comes on the way too.
  const { seek, time } = playback;
  useEffect(() => {
    const element = input.current;
    const settle = () => seek(time.get(), 'rest');
    element?.addEventListener('change', settle);
    return () => element?.removeEventListener('change', settle);
  }, [seek, time]);
  return (
    <span className="scrubber">
      <Marks timeline={timeline} />
      <span className="scrubber-field">
        <span className="scrubber-line" aria-hidden="true">
          <i ref={done} className="scrubber-done" style={{ transform: 'scaleX(0)' }} />
        </span>
        <input
          ref={input}
          type="range"
          min={0}
          max={duration}
          step={step}
          defaultValue={0}
          aria-label={words.time}
          aria-valuetext={moment(playback.t)}
          onChange={({ currentTarget: { valueAsNumber: t } }) => {
            // The last place of the thumb may lie before the end, which is seldom a whole number of its steps.
            held.current = true;
            seek(t + step > duration ? duration : t, 'scrub');
            held.current = false;
          }}
        />
      </span>
    </span>
  );
}

/** Where the steps are. */
const Marks = memo(function Marks({ timeline: { duration, steps } }: Pick<Props, 'timeline'>) {
  const every = Math.ceil(steps.length / mostMarks);
  return (
    <span className="scrubber-marks" aria-hidden="true">
      {steps
        .filter((_, i) => i % every === 0)
        .map((t) => (
          <i key={t} style={{ left: `${share(t, duration) * 100}%` }} />
        ))}
    </span>
  );
});

const share = (t: number, duration: number) => (duration === 0 ? 0 : t / duration);

import { useMotionValueEvent } from 'framer-motion';
import { useRef } from 'react';
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
  const { duration, steps } = timeline;
  const share = (t: number) => (duration === 0 ? 0 : (t / duration) * 100);
  const follow = (t: number) => {
    const element = input.current;
    if (!element) return;
    element.value = String(t);
    element.style.setProperty('--done', `${share(t)}%`);
    element.setAttribute('aria-valuetext', moment(t));
  };
  useMotionValueEvent(playback.time, 'change', follow);
  const every = Math.ceil(steps.length / mostMarks);
  const step = Math.max(1, Math.round(duration / 1000));
  return (
    <span className="scrubber">
      <span className="scrubber-marks" aria-hidden="true">
        {steps
          .filter((_, i) => i % every === 0)
          .map((t) => (
            <i key={t} style={{ left: `${share(t)}%` }} />
          ))}
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
        onChange={({ currentTarget: { valueAsNumber: t } }) =>
          // The last place of the thumb may lie before the end, which is seldom a whole number of its steps.
          playback.seek(t + step > duration ? duration : t, 'scrub')
        }
        onPointerUp={() => playback.seek(playback.time.get(), 'rest')}
        onKeyUp={() => playback.seek(playback.time.get(), 'rest')}
      />
    </span>
  );
}

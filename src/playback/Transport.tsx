import { memo, useMemo, type CSSProperties } from 'react';
import { CopyLink } from '../share/CopyLink.tsx';
import { Live } from './Live.tsx';
import { Scrubber } from './Scrubber.tsx';
import type { Timeline } from './timeline.ts';
import { speeds } from './player.ts';
import type { Playback } from './usePlayback.ts';
import { words } from './words.ts';

interface Props {
  readonly playback: Playback;
  readonly timeline: Timeline;
  /** A moment in words. */
  readonly moment: (t: number) => string;
  readonly link: () => string;
  /** The figure's name, for the share sheet. */
  readonly title: string;
}

const icons = {
  start: 'M3 3h2v10H3zM13 3v10L6 8z',
  back: 'M11 3v10L5 8zM12 3h2v10h-2z',
  play: 'M4 2.5v11L13 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  forward: 'M2 3h2v10H2zM5 3l6 5-6 5z',
} as const;

const Icon = ({ name }: { readonly name: keyof typeof icons }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={icons[name]} />
  </svg>
);

/** Start, step back, play or pause, step, the time line, the time, the speed, and the link to this moment. */
export function Transport({ playback, timeline, moment, link, title }: Props) {
  // Room for the longest, so that a longer one moves nothing, and the browser need not look whether it does.
  const chars = useMemo(
    () => Math.max(...[...timeline.steps, timeline.duration].map((t) => moment(t).length)),
    [timeline, moment],
  );
  const { playing, toStart, stepBack, play, pause, stepForward, speed, setSpeed } = playback;
  return (
    <div className="transport" role="group" aria-label={words.playback}>
      <Buttons {...{ playing, toStart, stepBack, play, pause, stepForward }} />
      <Scrubber playback={playback} timeline={timeline} moment={moment} />
      <span className="transport-time" style={{ '--chars': chars } as CSSProperties}>
        <Live className="transport-now" time={playback.time} text={moment} />
      </span>
      <Speed {...{ speed, setSpeed }} />
      <CopyLink link={link} label={words.copyMoment} title={title} />
    </div>
  );
}

type ButtonsProps = Pick<Playback, 'playing' | 'toStart' | 'stepBack' | 'play' | 'pause' | 'stepForward'>;

const Buttons = memo(function Buttons(props: ButtonsProps) {
  const { playing, toStart, stepBack, play, pause, stepForward } = props;
  return (
    <div className="transport-buttons">
      <button type="button" aria-label={words.toStart} onClick={toStart}>
        <Icon name="start" />
      </button>
      <button type="button" aria-label={words.back} onClick={stepBack}>
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="play"
        aria-label={playing ? words.pause : words.play}
        onClick={playing ? pause : play}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <button type="button" aria-label={words.forward} onClick={stepForward}>
        <Icon name="forward" />
      </button>
    </div>
  );
});

const Speed = memo(function Speed({ speed: current, setSpeed }: Pick<Playback, 'speed' | 'setSpeed'>) {
  return (
    <label className="transport-speed">
      <span className="visually-hidden">{words.speed}</span>
      <select value={current} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {speed === 0.25 ? '¼' : speed === 0.5 ? '½' : speed}×
          </option>
        ))}
      </select>
    </label>
  );
});

import { motionValue } from 'framer-motion';
import type { BaseFrame } from './figure.ts';
import type { ShellProps } from './FigureShell.tsx';
import { formatMoment } from './format-time.ts';
import { keyMoments } from './key-moments.ts';

const nothing = () => undefined;

/**
 * What a figure shows on paper after its first frame: the key moments of its run, each drawn by the figure's own stage
 * over its sentence. Only the server draws them; nothing in them answers.
 */
export function KeyFrames<P extends object, R, F extends BaseFrame>(props: ShellProps<P, R, F>) {
  const { definition, claims, place, preset, stage } = props;
  const { params, label } = definition.presets.find(({ id }) => id === preset) ?? definition.presets[0]!;
  const run = definition.run(params, claims);
  const timeline = definition.timeline(run);
  const moment = (t: number) => definition.moment?.(run, t) ?? formatMoment(t, timeline.duration);
  return keyMoments(timeline, definition.bet?.(run)?.settledAt(run)).map((t) => {
    const frame = definition.frameAt(run, t);
    return (
      <div key={t} className="figure-body key-frame" data-pagefind-ignore="all">
        <p className="key-frame-caption">
          <b>
            {label} · {moment(t)}
          </b>{' '}
          {frame.say}
        </p>
        <div className="stage">
          {stage({
            frame,
            run,
            params,
            t,
            time: motionValue(t),
            playing: false,
            scrubbing: false,
            reducedMotion: true,
            claims,
            place,
            setParams: nothing,
            act: nothing,
            seek: nothing,
          })}
        </div>
      </div>
    );
  });
}

import type { MotionValue } from 'framer-motion';
import { LiveMark } from '../../drawing/LiveMark.tsx';
import type { CpuView } from './frame.ts';
import { TokenView } from './TokenView.tsx';
import { places } from './words.ts';

interface Props {
  readonly view: CpuView;
  readonly time: MotionValue<number>;
  /** How long a turn lasts (µs), if that is fixed. */
  readonly turn: number | undefined;
}

/** A CPU with its run queue: the head of the queue stands next to the CPU. */
export function CpuRow({ view, time, turn }: Props) {
  const { cpu, running, since, queue, places: most } = view;
  return (
    <div className="hs-cpu">
      <div className="hs-queue">
        <span className="hs-place-name">{places.queue(cpu)}</span>
        <span className="hs-slots">
          {Array.from({ length: Math.max(most, 1) }, (_, place) => (
            <span key={place} className="hs-slot">
              {queue[place] && <TokenView token={queue[place]} />}
            </span>
          ))}
        </span>
      </div>
      <svg className="hs-arrow" viewBox="0 0 24 16" aria-hidden="true">
        <path d="M2 8h17M14 3l6 5-6 5" />
      </svg>
      <div className="hs-core" data-role="hardware">
        <span className="hs-core-name">{places.cpu(cpu)}</span>
        <span className="hs-slot">
          {running ? <TokenView token={running} /> : <span className="hs-idle">{places.idle}</span>}
        </span>
        {turn !== undefined && <Turn time={time} since={since} turn={turn} busy={running !== undefined} />}
      </div>
    </div>
  );
}

/** How much of its turn the running vCPU has had. */
function Turn({
  time,
  since,
  turn,
  busy,
}: {
  readonly time: MotionValue<number>;
  readonly since: number;
  readonly turn: number;
  readonly busy: boolean;
}) {
  const had = (t: number) => (busy && t > since ? (((t - since - 1) % turn) + 1) / turn : 0);
  return <LiveMark className="hs-turn" time={time} vars={(t) => ({ '--had': had(t).toFixed(4) })} />;
}

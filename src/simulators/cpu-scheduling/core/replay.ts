import type { Us } from '../../shared/units.ts';
import type { Checkpoints, Saver } from './checkpoints.ts';

/** A run that can be carried on. */
export interface Replayable extends Saver {
  readonly now: Us;
  start(): void;
  runTo(t: Us): void;
}

/**
 * Takes the checkpoints of a run and what makes that run anew, and gives a function that carries it on to a time (whole
 * µs) from the checkpoint before: exact by construction. The run is kept between look-ups, because to play on from the
 * last one is often nearer than to go back to a checkpoint.
 */
export function replayer<Run extends Replayable>(checkpoints: Checkpoints, make: () => Run): (t: Us) => Run {
  let run: Run | undefined;
  return (t) => {
    const from = checkpoints.before(t);
    if (!from || !run) run = make();
    if (!from) run.start();
    else if (run.now > t || run.now <= from.t) run.load(from.saved);
    run.runTo(t);
    return run;
  };
}

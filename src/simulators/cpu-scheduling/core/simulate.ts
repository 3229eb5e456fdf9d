import type { Us } from '../../shared/units.ts';
import type { Scenario, ScheduleRun } from '../types.ts';
import { clone } from './clone.ts';
import { Engine } from './engine.ts';
import { lastAtOrBefore } from './lookup.ts';
import { buildModel } from './model.ts';
import type { CreatePolicy } from './policy.ts';
import { Recorder } from './recorder.ts';

/**
 * Runs a valid scenario (times in µs; see `validate`) to its horizon under the given policy, whatever it names. The
 * scenario is copied. `at(t)` carries the run on from the checkpoint before `t`, so it is exact by construction.
 */
export function simulateWith(input: Scenario, createPolicy: CreatePolicy): ScheduleRun {
  const scenario = clone(input);
  const model = buildModel(scenario);
  const recorder = new Recorder(scenario.cpus);
  const engine = new Engine(model, createPolicy, recorder);
  engine.start();
  engine.runTo(scenario.horizon);
  engine.finish();
  let replay: Engine | undefined;
  const { slices, decisions, marks, capEvents, checkpoints } = recorder;
  return {
    scenario,
    tasks: model.tasks.map(({ id, group }) => ({ id, group })),
    groups: model.groups.map(({ id, parent }) => ({ id, parent })),
    slices,
    decisions,
    marks,
    capEvents,
    at: (t: Us) => {
      const time = Math.floor(Math.min(Math.max(t, 0), scenario.horizon));
      // Kept between look-ups: playing on from the last one is cheaper than going back to a checkpoint.
      const from = checkpoints[lastAtOrBefore(checkpoints, time)];
      if (!from || !replay) replay = new Engine(model, createPolicy);
      if (!from) replay.start();
      else if (replay.now > time || replay.now <= from.t) replay.load(from.saved);
      replay.runTo(time);
      return replay.snapshot();
    },
    decisionAt: (t: Us) => lastAtOrBefore(decisions, t),
  };
}

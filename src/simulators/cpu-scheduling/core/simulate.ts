import type { Us } from '../../shared/units.ts';
import type { Decision, Scenario, ScheduleRun, Slice } from '../types.ts';
import { Checkpoints } from './checkpoints.ts';
import { clone } from './clone.ts';
import { Engine } from './engine.ts';
import { buildModel } from './model.ts';
import type { CreatePolicy } from './policy.ts';
import { Recorder } from './recorder.ts';
import { replayer } from './replay.ts';

/**
 * Runs a valid scenario (times in µs; see `validate`) to its horizon under the given policy, whatever it names. The
 * scenario is copied. `at(t)` carries the run on from the checkpoint before `t`. The rows of `decisions` and `slices`
 * are made when they are first read.
 */
export function simulateWith(input: Scenario, createPolicy: CreatePolicy): ScheduleRun {
  const scenario = clone(input);
  const model = buildModel(scenario);
  const recorder = new Recorder();
  const checkpoints = new Checkpoints();
  const engine = new Engine(model, createPolicy, recorder);
  engine.start();
  engine.runTo(scenario.horizon, checkpoints);
  const replayTo = replayer(checkpoints, () => new Engine(model, createPolicy));
  const { decisions: log, marks, capEvents } = recorder;
  let slices: Slice[][] | undefined;
  let decisions: Decision[] | undefined;
  return {
    scenario,
    tasks: model.tasks.map(({ id, group }) => ({ id, group })),
    groups: model.groups.map(({ id, parent }) => ({ id, parent })),
    get slices() {
      return (slices ??= log.slices(scenario.cpus, scenario.horizon));
    },
    get decisions() {
      return (decisions ??= log.decisions());
    },
    marks,
    capEvents,
    at: (t: Us) => replayTo(Math.floor(Math.min(Math.max(t, 0), scenario.horizon))).snapshot(),
    decisionAt: (t: Us) => log.lastAtOrBefore(t),
  };
}

import type * as FastCheck from 'fast-check';
import type { GroupSpec, PolicyName, Scenario, TaskSpec, Work, WorkStep } from '../types.ts';

export interface ScenarioOptions {
  readonly policy: PolicyName;
  /** µs; default 300 ms. */
  readonly horizon?: number;
  /** Tasks may be bound to CPUs. */
  readonly pinned?: boolean;
  /** What a group may have besides tasks, such as a weight. */
  readonly group?: FastCheck.Arbitrary<Partial<Omit<GroupSpec, 'id' | 'tasks'>>>;
  /** What a task may have besides work, such as a nice value. */
  readonly task?: FastCheck.Arbitrary<Partial<Omit<TaskSpec, 'id' | 'work'>>>;
}

/** Times of up to `most` µs; often whole milliseconds, so that events meet. */
function time(fc: typeof FastCheck, most: number): FastCheck.Arbitrary<number> {
  const wholeMs = fc.integer({ min: 1, max: most / 1000 }).map((n) => n * 1000);
  return fc.oneof(wholeMs, fc.integer({ min: 1, max: most }));
}

function work(fc: typeof FastCheck): FastCheck.Arbitrary<Work> {
  const name = fc.constantFrom('x', 'y');
  const step: FastCheck.Arbitrary<WorkStep> = fc.oneof(
    { weight: 4, arbitrary: time(fc, 20_000).map((run) => ({ run })) },
    { weight: 3, arbitrary: time(fc, 20_000).map((sleep) => ({ sleep })) },
    { weight: 1, arbitrary: name.map((wait) => ({ wait })) },
    { weight: 2, arbitrary: name.map((signal) => ({ signal })) },
    { weight: 1, arbitrary: fc.constant({ mark: 'm' }) },
  );
  const script = fc.record({
    kind: fc.constant('script' as const),
    steps: fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => [...steps, { run: 500 }]),
    repeat: fc.boolean(),
    first: fc.oneof(fc.constant(0), time(fc, 50_000)),
  });
  const bursty = fc.record({
    kind: fc.constant('bursty' as const),
    run: time(fc, 15_000),
    every: fc.integer({ min: 500, max: 40_000 }),
    first: fc.oneof(fc.constant(0), time(fc, 40_000)),
  });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'busy' as const }) },
    { weight: 3, arbitrary: bursty },
    { weight: 3, arbitrary: script },
    { weight: 1, arbitrary: fc.constant({ kind: 'idle' as const }) },
  );
}

/** Random valid scenarios for property tests: 1–4 CPUs, 1–4 groups of 1–3 tasks. fast-check is passed in by the test. */
export function arbitraryScenario(
  fc: typeof FastCheck,
  options: ScenarioOptions,
): FastCheck.Arbitrary<Scenario> {
  const { policy, horizon = 300_000 } = options;
  return fc.integer({ min: 1, max: 4 }).chain((cpus) => {
    const all = Array.from({ length: cpus }, (_, cpu) => cpu);
    const binding = options.pinned
      ? fc.option(fc.subarray(all, { minLength: 1 }), { nil: undefined, freq: 2 })
      : fc.constant(undefined);
    const task = fc
      .tuple(work(fc), binding, options.task ?? fc.constant({}))
      .map(([does, bound, rest]) => ({ work: does, ...(bound ? { cpus: bound } : {}), ...rest }));
    const group = fc.tuple(fc.array(task, { minLength: 1, maxLength: 3 }), options.group ?? fc.constant({}));
    return fc.array(group, { minLength: 1, maxLength: 4 }).map((groups) => ({
      cpus,
      policy,
      horizon,
      groups: groups.map(([tasks, rest], g) => ({
        id: `g${g}`,
        ...rest,
        tasks: tasks.map((spec, n) => ({ id: `g${g}t${n}`, ...spec })),
      })),
    }));
  });
}

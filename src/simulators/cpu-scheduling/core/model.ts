import type { GroupSpec, Scenario, TaskSpec } from '../types.ts';

export interface ModelTask {
  readonly id: string;
  /** Index into `Model.groups`. */
  readonly group: number;
  readonly spec: TaskSpec;
}

export interface ModelGroup {
  readonly id: string;
  /** Index into `Model.groups`, −1 at the top. */
  readonly parent: number;
  readonly spec: GroupSpec;
  /** Indexes into `Model.tasks` of the group's own tasks (not those of child groups). */
  readonly tasks: readonly number[];
}

/** A checked scenario with its tasks and groups numbered. */
export interface Model {
  readonly scenario: Scenario;
  readonly tasks: readonly ModelTask[];
  /** Depth-first, parents before children. */
  readonly groups: readonly ModelGroup[];
  /** `mayRun[task][cpu]`, from `TaskSpec.cpus`. */
  readonly mayRun: readonly (readonly boolean[])[];
}

/** Numbers the tasks and groups of a valid scenario: depth-first, a group's own tasks before its child groups. */
export function buildModel(scenario: Scenario): Model {
  const tasks: ModelTask[] = [];
  const groups: ModelGroup[] = [];
  const visit = (spec: GroupSpec, parent: number): void => {
    const index = groups.length;
    const own: number[] = [];
    groups.push({ id: spec.id, parent, spec, tasks: own });
    for (const task of spec.tasks) own.push(tasks.push({ id: task.id, group: index, spec: task }) - 1);
    for (const child of spec.groups ?? []) visit(child, index);
  };
  for (const group of scenario.groups) visit(group, -1);
  const cpus = Array.from({ length: scenario.cpus }, (_, cpu) => cpu);
  const mayRun = tasks.map(({ spec }) => cpus.map((cpu) => spec.cpus?.includes(cpu) ?? true));
  return { scenario, tasks, groups, mayRun };
}

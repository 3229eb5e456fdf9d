import type { StepId } from '../../simulators/runc-start/index.ts';

/** The claim that says how long a step took on our machine; steps without one were not timed alone. */
export const timeOf: Readonly<Partial<Record<StepId, string>>> = {
  read: 'runc-phase-go',
  init: 'runc-phase-spawn',
  cgroup: 'runc-phase-cgroups',
  namespaces: 'runc-phase-namespaces',
  'stage-2': 'runc-phase-second-go',
  mounts: 'runc-phase-mounts',
  pivot: 'runc-phase-pivot',
  fittings: 'runc-phase-masks',
  'early-filter': 'runc-phase-seccomp',
  'give-up': 'runc-phase-privileges',
  filter: 'runc-phase-seccomp',
  execve: 'runc-phase-exec',
};

export type { Arrival, Neighbour, Phase, StartupPlan } from './plan.ts';
export { checkPlan, phaseSteps } from './plan.ts';
export { copyTask, neighbourGroup, sharedTask, start, type PhaseSpan, type StartupRun } from './start.ts';
export { downloads, type Transfer } from './transfer.ts';

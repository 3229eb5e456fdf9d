export type * from './types.ts';
export { admitted, promisedRatios } from './admission.ts';
export { cpuLoad, type CpuHost, type CpuLoad, type GuestCpu, type Serving } from './cpu-load.ts';
export { fairShares } from './network.ts';
export {
  linkShares,
  parts,
  promisesTo,
  type Part,
  type PromiseLevel,
  type PromiseState,
  type Reason,
} from './promises.ts';
export { runHost, type HostRun } from './run-host.ts';
export { freePlaces, writtenBy, type ThinPool } from './thin-pool.ts';
export type { Stretch } from './waits.ts';

/** A pull from a registry: what is asked for, what comes back, how long it takes, and what is refused. */
export type { Exchange, PullEvent, Purpose } from './events.ts';
export { emptyHost, type Engine, type Host, hostWith } from './host.ts';
export { type Progress, receivedAt } from './link.ts';
export { DEFAULT_AT_ONCE, type PullOptions } from './options.ts';
export { type PullRun, runPull } from './pull-run.ts';
export {
  type LayerPart,
  type Part,
  type PartKind,
  type PublishedImage,
  remoteFromDescriptors,
  remoteFromImage,
  type RemoteImage,
} from './remote-image.ts';
export { REGISTRY_SIMPLIFICATIONS, REGISTRY_VERSION } from './simplifications.ts';
export { smallImage, type SmallImageVersion } from './small-image.ts';
export { type Damaged, type Target, targetOf, type Trouble } from './trouble.ts';

export type * from './types.ts';
export {
  freeFrames,
  freeInGuest,
  freeSlots,
  heldBy,
  hostMemory,
  killGuest,
  reportFree,
  type Held,
} from './host-memory.ts';
export { chooseVictim, touch } from './touch.ts';

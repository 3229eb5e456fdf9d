export { fill, type FillEvent, type Filled } from './fill.ts';
export { guestSizes, mergingOf, offeredTo, offers } from './sizes.ts';
export { containerCopy, diskOf, sizeOf, memoryOf, vmCopy } from './use.ts';
export * from './types.ts';

export * from './count.ts';
export { crossingOf, kernelUnder, modeOf } from './crossing.ts';
export { pathOf } from './paths.ts';
export * from './simplifications.ts';
export * from './types.ts';

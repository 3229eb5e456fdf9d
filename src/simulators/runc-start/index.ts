export * from './types.ts';
export * from './simplifications.ts';
export { startSteps } from './steps.ts';

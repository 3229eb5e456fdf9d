export * from './faults.ts';
export * from './parts.ts';
export * from './simplifications.ts';
export { harmAfter, spread } from './spread.ts';

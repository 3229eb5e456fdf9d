export * from './boxes.ts';
export * from './nesting.ts';
export * from './simplifications.ts';

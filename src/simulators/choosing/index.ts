export * from './types.ts';
export { reasons } from './reasons.ts';
export * from './simplifications.ts';
export { flips, nothingAnswered, weigh, type Advice, type Balance, type Flip } from './weigh.ts';

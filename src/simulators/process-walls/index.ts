export * from './answers.ts';
export * from './deeds.ts';
export * from './types.ts';
export { isNamespace, mayMakeUser, plain, play, rulesHost, setUp, throwSwitch } from './walls.ts';

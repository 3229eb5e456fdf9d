export { debianUnits, initReads, isTarget, type DebianUnit } from './debian-units.ts';
export { criticalChain, startUnits, type UnitsRun } from './start-units.ts';
export type { Unit, UnitSpan } from './units.ts';

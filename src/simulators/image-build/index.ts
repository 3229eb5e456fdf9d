/** A builder of images: instructions, a build folder and a cache in; layers, keys and what became of each step out. */
export { build, type BuildParams, emptyCache } from './builder.ts';
export { buried, type Buried } from './buried.ts';
export { jsonWords } from './json-words.ts';
export { standInAt } from './stand-ins.ts';
export { flagOf, type Stage, stagesOf } from './stages.ts';
export { pairs } from './variables.ts';
export type {
  Build,
  BuildFolder,
  BuiltImage,
  BuiltLayer,
  Cache,
  Cause,
  Failure,
  FolderFile,
  Instruction,
  Outcome,
  StandIn,
  StepResult,
  Weights,
} from './types.ts';

/** The thread of `compareApart`: compares the cases of a file from one on and tells each outcome as it comes. */
import { parentPort, workerData } from 'node:worker_threads';
import { ParamError } from '../../../src/simulators/shared/errors.ts';
import type { Outcome } from './case.ts';
import { type KindName, KINDS } from './kinds.ts';

export interface Task {
  readonly kind: KindName;
  /** The file as JSON text. */
  readonly text: string;
  /** The first case to be compared. */
  readonly from: number;
}

/** "ready" before the first case; "wrong" with a sentence if the file is of another format. */
export type Told =
  | { readonly told: 'ready' }
  | { readonly told: 'outcome'; readonly outcome: Outcome }
  | { readonly told: 'wrong'; readonly sentence: string };

const tell = (told: Told): void => parentPort!.postMessage(told);
const { kind, text, from } = workerData as Task;
try {
  const outcomes = KINDS[kind].compare(JSON.parse(text), from);
  tell({ told: 'ready' });
  for (const outcome of outcomes) tell({ told: 'outcome', outcome });
} catch (error) {
  if (!(error instanceof ParamError)) throw error;
  tell({ told: 'wrong', sentence: error.message });
}

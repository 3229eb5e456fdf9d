import { Worker } from 'node:worker_threads';
import { ParamError } from '../../../src/simulators/shared/errors.ts';
import { nameOf, type Outcome } from './case.ts';
import type { Task, Told } from './comparer.ts';
import { type KindName, KINDS } from './kinds.ts';

export interface Limits {
  /** For one case. */
  readonly seconds: number;
  readonly mebibytes: number;
}

/**
 * Takes the JSON text of a file and tells the outcome of each case, in order. The cases run in a thread of their own: one
 * that takes more time or memory than a case may differs with a sentence, and the rest still run. Throws `ParamError` if
 * the file is of another format.
 */
export async function compareApart(
  kind: KindName,
  text: string,
  limits: Limits,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const names = namesIn(kind, text);
  let done = 0;
  do {
    const stopped = await compareFrom({ kind, text, from: done }, limits, (outcome) => {
      done += 1;
      tell(outcome);
    });
    if (stopped === null) return;
    tell({ name: names[done] ?? `case ${done + 1}`, agrees: false, differences: [stopped] });
    done += 1;
  } while (done < names.length);
}

function namesIn(kind: KindName, text: string): readonly string[] {
  const { cases } = KINDS[kind];
  const json: unknown = JSON.parse(text);
  const given = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[cases] : [];
  return (Array.isArray(given) ? given : []).map((each, i) => nameOf(each) ?? `${cases}[${i}]`);
}

/** Null when all are told, or why the next one was stopped. */
function compareFrom(
  task: Task,
  { seconds, mebibytes }: Limits,
  tell: (outcome: Outcome) => void,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('comparer.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: mebibytes },
    });
    let timer: NodeJS.Timeout | undefined;
    let stopped: string | null = null;
    const stop = (why: string): void => {
      stopped ??= why;
      clearTimeout(timer);
      void worker.terminate();
    };
    worker.on('message', (message: Told) => {
      if (stopped !== null) return;
      clearTimeout(timer);
      if (message.told === 'wrong') return reject(asParamError(message.sentence));
      timer = setTimeout(() => stop(`takes more than ${seconds} s; make the case smaller.`), seconds * 1000);
      if (message.told === 'outcome') tell(message.outcome);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      stop(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `takes more than ${mebibytes} MiB of memory; make the case smaller.`
          : `the simulator broke: ${error.message}`,
      ),
    );
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(stopped);
    });
  });
}

/** Errors lose their class between threads. */
function asParamError(sentence: string): ParamError {
  const [field = '', ...problem] = sentence.split(': ');
  return new ParamError(field, problem.join(': '));
}

import type { Facts } from './claims.ts';
import type { Happening, Party } from './narrate.ts';
import type { Params } from './params.ts';
import { kvmWords } from './words-kvm.ts';
import { xenWords } from './words-xen.ts';
import { listed } from './words.ts';

/** What sentences need to know of a run besides what happened. */
export interface Setting {
  readonly params: Params;
  readonly facts: Facts;
}

/** Names of a CPU in a sentence; with one CPU its number says nothing. */
export interface Where {
  /** "CPU 1", "the CPU" */
  readonly the: (cpu: number) => string;
  /** " on CPU 1", "" */
  readonly on: (cpu: number) => string;
}

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** One scheduler's way of telling what it did. */
export interface SchedulerWords {
  readonly payday: (event: Of<'payday'>) => string;
  readonly switch: (event: Of<'switch'>, where: Where, setting: Setting) => string;
  readonly stays: (event: Of<'stays'>, where: Where, setting: Setting) => string;
  readonly wakesWaits: (event: Of<'wakes-waits'>, where: Where, setting: Setting) => string;
  readonly held: (who: Party, setting: Setting) => string;
  readonly freed: (who: Party, setting: Setting) => string;
}

/** The sentences of an instant, in reading order. */
export function tell(happenings: readonly Happening[], setting: Setting): string {
  const words = setting.params.policy === 'xen' ? xenWords : kvmWords;
  const many = setting.params.cpus > 1;
  const where: Where = {
    the: (cpu) => (many ? `CPU ${cpu}` : 'the CPU'),
    on: (cpu) => (many ? ` on CPU ${cpu}` : ''),
  };
  return happenings
    .map((event) => {
      switch (event.kind) {
        case 'start':
          return start(event);
        case 'payday':
          return words.payday(event);
        case 'switch':
          return words.switch(event, where, setting);
        case 'stays':
          return words.stays(event, where, setting);
        case 'wakes-waits':
          return words.wakesWaits(event, where, setting);
        case 'wakes-held':
          return `${event.who.name} wakes up, but its VM is held back by its cap.`;
        case 'held':
          return words.held(event.who, setting);
        case 'freed-waits':
          return `${words.freed(event.who, setting)} It waits for its turn.`;
        case 'moved':
          return `${event.who.name} is moved from the queue of CPU ${event.from} to that of CPU ${event.to}, where less is waiting.`;
      }
    })
    .join(' ');
}

function start({ on, waiting, cpus }: Of<'start'>): string {
  const hosts = cpus === 1 ? 'one CPU' : `${['', 'one', 'two', 'three', 'four'][cpus]} CPUs`;
  if (on.length === 0) return `Everybody sleeps, and ${hosts} ${cpus === 1 ? 'has' : 'have'} nothing to do.`;
  const run = `${listed(on)} ${on.length === 1 ? 'runs' : 'run'}`;
  if (waiting.length === 0) return `The start: ${run}, on ${hosts}, and nobody has to wait.`;
  const rest = `${listed(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'}`;
  return `The start: ${on.length + waiting.length} vCPUs want to run, and there ${cpus === 1 ? 'is' : 'are'} ${hosts}. ${run}; ${rest}.`;
}

import { formatLength } from '../../playback/format-time.ts';
import type { Party } from './narrate.ts';
import type { SchedulerWords, Setting } from './sentences.ts';
import { signedMs, vmLabel } from './words.ts';

const owed = (party: Party): boolean => party.facts.eligible ?? false;
const due = (party: Party): string => signedMs(party.facts.deadline ?? 0);

/** Why `next` goes before `prev`, which also wants the CPU. */
function better(next: Party, prev: Party): string {
  const tie = Math.abs(next.facts.deadline! - prev.facts.deadline!) < 50;
  if (next.vm === prev.vm) return `Inside its VM it is ${next.name}’s turn.`;
  if (!owed(prev) && owed(next))
    return `It has had more than its share by now; ${next.name} is owed time and goes.`;
  if (tie)
    return `Both are owed time, with the same virtual deadline; ${next.name} has waited longer and goes.`;
  return `${next.name}’s virtual deadline (${due(next)}) comes before its next one (${due(prev)}), so ${next.name} goes.`;
}

/** What a VM with a cap may use. */
function quota(vm: number, { params, facts }: Setting): string {
  const period = facts.period.value * 1000;
  return `${formatLength((params.vms[vm]!.cap * period) / 100)} in every ${formatLength(period)}`;
}

export const kvmWords: SchedulerWords = {
  payday: () => '',

  switch: ({ cpu, prev, next, fate, reason, from, woke, freed, movedFrom }, where, setting) => {
    if (!next) return `${left(prev!, fate, setting)} ${unused(fate, where.the(cpu))}`;
    const gone = prev && fate !== 'waits' ? `${left(prev, fate, setting)} ` : '';
    if (freed) return `${gone}${kvmWords.freed(next, setting)} It runs${where.on(cpu)}.`;
    if (reason === 'stolen')
      return `${gone}CPU ${cpu} has nothing to do, so it pulls ${next.name} over from the queue of CPU ${from}.`;
    if (!prev)
      return `${next.name} ${woke ? 'wakes up, and' : 'has waited, and'} ${where.the(cpu)} is free: it runs at once.`;
    if (gone)
      return `${gone}${next.name}${woke ? ' wakes up at that moment and takes' : ' is next on'} ${where.the(cpu)}.`;
    if (reason === 'slice-over') return `${prev.name}’s slice${where.on(cpu)} is over. ${better(next, prev)}`;
    if (woke)
      return `${next.name} wakes up, is owed time, and its virtual deadline (${due(next)}) comes first: it takes ${where.the(cpu)} from ${prev.name} at once.`;
    if (movedFrom >= 0)
      return `Load balancing moves ${next.name} over from the queue of CPU ${movedFrom}, and it goes before ${prev.name}.`;
    return `${prev.name} gives up ${where.the(cpu)}. ${better(next, prev)}`;
  },

  stays: ({ cpu, who, rival }, where) => {
    const over = `${who.name}’s slice${where.on(cpu)} is over`;
    if (who.vm === rival.vm) return `${over}, and it is still first in its VM: it goes on.`;
    return owed(rival)
      ? `${over}, but its next virtual deadline (${due(who)}) comes before ${rival.name}’s (${due(rival)}): it goes on.`
      : `${over}, but ${rival.name} has had more than its share and may not go yet: ${who.name} goes on, due at ${due(who)}.`;
  },

  wakesWaits: ({ cpu, who, running, reconsidered }, where) => {
    if (reconsidered) return `${who.name} wakes up.`;
    if (!running) return `${who.name} wakes up and waits for ${where.the(cpu)}.`;
    return owed(who)
      ? `${who.name} wakes up and is owed time, but ${running.name} is let finish its slice${where.on(cpu)} first.`
      : `${who.name} wakes up, but it has had more than its share and may not go before ${running.name}${where.on(cpu)}.`;
  },

  held: (who, setting) =>
    `${vmLabel(who.vm)} has used up its quota, ${quota(who.vm, setting)}: ${who.name} is throttled.`,
  freed: (who, setting) =>
    `A new period begins, and ${vmLabel(who.vm)} has its quota again (${quota(who.vm, setting)}): ${who.name} may run.`,
};

function left(prev: Party, fate: string, setting: Setting): string {
  if (fate === 'sleeps') return `${prev.name} has done its work and sleeps.`;
  return kvmWords.held(prev, setting);
}

const unused = (fate: string, cpu: string): string =>
  fate === 'held'
    ? `Nobody else wants ${cpu}, and it stays idle all the same: that is what a cap is.`
    : `Nobody waits, so ${cpu} goes idle.`;

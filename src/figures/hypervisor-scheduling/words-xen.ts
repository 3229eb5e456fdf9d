import type { Party } from './narrate.ts';
import type { SchedulerWords, Setting } from './sentences.ts';
import { listed, signed } from './words.ts';

const order = ['OVER', 'UNDER', 'BOOST'];
const rank = (party: Party): number => order.indexOf(party.facts.priority ?? 'UNDER');
const credit = (party: Party): string => signed(party.facts.credit ?? 0);
const classed = (party: Party): string => `${party.facts.priority} (${credit(party)})`;
const cap = (who: Party, { params }: Setting): string => `${params.vms[who.vm]!.cap} %`;

/** Why `next` goes before `prev`, which also wants the CPU. */
function better(next: Party, prev: Party): string {
  return rank(next) > rank(prev)
    ? `It is ${classed(prev)}; ${next.name} is ${classed(next)}, so it goes first.`
    : `Both are ${next.facts.priority}, and ${next.name} has waited longer: it is next.`;
}

export const xenWords: SchedulerWords = {
  payday: ({ over, under }) => {
    const parts = [
      ...(over.length > 0 ? [`${named(over)} overdrawn and now OVER`] : []),
      ...(under.length > 0 ? [`${named(under)} UNDER again`] : []),
    ];
    return `Payday: ${parts.join('; ')}.`;
  },

  switch: ({ cpu, prev, next, fate, reason, from, woke, freed }, where, setting) => {
    const { timeslice, rateLimit } = setting.facts;
    if (!next) return `${left(prev!, fate, setting)} ${unused(fate, where.the(cpu))}`;
    if (freed)
      return `${xenWords.freed(next, setting)} It runs${where.on(cpu)}${prev && fate === 'waits' ? `, before ${prev.name}` : ''}.`;
    const gone = prev && fate !== 'waits' ? `${left(prev, fate, setting)} ` : '';
    if (reason === 'stolen') return stolen(cpu, prev, next, fate, from, woke, gone);
    if (reason === 'moved-here')
      return `${next.name} had to leave its CPU for one that is idle, and goes on${where.on(cpu)}.`;
    if (reason === 'moved-away')
      return `${prev!.name} leaves ${where.the(cpu)}, where ${next.name} waits, for a CPU that is idle.`;
    if (!prev)
      return `${next.name} ${woke ? 'wakes up, and' : 'has waited, and'} ${where.the(cpu)} is free: it runs at once.`;
    if (gone) {
      if (woke) return `${gone}${next.name} wakes up at that moment and takes ${where.the(cpu)}.`;
      return `${gone}${next.name}, ${classed(next)}, is next${where.on(cpu)}.`;
    }
    if (reason === 'slice-over')
      return `${prev.name}’s ${timeslice.text}${where.on(cpu)} are over. ${better(next, prev)}`;
    if (woke && next.facts.priority === 'BOOST')
      return `${next.name} wakes up UNDER, so it gets a BOOST: it goes first and takes ${where.the(cpu)} from ${prev.name} at once.`;
    if (next.facts.priority === 'BOOST')
      return `${prev.name} has had the ${rateLimit.text} that nobody may cut short. ${next.name}, BOOST, takes ${where.the(cpu)} now.`;
    return `${where.the(cpu).replace(/^t/, 'T')} changes over from ${prev.name} to ${next.name}. ${better(next, prev)}`;
  },

  stays: ({ cpu, who, rival, turn }, where, { facts }) => {
    const again = turn > 2 ? `, for turn number ${turn} in a row` : '';
    const over = `${who.name}’s ${facts.timeslice.text}${where.on(cpu)} are over, but it is ${classed(who)}`;
    return rank(who) > rank(rival)
      ? `${over} and ${rival.name}, first in the queue, is ${classed(rival)}. ${who.name} goes on${again}.`
      : `${over} and goes on${again}.`;
  },

  wakesWaits: ({ cpu, who, running, since }, where, { facts }) => {
    if (who.facts.priority === 'OVER')
      return `${who.name} wakes up with its credit used up (${credit(who)}, OVER): no boost. ${running ? `It waits while ${running.name} runs.` : 'It waits.'}`;
    const wakes =
      who.facts.priority === 'BOOST'
        ? `${who.name} wakes up UNDER and gets a BOOST.`
        : `${who.name} wakes up UNDER.`;
    if (!running) return `${wakes} It waits for ${where.the(cpu)}.`;
    if (rank(running) >= rank(who))
      return `${wakes} But ${running.name}${where.on(cpu)} is ${running.facts.priority} as well, and an equal pushes nobody aside.`;
    if (since < facts.rateLimit.value * 1000)
      return `${wakes} But ${running.name} has only just begun, and its first ${facts.rateLimit.text} may not be cut short.`;
    return `${wakes} It waits for ${where.the(cpu)}.`;
  },

  held: (who, setting) =>
    `Payday leaves ${who.name} further in debt than its cap of ${cap(who, setting)} allows (${credit(who)}): it is parked.`,
  freed: (who) => `Payday: ${who.name} is out of debt (${credit(who)}) and may run again.`,
};

function left(prev: Party, fate: string, setting: Setting): string {
  if (fate === 'sleeps') return `${prev.name} has done its work and sleeps.`;
  return xenWords.held(prev, setting);
}

const unused = (fate: string, cpu: string): string =>
  fate === 'held'
    ? `Nobody else wants ${cpu}, and it stays idle all the same: that is what a cap is.`
    : `Nobody waits, so ${cpu} goes idle.`;

function stolen(
  cpu: number,
  prev: Party | undefined,
  next: Party,
  fate: string,
  from: number,
  woke: boolean,
  gone: string,
): string {
  if (woke)
    return `${gone}${next.name} wakes up in the queue of CPU ${from}; CPU ${cpu} is free and takes it at once.`;
  if (prev?.facts.priority === 'OVER' && fate === 'waits')
    return `CPU ${cpu} has only OVER work of its own (${prev.name} is at ${credit(prev)}). ${next.name} waits for CPU ${from} and is ${classed(next)}, so CPU ${cpu} steals it.`;
  return `${gone}CPU ${cpu} has nothing better in its own queue and steals ${next.name}, ${classed(next)}, from that of CPU ${from}.`;
}

const named = (parties: readonly Party[]): string =>
  `${listed(parties.map(({ name }) => name))} ${parties.length === 1 ? 'is' : 'are'}`;

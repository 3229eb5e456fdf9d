import { heldBy } from '../../simulators/memory/index.ts';
import { parts } from '../../simulators/vm-host/index.ts';
import type { Frame } from './frame.ts';
import { levelWords } from './reason-words.ts';
import type { Moment, Run } from './run.ts';
import { guestName } from './sentences.ts';
import { and, count, sentence } from './text.ts';
import { heads, words } from './words.ts';

/** What the picture shows, for those who do not see it. */
export function altText({ params, day }: Run, { step }: Moment, frame: Omit<Frame, 'say' | 'alt'>): string {
  const { watched, host, guests } = frame;
  const used = host.frames.filter(({ state }) => state === 'used').length;
  const stored = host.store.filter(({ state }) => state === 'used').length;
  const held = heldBy(step.state.memory, watched.index);
  const standing = guests.map(({ index, promises }) => {
    const list = parts.map((part) => `${heads[part].guest} ${levelWords[promises[part].level]}`);
    return `${sentence(guestName(index))}: ${and(list)}.`;
  });
  return [
    `${count(guests.length, 'guest')} on a host with ${count(day.facts.cpus, 'CPU')}.`,
    `Shown is ${guestName(watched.index)} (${words.guestSays[watched.status]}): ${count(params.vcpus, 'vCPU')}, ${held.resident} of ${day.facts.guestPages} pages in the host’s memory and ${held.swapped} in its swap, ${watched.blocks.filter(({ state }) => state === 'host').length} of ${day.facts.guestBlocks} blocks stored.`,
    `The host: ${used} of ${day.facts.frames} frames used by guests, ${words.swapLine(host.swapped, host.swapSlots)}, ${stored} of ${day.facts.blocks} places of its disk taken.`,
    ...standing,
  ].join(' ');
}

import type { Owner } from '../../simulators/memory/index.ts';
import type { PartId } from './params.ts';
import { amount, and, count, inWords, numbers, sentence, size } from './text.ts';

/** "guest 3"; guests are counted from one. */
export const guestName = (guest: number): string => `guest ${guest + 1}`;
const Guest = (guest: number): string => sentence(guestName(guest));
const pages = (list: readonly number[]): string => `${list.length === 1 ? 'page' : 'pages'} ${numbers(list)}`;
const blocks = (list: readonly number[]): string =>
  `${list.length === 1 ? 'block' : 'blocks'} ${numbers(list)}`;

const partNames: Readonly<Record<PartId, string>> = {
  cpu: 'vCPUs',
  ram: 'memory',
  disk: 'disk',
  net: 'network',
};
const listed = (parts: readonly PartId[]): string => and(parts.map((part) => partNames[part]));

/** "Guest 2", "Guests 1 and 2", "Guests 2 to 4". */
const Guests = (list: readonly number[]): string =>
  list.length === 1 ? Guest(list[0]!) : `Guests ${numbers(list.map((guest) => guest + 1))}`;
/** "The guest", "Both guests", "All three guests"; how many there are. */
const allOf = (many: number): string =>
  many === 1 ? 'The guest' : many === 2 ? 'Both guests' : `All ${inWords(many)} guests`;
const s = (many: number): string => (many === 1 ? 's' : '');

/** How a part stands in the end, with everybody who was promised it or only with some. */
export interface Standing {
  readonly part: PartId;
  readonly level: 'kept' | 'slower' | 'broken';
  readonly all: boolean;
}

/** What the steps say. */
export const say = {
  start: (askedFor: number, admitted: number) => {
    const refused = askedFor - admitted;
    if (refused === 0)
      return askedFor === 1
        ? 'One guest is promised a computer.'
        : `${sentence(inWords(askedFor))} guests are promised a computer each.`;
    if (admitted === 0)
      return `${sentence(inWords(askedFor))} ${askedFor === 1 ? 'guest is' : 'guests are'} asked for, and not one fits into what the host is ready to promise.`;
    return `${sentence(inWords(askedFor))} guests are asked for. The host does the sum, lets ${inWords(admitted)} in and refuses ${inWords(refused)}.`;
  },
  reserve: (guest: number, memory: number, disk: number) =>
    `Before ${guestName(guest)} starts, QEMU touches all ${count(memory, 'page')} of its memory, and its image is written out to all ${count(disk, 'block')}. What is promised is there now, used or not.`,
  boot: (guest: number, vcpus: number, memory: number) =>
    `${Guest(guest)} boots. Its kernel looks around and finds ${count(vcpus, 'CPU')} and ${size(memory)} of memory.`,
  bootOthers: (guests: readonly number[]) =>
    guests.length === 1
      ? `${Guests(guests)} boots and finds the same.`
      : `${Guests(guests)} boot, one after the other, and each finds the same.`,
  bootTouches: (guests: number, each: number, frames: readonly number[]) =>
    `${guests === 1 ? 'It' : 'Each'} touches ${count(each, 'page')}, and the host’s kernel gives ${frames.length === 1 ? 'frame' : 'frames'} ${numbers(frames)} for ${guests === 1 && each === 1 ? 'it' : 'them'}.`,
  bootHas: (guests: number) =>
    `Every page that ${guests === 1 ? 'it touches' : 'they touch'} has its frame already.`,
  serve: (guests: number, held: number, of: number, left: number) =>
    `${allOf(guests)} serve${s(guests)}. ${guests === 1 ? 'It has' : 'Each has'} ${held === of ? `all ${of} pages backed` : `touched ${held} of its ${of} pages`}; ${left === 0 ? 'the host has no frame left' : `${count(left, 'frame')} of the host ${left === 1 ? 'is' : 'are'} still free`}.`,
  compute: (cpus: number, threads: number, vcpus: number, got: number) =>
    threads <= cpus
      ? `Every vCPU computes. There ${threads === 1 ? 'is one thread' : `are ${inWords(threads)} threads`} for ${inWords(cpus)} CPUs, so nobody waits.`
      : `Every vCPU computes: ${inWords(threads)} threads want ${inWords(cpus)} CPUs. Each guest goes on counting ${count(vcpus, 'CPU')} and gets the time of ${amount(got)}.`,
  send: (guests: number, link: number, each: number) =>
    guests === 1
      ? `The guest sends as much as it can, and has the host’s ${link} Gbit/s to itself.`
      : `${allOf(guests)} send as much as they can. Every link stays up, and of the host’s ${link} Gbit/s each gets ${amount(each)}.`,
  touchReserved: (guests: number) =>
    `${allOf(guests)} use${s(guests)} all of ${guests === 1 ? 'its' : 'their'} memory. Nothing happens on the host: every page had its frame before the start.`,
  touch: (guests: readonly number[], list: readonly number[]) =>
    list.length === 0
      ? `${Guests(guests)} want${s(guests.length)} more of ${guests.length === 1 ? 'its' : 'their'} memory.`
      : `${Guests(guests)} touch${guests.length === 1 ? 'es' : ''} ${pages(list)} for the first time.`,
  framesLeft: (guests: number, left: number) =>
    `The host has frames for ${guests === 1 ? 'it' : 'them'}${left === 0 ? ', and these were the last' : `; ${inWords(left)} ${left === 1 ? 'is' : 'are'} left`}.`,
  swaps: (owners: readonly Owner[]) => {
    const guests = [...new Set(owners.map(({ guest }) => guest))].sort((a, b) => a - b);
    const what = guests.map((guest) => {
      const list = owners.filter((owner) => owner.guest === guest).map(({ page }) => page);
      return `${pages(list)} of ${guestName(guest)}`;
    });
    return `No frame is free, so the host’s kernel writes ${and(what)} to its swap: untouched for longest.`;
  },
  swapsEachTime: (many: number) =>
    `There is no free frame for any of them: ${count(many, 'page')} of this guest or that ${many === 1 ? 'goes' : 'go'} to swap.`,
  swapsFreed: (many: number) =>
    `No frame is free, so the host’s kernel writes ${count(many, 'page')} to its swap. Other guests have freed ${many === 1 ? 'it' : 'them'} long ago, and nobody will ever read ${many === 1 ? 'it' : 'them'} again. The host cannot know.`,
  cameBack: (guests: number, many: number) =>
    `First ${guests === 1 ? 'it' : 'they'} had to wait for ${count(many, 'page')} of ${guests === 1 ? 'its' : 'their'} own to be read back from there.`,
  kill: (victim: number, asker: number, held: number, swap: boolean) =>
    [
      swap ? 'No frame is free and the swap is full.' : 'No frame is free, and there is no swap.',
      `The host’s kernel kills ${guestName(victim)}, which holds most: ${count(held, 'page')}.`,
      victim === asker ? 'It was the one that asked.' : `${Guest(victim)} had asked for nothing.`,
    ].join(' '),
  comesBack: (guest: number, list: readonly number[]) =>
    list.length === 0
      ? `${Guest(guest)} goes back to pages that are on the host’s disk.`
      : `${Guest(guest)} goes back to ${pages(list)}. To the guest ${list.length === 1 ? 'it is' : 'they are'} memory; to the host, a read from its disk${list.length === 1 ? '' : ' for each'}, while the vCPU waits.`,
  othersComeBack: (guests: readonly number[], many: number) =>
    `${Guests(guests)} do the same: ${count(many, 'page')} read back, and for each another one pushed out. The next who comes back will wait as well.`,
  burst: (guest: number) => `${Guest(guest)} has a big job and touches all of its memory.`,
  free: (guest: number, freed: number, held: number) =>
    `The job is done. ${Guest(guest)}’s kernel counts ${count(freed, 'page')} as free again. The host notices nothing and goes on holding all ${held}.`,
  report: (guest: number, many: number, left: number) =>
    `${Guest(guest)}’s balloon device tells the host which ${count(many, 'page')} are free. The host takes them back: ${count(left, 'frame')} free.`,
  writeReserved: (guests: number) =>
    `${allOf(guests)} write${s(guests)} all of ${guests === 1 ? 'its' : 'their'} disk. Every block had its place before the start.`,
  write: (guests: readonly number[], list: readonly number[], written: number, of: number, left: number) =>
    `${Guests(guests)} write${s(guests.length)} ${blocks(list)} for the first time. ${guests.length === 1 ? 'Its image grows' : 'Each image grows'} to ${written} of ${of}; the host’s disk has room for ${inWords(left)} more.`,
  noSpace: (guest: number, list: readonly number[], block: number) =>
    [
      list.length > 0
        ? `${Guest(guest)} writes ${blocks(list)}, then block ${block},`
        : `${Guest(guest)} writes block ${block},`,
      'and the host’s disk is full. QEMU stops the guest in the middle of the write. It sees no error, because it is not running to see one.',
    ].join(' '),
  endNobody: 'Nobody was let in, so every promise that was made is kept. There was none.',
  end: (standing: readonly Standing[], freed: number) => {
    const still =
      freed > 0 ? ` The host still holds ${count(freed, 'page')} that the guests count as free.` : '';
    const group = (level: Standing['level'], all: boolean) =>
      standing.filter((one) => one.level === level && one.all === all).map(({ part }) => part);
    if (group('kept', true).length === standing.length)
      return `So it stands: all four promises are kept.${still}`;
    const lines = (
      [
        ['Broken for all', group('broken', true)],
        ['Broken for some', group('broken', false)],
        ['True, but slower than promised', group('slower', true)],
        ['For some slower than promised', group('slower', false)],
        ['Kept', group('kept', true)],
      ] as const
    ).flatMap(([name, list]) => (list.length > 0 ? [`${name}: ${listed(list)}.`] : []));
    return `So it stands. ${lines.join(' ')}${still}`;
  },
} as const;

import { freeFrames } from '../../simulators/memory/index.ts';
import type { Run } from './run.ts';
import { amount, count, inWords } from './text.ts';

interface Words {
  readonly question: string;
  readonly options: Readonly<Record<string, string>>;
  readonly verdict: (won: boolean, run: Run) => string;
}

const opening = (won: boolean): string => (won ? 'You were right.' : 'It came out differently.');
const lastState = ({ day }: Run) => day.moments.at(-1)!.step.state;
/** CPUs that a guest got, on the average of all. */
const meanGot = ({ day }: Run): number => {
  const { guests } = day.moments.at(-1)!.load;
  return guests.reduce((sum, { got }) => sum + got, 0) / Math.max(guests.length, 1);
};

/** The questions, by preset, and what is said when they are settled. */
export const betWords: Readonly<
  Record<'serve' | 'compute' | 'touch' | 'no-swap' | 'disk' | 'turns' | 'reserved', Words>
> = {
  serve: {
    question:
      'three guests are promised more CPUs, memory and disk than the host has. They boot and serve. How many of the four promises are kept in full?',
    options: { four: 'all four', some: 'two or three', few: 'one or none' },
    verdict: (won, run) =>
      `${opening(won)} All four were kept, and ${count(freeFrames(lastState(run).memory), 'frame')} of memory ${freeFrames(lastState(run).memory) === 1 ? 'is' : 'are'} still free. A promise costs the host nothing until somebody collects.`,
  },
  compute: {
    question:
      'four guests count two CPUs each, on a host that has two, and all of them compute. What does each guest get?',
    options: { two: 'two CPUs, as promised', one: 'one CPU', half: 'half a CPU' },
    verdict: (won, run) =>
      `${opening(won)} On average each got ${amount(meanGot(run))} of a CPU’s time, and each still counts ${inWords(run.params.vcpus)}. The number was true all along. It said nothing of time.`,
  },
  touch: {
    question:
      'four guests fill the memory they were promised, and the host has none left. What becomes of the next page that a guest touches?',
    options: {
      error: 'the guest gets an error',
      moved: 'it gets a place, somebody else’s goes to the disk',
      killed: 'the guest is killed',
    },
    verdict: (won) =>
      `${opening(won)} Memory of a guest is memory of a process, and the host’s kernel does with it what it always does: what nobody has touched for long goes to the disk.`,
  },
  'no-swap': {
    question:
      'four guests fill their memory on a host that has no swap. A guest touches a page and there is no frame for it. Who pays?',
    options: {
      asker: 'the guest that asked',
      other: 'one that did not ask',
      wait: 'all wait until one is free',
    },
    verdict: (won) =>
      `${opening(won)} The kernel ends the process that holds most, whoever asked. To the host’s kernel a guest is a process, with a whole kernel inside.`,
  },
  disk: {
    question:
      'the host’s disk is full and a guest writes to a part of its own that it never wrote before. What does it see?',
    options: { error: 'a write error', smaller: 'a smaller disk', stops: 'nothing: it is stopped' },
    verdict: (won) =>
      `${opening(won)} QEMU pauses the guest and waits for somebody to make room. Most file systems take a pause better than a lost write.`,
  },
  turns: {
    question:
      'four guests take turns: one fills its memory, frees most of it, then the next. When the last is done, how much of what was freed does the host have back?',
    options: { all: 'all of it', some: 'a part', none: 'nothing' },
    verdict: (won) =>
      `${opening(won)} A guest’s kernel frees memory by a note to itself. Change “Freed memory” below to have the host told.`,
  },
  reserved: {
    question:
      'two guests are let in, with all of their memory and disk set aside. Both now ask for everything at once. How many of the four promises are kept in full?',
    options: { four: 'all four', three: 'three', two: 'two or fewer' },
    verdict: (won) =>
      `${opening(won)} CPU, memory and disk are kept to the letter. The link is shared: each of the two could fill it alone, and nobody had set a part of it aside.`,
  },
};

import { times } from './text.ts';

/** The questions that are asked before playing, and what is said afterwards. */
export const bets = {
  call: {
    question:
      'An app in a guest adds twice and then makes a system call. How often does the CPU leave the guest?',
    options: { '0': 'never', '1': 'once', '3': 'three times' },
    verdict: (right: boolean, exits: number) =>
      `${right ? 'Right' : 'No'}: ${times(exits)}. A system call goes to the guest’s own kernel, and that is in the guest.`,
  },
  page: {
    question:
      'To read one byte, the CPU must look up where it lies. How many reads of memory does that take in a guest, with nothing remembered?',
    options: { '4': 'four', '8': 'eight', '24': 'twenty-four' },
    verdict: (right: boolean, reads: number) =>
      `${right ? 'Right' : 'No'}: ${reads}. Each of the guest’s tables lies at an address that has to go through the host’s tables first, and so does the page.`,
  },
  fresh: {
    question:
      'An app in a guest writes to a page that nobody has touched before. Which kernel has to find memory for it?',
    options: { guest: 'the guest’s', host: 'the host’s', both: 'both, one after the other' },
    who: { guest: 'the guest’s alone', host: 'the host’s alone', both: 'both', none: 'neither' },
    verdict: (right: boolean, who: string) =>
      `${right ? 'Right' : 'No'}: ${who}. The guest’s kernel hands out what it takes for memory, and the host’s kernel has to make that true.`,
  },
  letter: {
    question:
      'The guest’s kernel prints one letter on a serial port. How often does the CPU leave the guest?',
    options: { '0': 'never', '1': 'once', '2': 'twice' },
    verdict: (right: boolean, exits: number) =>
      `${right ? 'Right' : 'No'}: ${times(exits)}. It asks whether the port is free, and then it writes: each a touch of something that is not there.`,
  },
  nap: {
    question: 'Everything in a guest sleeps, and its kernel halts the CPU. What does that CPU do then?',
    options: {
      rests: 'it rests, in the guest',
      polls: 'it waits in KVM until the guest wakes',
      others: 'it runs somebody else',
    },
    verdict: (right: boolean) =>
      `${right ? 'Right' : 'No'}: after a short look about it runs somebody else. A halt leaves the guest, and the vCPU is only a thread that sleeps.`,
  },
  packet: {
    question:
      'The CPU runs the guest itself; only its network card is emulated. How often does it leave the guest for one packet?',
    options: { '1': 'once', '3': 'three times', '7': 'seven times' },
    verdict: (right: boolean, exits: number) =>
      `${right ? 'Right' : 'No'}: ${times(exits)}. One to send it, the rest for the interrupt that says it was sent. Through a shared queue it takes one.`,
  },
  burst: {
    question:
      'Eight packets in a row through a queue in shared memory. How often does the CPU leave the guest?',
    options: { '0': 'never', '1': 'once', '4': 'four times', '8': 'eight times' },
    verdict: (right: boolean, exits: number, trap: number) =>
      `${right ? 'Right' : 'No'}: ${times(exits)}, against ${trap} with the emulated card. While the thread on the other side is awake, it wants no kick.`,
  },
} as const;

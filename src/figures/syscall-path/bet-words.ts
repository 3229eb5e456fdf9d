import type { Box } from '../../simulators/io-path/index.ts';

/** A question, its answers by their id, and for each that can come true what there is to say about it. */
export interface BetWords {
  readonly question: string;
  readonly options: Readonly<Record<string, string>>;
  readonly why: Readonly<Record<string, string>>;
}

const times = { '0': 'never', '1': 'once', '2': 'twice', '4': 'four times' };

/** How often a VM is left before the call returns. */
export const exits = (box: Box): BetWords => ({
  question:
    box === 'kata'
      ? 'Kata’s box is a virtual machine too. How often must it be left until the call returns?'
      : 'how often must the virtual machine be left until write() returns?',
  options: times,
  why: {
    '0': 'The guest’s kernel has a page cache of its own, and that is all a write() needs.',
    '1': 'Kata’s files lie on the host, and its shared file system writes through: no answer before the host has the bytes.',
    '2': 'Once for the write and once for the sync: each is a request to the host.',
  },
});

export const kernels = (box: Box): BetWords => ({
  question:
    box === 'gvisor'
      ? 'how many kernels handle one packet of gVisor’s, if you count the Sentry as one?'
      : 'how many kernels handle one packet from the virtual machine?',
  options: { '1': 'one', '2': 'two', '3': 'three' },
  why: {
    '2':
      box === 'gvisor'
        ? 'The Sentry makes the packet, and the host’s kernel moves it.'
        : 'The guest’s kernel makes the packet, and the host’s moves it. KVM and vhost are parts of the host’s kernel.',
  },
});

export const pageCaches: BetWords = {
  question: 'in how many page caches will the VM’s bytes stand in the end?',
  options: { '0': 'none', '1': 'one', '2': 'two' },
  why: {
    '1': 'The guest’s. The host’s was gone around.',
    '2': 'The guest’s and the host’s: the same bytes twice, in the memory of one machine.',
  },
};

export const who: BetWords = {
  question: 'the app in gVisor asks for a kernel. Who answers the call?',
  options: { 'host-kernel': 'the host’s kernel', sentry: 'the Sentry', gofer: 'the Gofer' },
  why: { sentry: 'What the host’s kernel is asked for is the Sentry’s wish and not the app’s.' },
};

export const engine: BetWords = {
  question: 'how often is a container engine asked on the way?',
  options: { '0': 'never', '1': 'once', '2': 'twice, there and back' },
  why: {
    '0': 'The engine set the box up and stepped aside. Now it could be stopped, and nothing here would notice.',
  },
};

/** Whose bytes an end costs. With one box it is yes or no. */
export const fates = (
  end: 'kill' | 'power',
  boxes: readonly (readonly [Box, string])[],
  single: boolean,
): BetWords => ({
  question: single
    ? end === 'kill'
      ? 'the call returns, then its box is killed. Are the bytes lost?'
      : 'the call returns, then the host loses its power. Are the bytes lost?'
    : end === 'kill'
      ? 'the call returns, then its box is killed. Whose bytes are lost?'
      : 'the call returns, then the host loses its power. Whose bytes are lost?',
  options: single
    ? { none: 'no', all: 'yes' }
    : {
        none: 'nobody’s',
        ...Object.fromEntries(boxes.map(([box, say]) => [box, `only ${say}’s`])),
        all: 'everybody’s',
      },
  why: {
    none: 'Somebody outlived it who had them.',
    vm: 'Its write() ended in the guest’s kernel, and that kernel was in the box.',
    all:
      end === 'kill'
        ? 'Its write() ended in the guest’s kernel, and that kernel was in the box.'
        : 'A page cache is memory, whoever’s kernel keeps it.',
  },
});

/** What is said when the outcome is there. */
export function verdict({ options, why }: BetWords, picked: string, outcome: string): string {
  const label = options[picked] ?? picked;
  const right = picked === outcome;
  return `You bet on “${label}”, ${right ? 'and so it is' : `and it is “${options[outcome] ?? outcome}”`}. ${why[outcome] ?? ''}`.trim();
}

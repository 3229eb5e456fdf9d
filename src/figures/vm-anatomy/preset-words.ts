/** Presets: their names and what they will show. */
export const presetWords = {
  serve: {
    label: 'Three web apps',
    promise:
      'More is promised than there is, of everything. All four promises are kept, because nobody asks for all of it.',
  },
  compute: {
    label: 'All compute',
    promise: 'Each guest still counts two CPUs. Each gets the time of half a CPU.',
  },
  touch: {
    label: 'All fill their memory',
    promise:
      'The host runs out of frames and moves pages to its disk. The size stays true; the speed does not.',
  },
  'no-swap': {
    label: 'No swap',
    promise:
      'There is nowhere to move a page to. The host’s kernel kills a whole guest, and not the one that asked.',
  },
  disk: {
    label: 'All fill their disks',
    promise: 'The images grow until the host’s disk is full. Each guest is stopped in the middle of a write.',
  },
  turns: {
    label: 'One after the other',
    promise:
      'Guests use their memory in turns and free it. The host gets nothing back, because nobody tells it. There is a setting for that.',
  },
  reserved: {
    label: 'Promise what is there',
    promise:
      'Two of six guests are let in. CPU, memory and disk keep every promise. The network was never part of the sum.',
  },
} as const;

/** Presets: their names and what they will show. */
export const presetWords = {
  warm: {
    label: 'Warm',
    promise:
      'Disk and image are on the host. All three containers answer before the first guest has a kernel running.',
  },
  cold: {
    label: 'Cold',
    promise:
      'Nothing is on the host yet. Both sides wait for the network first, and the containers lose most of their lead.',
  },
  crowded: {
    label: 'Crowded',
    promise:
      'Six copies, one CPU. The six guests boot in each other’s way and all answer late, close together.',
  },
  hog: {
    label: 'A guest that hogs',
    promise:
      'A neighbour computes without end on as many CPUs as there are. Both sides get slower, and nobody is shut out.',
  },
} as const;

import { bytes, list } from './text.ts';

/** What the reader is asked to bet on before playing a preset, and what is said of the bet afterwards. */
export const bets = {
  'copy-up': {
    question:
      'An app adds one line of 21 bytes to a file of 6,000 bytes that came with the image. How much more disk?',
    options: { line: '21 bytes', file: 'a little over 6,000 bytes', twice: 'a little over 12,000 bytes' },
    verdict: (right: boolean, n: number) =>
      `${right ? 'Right' : 'No'}: ${bytes(n)}. The kernel copies the whole file up first, then adds the line.`,
  },
  delete: {
    question: 'An app deletes a file and then a directory, all from the image. How much disk does that free?',
    options: { all: 'all of their bytes', some: 'a part of them', none: 'nothing' },
    verdict: (right: boolean, n: number, deleted: number) =>
      `${right ? 'Right' : 'No'}: of ${bytes(deleted)} deleted, ${bytes(n)} were freed. The layers cannot change, so whiteouts cover them.`,
  },
  'rm-later': {
    question:
      'A later build step deletes 8,000 bytes that an earlier one left behind. How much smaller is the image?',
    options: { all: '8,000 bytes smaller', some: 'somewhat smaller', none: 'not at all' },
    verdict: (right: boolean, freed: number, archive: number) =>
      `${right ? 'Right' : 'No'}: ${freed === 0 ? 'not a byte smaller' : `${bytes(freed)} smaller`}. Its archives even grew by ${bytes(archive)}, to say what is covered.`,
  },
  two: {
    question: 'How much more disk does the second container take at the moment it starts?',
    options: { image: 'as much as the image', half: 'about half of it', none: 'nothing' },
    verdict: (right: boolean, n: number, image: number) =>
      `${right ? 'Right' : 'No'}: ${bytes(n)}, beside an image of ${bytes(image)}. The layers are shared, and the new writable layer is empty.`,
  },
  lifetimes: {
    question:
      'One file is made in srv/, one in the volume. The container is removed and a new one started. What is left?',
    options: { both: 'both files', volume: 'only the one in the volume', none: 'neither' },
    verdict: (right: boolean, left: readonly string[]) =>
      `${right ? 'Right' : 'No'}: ${left.length === 0 ? 'neither' : list(left)} is left. The writable layer went with its container; the volume is no part of it.`,
  },
} as const;

import type { Claim } from '../schemas/claim.ts';
import type { Role } from '../schemas/term.ts';

/** What a chapter says around its text. */
export const chapterWords = {
  contents: 'Contents',
  chapters: 'Chapters',
  inThis: 'In this chapter',
  ofAll: (number: number, total: number): string => `Chapter ${number} of ${total}`,
  minutes: (minutes: number): string => `${minutes} minutes to read`,
  before: (number: number): string => `Before this: chapter ${number}`,
  next: (number: number): string => `Next: chapter ${number}`,
  last: 'That was the last chapter',
  afterLast: 'Now test what you used to believe',
} as const;

export const figureWords = {
  numbered: (n: string): string => `Figure ${n}`,
  named: (n: string, title: string): string => `Figure ${n}: ${title}`,
  lab: 'Open in the lab',
  tryIt: 'Try it on your machine',
  copy: 'Copy',
  copyCommand: (command: string): string => `Copy the command ${command}`,
  needs: (what: string): string => `Needs ${what}.`,
} as const;

/** What a link to a place leads to, before its name. */
export const linkTo = {
  section: 'Link to section ',
  figure: 'Link to figure ',
  table: 'Link to table ',
  term: 'Link to term ',
} as const;

export const note = (n: string): string => `Note ${n}`;

/** What a block of code is called, where it scrolls. */
export const codeBlock = 'Code';

/** The cards of terms and numbers. */
export const cardWords = {
  also: (names: readonly string[]): string => `also: ${names.join(', ')}`,
  glossary: 'In the glossary',
  runs: (range: string): string => `Runs from ${range}.`,
  source: 'Source: ',
} as const;

/** How far to trust a number or a statement. */
export const labelWords: Readonly<Record<Claim['label'], string>> = {
  measured: 'measured',
  published: 'published',
  illustrative: 'illustrative',
  opinion: 'opinion',
};

/** What each of these labels means. */
export const labelMeanings: typeof labelWords = {
  measured:
    'We timed or counted it ourselves, on the machine described below. What came from a series of runs has its row in our measurements; for the rest the card says how it was counted.',
  published:
    'A source says so, and is named with author, year and place. What we read of it stands at the source.',
  illustrative:
    'No source we found gives it, so we chose a plausible value to show an effect. Never take it for a fact.',
  opinion:
    'A view that people hold and nobody we read has measured. It is here because the argument needs naming.',
};

/** The parts that something plays in the figures. */
export const roleWords: Readonly<Record<Role, string>> = {
  kernel: 'kernel',
  hypervisor: 'hypervisor',
  hardware: 'hardware',
  'virtual-hardware': 'virtual hardware',
  'user-space': 'user space',
  app: 'app',
  layer: 'image layer',
  writable: 'writable layer',
};

export const questionWords = {
  right: 'Yes.',
  wrong: 'No.',
  again: 'Read it again',
  seen: (figure: string): string => `See it in the figure: ${figure}`,
} as const;

/** On paper; an address stands after `more`. */
export const sourceWords = {
  title: 'Sources of this chapter',
  more: 'What rests on each of them, and how we read it, stands at ',
  moreEnd: '.',
} as const;

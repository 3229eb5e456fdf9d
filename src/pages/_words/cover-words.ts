/** What the cover says of itself and around its figure. */
export const coverWords = {
  description:
    'What is the difference between a virtual machine and a container? An interactive explainer in seven chapters, with figures you can play, stop, step and change.',
  app: 'app',
  answer:
    'That is the question. A virtual machine brings its own kernel and talks to a pretend machine. A container brings files and settings, and talks to the kernel that is already there.',
  follows:
    'How well they are walled off, how big they are, how fast they start, how many fit: it all follows from where the kernel sits.',
  bet: 'A first bet',
  figure: 'The race',
  caption:
    'The same app, three times, on one host and one clock: in virtual machines on one side, in containers on the other. Look for the orange boxes, for those are the kernels. Then press play, stop, step back, and change what you like.',
  chapters: 'Seven chapters',
  minutes: (minutes: number): string => `${minutes} min`,
  more: 'In a hurry, or stubborn',
} as const;

/** What is behind the ways on, by their addresses. */
export const moreWords = {
  '/misconceptions/': 'What nearly everybody believes at first, why it is tempting, and what is true.',
  '/labs/': 'Every figure with all its controls and the whole width of the page.',
  '/about/': 'How the figures work, what their models leave out, and how we measured.',
} as const;

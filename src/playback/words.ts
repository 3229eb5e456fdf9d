import type { FigureClaim } from './figure.ts';

/** What every figure says of itself besides its own words. */
export const words = {
  playback: 'Playback',
  toStart: 'Back to start',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  forward: 'Step forward',
  time: 'Time',
  speed: 'Speed',
  copyMoment: 'Copy link to this moment',
  bet: 'Your bet',
  before: 'Before you press play:',
  stands: 'Your bet stands. Play, and see.',
  less: (label: string) => `${label}: less`,
  greater: (label: string) => `${label}: more`,
  presets: 'Presets',
  ownSettings: (preset: string) => `Your own settings, changed from “${preset}”.`,
  held: 'What this shows is told once it can be seen. Bet first, then play.',
  step: (step: number, of: number) => `step ${step} of ${of}`,
  transcript: (steps: number) => `Transcript, ${steps} steps`,
  more: (steps: number) =>
    `${steps} more steps follow in the same way; step through the figure to read them.`,
  pastEnd: 'The link’s time is past the end of this run, so the figure stands at its end.',
  refused: (reason: string) => `These settings cannot be run: ${reason}`,
} as const;

/** How a number is known, beside it. */
export const claimLabels: Readonly<Record<FigureClaim['label'], string>> = {
  measured: 'measured',
  published: 'published',
  illustrative: 'illustrative',
};

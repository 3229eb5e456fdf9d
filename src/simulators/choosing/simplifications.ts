import type { Simplification } from '../shared/simplification.ts';

/** What the scales for choosing a box follow, in words for a page. */
export const CHOOSING_VERSION =
  'the reasons of chapters 2 to 6 and their sources. How heavily each weighs is our opinion, one to three points.';

/** What the scales leave out, for the page that says how the models work. */
export const CHOOSING_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Every reason weighs one to three points, for every job alike.',
    consequence:
      'A lead of a point or two is no advice. Strike what does not apply to your job, and see whether the lead holds.',
  },
  {
    what: 'Reasons are added up as if none depended on another.',
    consequence: 'Many copies that start for every request count twice, though part of it is the same cost.',
  },
  {
    what: 'Money, licences, laws, hardware and the skills of the people are not asked for.',
    consequence: 'Any of these can settle the matter alone, against everything on the scales.',
  },
  {
    what: 'Five boxes stand for all. Bare machines, unikernels, functions and Windows containers on Windows hosts are not among them.',
    consequence: 'The best of five need not be the best there is.',
  },
];

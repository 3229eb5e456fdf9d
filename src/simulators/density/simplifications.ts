import type { Simplification } from '../shared/simplification.ts';

/** What the model of a filled host follows, in words for a page. */
export const DENSITY_VERSION =
  'our own measurements of one web app, in guests and in containers, and published memory maps of three VMMs. A test holds it to the measured totals.';

/** What the model of a filled host leaves out, for the page that says how the models work. */
export const DENSITY_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'All copies are alike and do nothing but serve now and then.',
    consequence:
      'Real copies peak at different times. How many fit safely depends on the peaks, and so does who gets hurt when they meet.',
  },
  {
    what: 'Only memory and disk are counted, not CPU time, network, process numbers or people.',
    consequence:
      'A host that has room for hundreds of copies may be far too slow for them. The number that fits is an upper bound.',
  },
  {
    what: 'A guest’s own system is what our smallest guest could not do without, kernel and app taken off.',
    consequence:
      'Part of that was cache as well, so a guest that is squeezed hard may become a little smaller than here, and slower.',
  },
  {
    what: 'An app that reads more files maps the same share of them as ours does.',
    consequence: 'An app that mostly streams its files would give more cache back than the figure shows.',
  },
  {
    what: 'Data of its own, such as a database’s files, is left out on both sides.',
    consequence: 'Its cache is per copy everywhere and would make the two sides more alike.',
  },
  {
    what: 'KSM leaves every guest the shares that it left ours, among four and among eight, and never the app’s own pages merged.',
    consequence:
      'Guests with another system merge more or less than that. A page that is written to later is split again, and then the memory is missing.',
  },
  {
    what: 'What the host’s kernel keeps on a running VM, such as its second page tables, and the host’s cache of guests’ disks are left out.',
    consequence: 'The guests’ side is drawn a little better than it is.',
  },
  {
    what: 'Swapping, merging and ballooning take no time here.',
    consequence:
      'KSM at its default pace needs minutes for a host like this, and a swapping host is slow for everybody.',
  },
];

import type { Simplification } from '../shared/simplification.ts';

/** What the tiny image follows, in words for a page. */
export const PARTS_VERSION =
  'the OCI image specification for index, manifest, config and layers, and RFC 1952 for gzip. Every digest is computed from the bytes.';

/** What it leaves out, for the page that says how the models work. */
export const PARTS_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'The layers are packed with gzip’s stored blocks, which make nothing smaller.',
    consequence: 'A real layer is a good deal smaller than its archive; here it is a few bytes larger.',
  },
  {
    what: 'The index names one platform, and the config has no history and no time of creation.',
    consequence:
      'Real images have an entry for each platform, and two builds of the same files often differ in a time alone.',
  },
  {
    what: 'A file is changed and its layer packed again. Damage in a stored layer is another thing: gzip’s own check would find that as well.',
    consequence: 'Do not take the figure for what a broken disk does.',
  },
];

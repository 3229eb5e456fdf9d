import type { Simplification } from '../shared/simplification.ts';

/** What the builder follows, in words for a page. */
export const BUILD_VERSION =
  'the cache rules of BuildKit, from Docker’s documentation and BuildKit’s sources, and the OCI image specification for the layers. The older builder of Docker counted every instruction as a step.';

/** What the builder leaves out, for the page that says how the models work. */
export const BUILD_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Nothing is really run. A dozen commands are known by what they do to the files; any other, and a line with a pipe, a loop or a substitution, counts as changing nothing. What would fail only after that is not judged.',
    consequence: 'A command of yours may make a layer here that is empty and in reality is not.',
  },
  {
    what: 'Packages, package lists and the base image are a few small files each, counted at the measured size of what they stand for.',
    consequence: 'The digests are of the small files. Your own build gives others.',
  },
  {
    what: 'Every command runs as root, and steps run one after the other.',
    consequence:
      'After USER a real command may be refused; and BuildKit does stages that do not need each other at the same time.',
  },
  {
    what: 'The cache never expires, and nothing is fetched from the cache of another machine.',
    consequence: 'A real builder forgets what has not been used for a while, and then does it again.',
  },
];

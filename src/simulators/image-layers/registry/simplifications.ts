import type { Simplification } from '../../shared/simplification.ts';

/** Which rules the pull follows, in words for a page. */
export const REGISTRY_VERSION =
  'the OCI distribution specification (v1.1.1 and 51 commits), containerd 2.4.0-beta and Docker 29.7 with its older image store.';

/** Every deliberate difference between the model and a real pull, for the page that says how the models work. */
export const REGISTRY_SIMPLIFICATIONS: readonly Simplification[] = [
  {
    what: 'Every request takes one round trip before its answer begins. Setting up connections and encryption takes no time, and the token service answers as fast as the registry.',
    consequence: 'A real first request takes several round trips more.',
  },
  {
    what: 'All transfers share one line in equal parts, and nothing else uses it.',
    consequence: 'Real transfers start slowly, and several at once can be faster together than one alone.',
  },
  {
    what: 'Unpacking goes on at a fixed number of compressed bytes a second, on a CPU and a disk that nothing else wants. Hashing takes no time of its own: it goes along with the bytes.',
    consequence: 'Layers of many small files take longer to unpack in truth than their size says.',
  },
  {
    what: 'Blobs come from the registry itself. Many registries answer with a redirect to a store of another name.',
    consequence: 'A real log can show a redirect for each blob and one request more.',
  },
  {
    what: 'Layers are unpacked one after the other. The newest containerd can be told to unpack several side by side and to stack them in order afterwards.',
    consequence: 'With that option an upper layer no longer waits to be unpacked, only to be stacked.',
  },
  {
    what: 'Only image, configuration and layers are fetched. Docker also asks for signed statements about how an image was built.',
    consequence: 'A real log can have a few small requests more.',
  },
  {
    what: 'When a part is refused, all the rest of the pull stops in that moment.',
    consequence: 'Docker’s older store lets downloads that are under way come to their end first.',
  },
];

declare namespace Astro {
  interface ClientDirectives {
    /** Loads the island once the reader is there and near it: src/scripts/wanted.ts. */
    'client:wanted'?: boolean;
  }
}

/** What the glossary says around its terms. */
export const glossaryWords = {
  title: 'Glossary',
  kicker: 'The words',
  dek: 'Each term once, in plain words. Where a term plays a part in the figures, it wears that part’s colour.',
  description:
    'Plain definitions of the terms around virtual machines and containers: kernel, hypervisor, vCPU, namespace, cgroup, image, layer, registry and more.',
  letters: 'Letters',
  also: (names: readonly string[]): string => `Also called ${names.join(', ')}`,
  see: 'See also',
  usedIn: 'Used in',
  /** A section of a chapter, or the chapter's title. */
  place: (number: number, name: string): string => `Chapter ${number}: ${name}`,
  source: 'Source',
} as const;

/** What the pages' small scripts say. */
export const words = {
  copied: 'Copied',
  copiedStatus: 'Copied.',
  selected: 'Selected',
  selectedStatus: 'The clipboard cannot be reached; the text is selected.',
  linkCopied: 'Link copied',
  linkCopiedStatus: 'Link copied.',
  linkAbove: 'See the address bar',
  linkAboveStatus: 'The clipboard cannot be reached; the link stands in the address bar.',
} as const;

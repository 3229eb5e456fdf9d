/** What stands above what speaks for and against each side. */
export const tradeWords = {
  caption: {
    vm: 'What speaks for and against virtual machines',
    container: 'What speaks for and against containers',
    both: 'The trade-offs, side by side: what speaks for and against each',
  },
  /** Where only one side is shown. */
  one: { for: 'For', against: 'Against' },
  both: {
    vm: { for: 'Virtual machines: for', against: 'Virtual machines: against' },
    container: { for: 'Containers: for', against: 'Containers: against' },
  },
} as const;

/** What the offer to reload says. */
export const words = {
  name: 'Newer version',
  text: 'There is a newer version of this site.',
  reload: 'Reload',
  later: 'Later',
} as const;

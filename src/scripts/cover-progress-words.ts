/** How far the reader is, on the cover. */
export const words = {
  chapter: (read: number, of: number) => (read === of ? 'read' : read > 0 ? `${read} of ${of} read` : ''),
  sum: (read: number, of: number) => `${read} of ${of} chapters read`,
  /** Before the chapter’s title. */
  goOn: 'Continue where you were: ',
  forgotten: 'Forgotten.',
} as const;

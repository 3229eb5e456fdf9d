/** Behind the name of a section or chapter that has been read; heard, not seen. */
export const readMark = ', read';

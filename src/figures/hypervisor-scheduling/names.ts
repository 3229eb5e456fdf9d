/** A VM's letter, by its index: the same everywhere, in boxes, queues, lanes, sentences. */
export const vmName = (vm: number): string => 'ABCDEF'[vm] ?? '?';

/** What a guest said on its serial console, piece by piece, with when it arrived (ms from starting the monitor). */
export interface Piece {
  readonly ms: number;
  readonly text: string;
}

const ESC = String.fromCharCode(27);

/** The marks of a boot, in order: id, what it is, the text that says so. */
export const marks = [
  ['firmware', 'firmware speaks', /SeaBIOS|qboot/],
  ['kernel', 'first line of the kernel', /Linux version \d/],
  ['init', 'first program (of the initramfs)', /Run \/init as init process/],
  ['systemd', 'first line of systemd', /systemd\[1\]: systemd \d|systemd \d+[^\n]* running in system mode/],
  ['service', 'systemd starts the app’s service', new RegExp(`Started (?:${ESC}\\[[\\d;]*m)?app\\.service`)],
  ['listening', 'the app listens', /APP READY/],
  ['shell', 'the initramfs is ready', /GUEST READY/],
  ['login', 'login prompt', / login:/],
] as const;
export type Mark = (typeof marks)[number][0];

/** When each mark's text was complete on the console; a mark that never came is left out. */
export function marksIn(pieces: readonly Piece[]): Partial<Record<Mark, number>> {
  const text = pieces.map((piece) => piece.text).join('');
  const ends: number[] = [];
  let length = 0;
  for (const piece of pieces) ends.push((length += piece.text.length));
  const found = marks.flatMap(([mark, , pattern]) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const last = match.index + match[0].length;
    return [[mark, pieces[ends.findIndex((end) => end >= last)]!.ms] as const];
  });
  return Object.fromEntries(found);
}

/** The phases between marks that a boot saw, by the mark each ends with. */
export const bootPhases = [
  ['to-kernel', 'from starting the monitor to the kernel’s first line', undefined, 'kernel'],
  ['kernel', 'from the kernel’s first line to the first program', 'kernel', 'init'],
  ['initramfs', 'from the first program to systemd: finding the root disk', 'init', 'systemd'],
  ['systemd', 'from systemd to the start of the app’s service', 'systemd', 'service'],
  ['app', 'from the start of the app’s service to its first HTTP 200', 'service', 'response'],
] as const;

/** How long each phase of one boot took, from its marks in ms (`response`: the first HTTP 200). */
export function phasesBetween(
  at: Partial<Record<Mark | 'response', number>>,
): Partial<Record<(typeof bootPhases)[number][0], number>> {
  return Object.fromEntries(
    bootPhases.flatMap(([id, , from, to]) => {
      const begin = from === undefined ? 0 : at[from];
      const end = at[to];
      return begin === undefined || end === undefined ? [] : [[id, end - begin] as const];
    }),
  );
}

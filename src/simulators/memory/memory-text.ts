import type { HostMemory } from './types.ts';

/**
 * A host's memory drawn as text, for tests: frames as guest and page ("A0 B3 .."), then swap, then each guest's page
 * table ("A: 2 - s0": page 0 in frame 2, page 1 promised only, page 2 in slot 0; "x" a killed guest, "?" freed inside).
 */
export function memoryText(memory: HostMemory): string[] {
  const name = (guest: number) => String.fromCharCode(65 + guest);
  const places = (list: HostMemory['frames']) =>
    list.map((owner) => (owner ? `${name(owner.guest)}${owner.page}` : '..')).join(' ');
  const tables = memory.pages.map((pages, guest) => {
    if (!memory.alive[guest]) return `${name(guest)}: x`;
    const cells = pages.map(({ backing, freed }) => {
      const place =
        backing.kind === 'frame' ? String(backing.frame) : backing.kind === 'swap' ? `s${backing.slot}` : '-';
      return freed ? `${place}?` : place;
    });
    return `${name(guest)}: ${cells.join(' ')}`;
  });
  return [`frames ${places(memory.frames)}`, `swap ${places(memory.swap)}`.trim(), ...tables];
}

import { parts, type Part } from './params.ts';

/** What goes when something else goes: a boot loader reads the disk through the firmware; without init no service starts. */
const takesAlong: Partial<Record<Part, readonly Part[]>> = {
  kernel: parts.filter((part) => part !== 'kernel'),
  init: ['devices', 'logs', 'house', 'network', 'logins'],
  firmware: ['loader'],
};

/** Everything that is gone, and what took it along (itself where the reader took it away). */
export function removal(off: readonly Part[]): ReadonlyMap<Part, Part> {
  const gone = new Map<Part, Part>();
  for (const part of parts) {
    const taker = parts.find((other) => off.includes(other) && takesAlong[other]?.includes(part));
    if (taker !== undefined) gone.set(part, taker);
    else if (off.includes(part)) gone.set(part, part);
  }
  return gone;
}

/** The list after the reader pressed on a part: taken away, or put back. */
export function toggled(off: readonly Part[], part: Part): Part[] {
  return parts.filter((each) => (each === part ? !off.includes(part) : off.includes(each)));
}

import type { Register } from '../types.ts';
import type { E1000 } from './e1000.ts';
import type { Serial } from './serial.ts';

interface Devices {
  readonly card: E1000;
  readonly serial: Serial;
}

/** Lets an imitated device answer a touch of its register: the value read, and how many packets it sent. */
export function touch(
  { card, serial }: Devices,
  register: Register,
  write: boolean,
  value: bigint,
): { readonly value: bigint; readonly sent: number } {
  switch (register) {
    case 'TDT':
      return { value, sent: card.writeTail(value) };
    case 'ICR':
      return { value: card.readCause(), sent: 0 };
    case 'STATUS':
      return { value: card.readStatus(), sent: 0 };
    case 'LSR':
      return { value: serial.readStatus(), sent: 0 };
    case 'IMC':
      card.mask(value);
      break;
    case 'IMS':
      card.unmask(value);
      break;
    case 'THR':
      serial.writeLetter(value);
      break;
    case 'NOTIFY':
      break;
  }
  return { value: write ? value : 0n, sent: 0 };
}

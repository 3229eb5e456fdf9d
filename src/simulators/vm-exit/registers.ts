import { CARD, deviceMap, DOORBELL, UART } from './guest/layout.ts';
import { SMALL } from './paging/entry.ts';
import type { Register } from './types.ts';

/** Where a register is: a port of the CPU, or an address where other guests would have memory (e1000_hw.h; 16550 data sheet). */
export type Where =
  { readonly port: bigint } | { readonly guest: bigint; readonly virtual: (levels: number) => bigint };

const inCard = (offset: bigint, page: bigint): Where => ({
  guest: CARD + offset,
  virtual: (levels) => deviceMap(levels) + page * SMALL + (offset & (SMALL - 1n)),
});

export const registers: Readonly<Record<Register, Where>> = {
  STATUS: inCard(0x8n, 0n),
  ICR: inCard(0xc0n, 0n),
  IMS: inCard(0xd0n, 0n),
  IMC: inCard(0xd8n, 0n),
  TDT: inCard(0x3818n, 1n),
  NOTIFY: { guest: DOORBELL, virtual: (levels) => deviceMap(levels) + 2n * SMALL },
  LSR: { port: UART + 5n },
  THR: { port: UART },
};

import { LARGE, SMALL } from '../paging/entry.ts';

/** Where things are in this guest. What the guest takes for physical addresses: */
export const RAM_END = 0x0800_0000n;
export const TABLES = 0x0020_0000n;
export const RING = 0x0030_0000n;
export const USED_PAGE = 0x00a4_5000n;
/** From here on nobody has touched anything. */
export const FREE = 0x0120_0000n;
/** Registers of the e1000 card, and the queue's doorbell: no memory there. */
export const CARD = 0xfebc_0000n;
export const DOORBELL = 0xfe00_3000n;
export const UART = 0x3f8n;

/** Virtual addresses of the app: a byte of a page in use, and the first page that is not. */
export const READ_AT = 0x7f5a_3c84_5123n;
export const FRESH_AT = 0x55d2_a1c7_e000n;
export const freshPage = (n: number): bigint => FRESH_AT + BigInt(n) * SMALL;

/** Where Linux maps all memory for its kernel (Documentation/arch/x86/x86_64/mm.rst), and where this one has its devices. */
export const directMap = (levels: number): bigint =>
  levels === 5 ? 0xff11_0000_0000_0000n : 0xffff_8880_0000_0000n;
export const deviceMap = (levels: number): bigint =>
  levels === 5 ? 0xffa0_0000_0000_0000n : 0xffff_c900_0000_0000n;

/** The kernel maps its memory with large pages. */
export const directMapPages: readonly bigint[] = Array.from({ length: 16 }, (_, i) => BigInt(i) * LARGE);

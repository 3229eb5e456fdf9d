/** Page table entries of x86-64 and of Intel's EPT, as the bits that the CPU reads (Intel SDM volume 3, 4.5 and 28.3). */

const bits = (high: number, low: number): bigint => ((1n << BigInt(high - low + 1)) - 1n) << BigInt(low);
const address = bits(51, 12);

/** Guest entries: present, writable, user, and the large-page bit. */
const P = 1n;
const RW = 2n;
const US = 4n;
/** EPT entries: readable, writable, executable. */
const RWX = 7n;
const WX = 6n;
/** The same bit in both kinds: this entry maps a large page. */
const PS = 0x80n;
const writeBack = 6n << 3n;

export const SMALL = 4096n;
export const LARGE = SMALL * 512n;

export const guestEntry = (to: bigint, user: boolean, large = false): bigint =>
  (to & address) | P | RW | (user ? US : 0n) | (large ? PS : 0n);
export const isPresent = (entry: bigint): boolean => (entry & P) !== 0n;

export const eptTable = (to: bigint): bigint => (to & address) | RWX;
export const eptPage = (to: bigint, large: boolean): bigint =>
  (to & address) | RWX | writeBack | (large ? PS : 0n);
/** What KVM writes for a device's address: writable but not readable, which no CPU accepts (VMX_EPT_MISCONFIG_WX_VALUE). */
export const eptDevice: bigint = WX;
export const isEptEmpty = (entry: bigint): boolean => (entry & RWX) === 0n;
export const isMisconfigured = (entry: bigint): boolean => (entry & 3n) === 2n;

export const isLarge = (entry: bigint): boolean => (entry & PS) !== 0n;
export const target = (entry: bigint): bigint => entry & address;

/** Which of the 512 entries of a table of this level (1 = last) an address picks. */
export const indexAt = (of: bigint, level: number): number =>
  Number((of >> BigInt(12 + 9 * (level - 1))) & 511n);
/** Bytes that one entry of this level covers. */
export const spanAt = (level: number): bigint => SMALL << BigInt(9 * (level - 1));

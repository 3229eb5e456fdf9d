import { LARGE, SMALL } from './entry.ts';

/** The host's memory, in words of eight bytes; what was never written is zero. Frames are handed out scattered, as on a real host. */
export class HostMemory {
  private readonly words = new Map<bigint, bigint>();
  private small = 0n;
  private large = 0n;

  read(at: bigint): bigint {
    return this.words.get(at) ?? 0n;
  }

  write(at: bigint, value: bigint): void {
    this.words.set(at, value);
  }

  /** The address of a frame that nobody has; the same ones in the same order in every run. */
  frame(size: bigint): bigint {
    if (size === LARGE) {
      this.large += 1n;
      return 0x2_4000_0000n + ((this.large * 37n + 11n) % 512n) * LARGE;
    }
    this.small += 1n;
    return 0x1_0000_0000n + ((this.small * 0x2f5bn + 0x1a7n) % 0x10000n) * SMALL;
  }
}

import type { Dma } from './e1000.ts';

/** Where the parts of the queue lie, each field in a word of its own. `n` packets can be under way. */
export const queueAt = (ring: bigint) => ({
  descriptor: (slot: bigint) => ring + slot * 8n,
  available: (slot: bigint) => ring + 0x1000n + slot * 8n,
  availableIndex: ring + 0x1800n,
  /** The driver's wish: an interrupt when the used index passes this. */
  usedEvent: ring + 0x1808n,
  usedIndex: ring + 0x2000n,
  /** The device's wish: a kick when the available index passes this. */
  availableEvent: ring + 0x2008n,
});

/** Whether going from `old` to `next` passes `event`, in 16 bits: the rule of both sides (virtio 1.2, 2.7.7.1; vring_need_event). */
export const passes = (event: bigint, next: bigint, old: bigint): boolean =>
  BigInt.asUintN(16, next - event - 1n) < BigInt.asUintN(16, next - old);

/**
 * The thread of the host's kernel that empties the queue (drivers/vhost/net.c: handle_tx_copy). It takes packets as they come,
 * hands them on together when there are no more, and only then asks for a kick again.
 */
export class VhostThread {
  awake = false;
  /** Packets taken and not yet handed on. */
  batch = 0;
  private taken = 0n;
  private signalled = 0n;
  private readonly memory: Dma;
  private readonly at: ReturnType<typeof queueAt>;

  constructor(memory: Dma, ring: bigint) {
    this.memory = memory;
    this.at = queueAt(ring);
  }

  /** Woken, but not yet running. */
  justWoken = false;

  get takenSoFar(): number {
    return Number(this.taken);
  }

  get hasMore(): boolean {
    return this.memory.read(this.at.availableIndex) !== this.taken;
  }

  wake(): void {
    this.awake = true;
    this.justWoken = true;
  }

  settle(): void {
    this.justWoken = false;
  }

  /** Takes the next packet from the queue; false when there is none. */
  take(): boolean {
    if (!this.hasMore) return false;
    this.taken += 1n;
    this.batch += 1;
    return true;
  }

  /** Asks for a kick at the next packet; false if one slipped in meanwhile. */
  askForKick(): boolean {
    this.memory.write(this.at.availableEvent, this.taken);
    return !this.hasMore;
  }

  /** Hands the batch to the network and marks it used; answers whether the driver wants an interrupt for it. */
  send(): boolean {
    const old = this.signalled;
    this.signalled = this.taken;
    this.batch = 0;
    this.memory.write(this.at.usedIndex, this.taken);
    return passes(this.memory.read(this.at.usedEvent), this.taken, old);
  }

  sleep(): void {
    this.awake = false;
  }
}

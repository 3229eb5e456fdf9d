/** What the card needs from outside: the guest's memory to read descriptors from and to mark them done. */
export interface Dma {
  readonly read: (guest: bigint) => bigint;
  readonly write: (guest: bigint, value: bigint) => void;
}

/** Causes of an interrupt, and those that Linux's driver asks for (e1000_hw.h). */
export const TXDW = 1n;
export const TXQE = 2n;
export const IMS_ENABLE = 0x9dn;
const STATUS = 0x8008_0783n;
/** The done bit of a descriptor. */
export const DD = 1n << 32n;
/** Turns for which the card holds back further interrupts after it has raised one. */
export const MITIGATION = 8;

/** The part of an e1000 card that sends packets, as QEMU imitates it (hw/net/e1000.c: start_xmit, set_interrupt_cause). */
export class E1000 {
  tdh = 0n;
  tdt = 0n;
  icr = 0n;
  ims = IMS_ENABLE;
  /** The interrupt line. */
  line = false;
  /** Turns until the card may raise its line again; 0: now. */
  held = 0;
  private readonly dma: Dma;
  private readonly ring: bigint;
  readonly slots: bigint;

  constructor(dma: Dma, ring: bigint, slots: bigint) {
    this.dma = dma;
    this.ring = ring;
    this.slots = slots;
  }

  /** Writing the tail sends all that lies between head and tail; answers how many packets that were. */
  writeTail(value: bigint): number {
    this.tdt = value;
    let sent = 0;
    while (this.tdh !== this.tdt) {
      const at = this.ring + this.tdh * 8n;
      this.dma.write(at, this.dma.read(at) | DD);
      this.tdh = (this.tdh + 1n) % this.slots;
      sent += 1;
    }
    this.cause(this.icr | (sent > 0 ? TXDW : 0n) | TXQE);
    return sent;
  }

  /** Reading the cause clears it, and with it the line. */
  readCause(): bigint {
    const value = this.icr;
    this.cause(0n);
    return value;
  }

  readStatus(): bigint {
    return STATUS;
  }

  mask(value: bigint): void {
    this.ims &= ~value & 0xffff_ffffn;
    this.cause(this.icr);
  }

  unmask(value: bigint): void {
    this.ims |= value;
    this.cause(this.icr);
  }

  /** Another turn of the clock: the time to hold back may be over. */
  turn(): void {
    if (this.held === 0) return;
    this.held -= 1;
    if (this.held === 0) this.cause(this.icr);
  }

  private cause(value: bigint): void {
    this.icr = value;
    const pending = (this.icr & this.ims) !== 0n;
    if (pending && !this.line) {
      if (this.held > 0) return;
      // The turn in which it raises its line does not count.
      this.held = MITIGATION + 1;
    }
    this.line = pending;
  }
}

/**
 * What the drivers of a real guest did: Linux 6.1.192 (Debian) on QEMU 7.2, machine pc, software emulation, 2026-11-23, traced with
 * memory_region_ops_read, memory_region_ops_write, virtio_queue_notify and virtio_notify. One UDP packet from one sendto, and
 * eight in a row. Two descriptors went with each packet, so TDT grew by two; here it is left out.
 */
export const recorded = {
  /** Touches of the e1000's registers for one packet. */
  e1000One: `
    write TDT
    read ICR 0x3
    write IMC 0xffffffff
    read STATUS 0x80080783
    write IMS 0x9d
    read STATUS 0x80080783`,
  /** The same for eight packets in a row: the card's tail once for each, and an interrupt for nearly each. */
  e1000EightTails: 8,
  /** Touches of the serial port for one letter of the early console (earlyprintk): line status, then the letter. */
  serialLetter: `
    read 0x3fd 0x60
    write 0x3f8`,
  /** Kicks and interrupts of the queue for one packet. */
  virtioOne: { kicks: 1, interrupts: 1 },
  /** Eight packets, the device quicker than the guest. */
  virtioEightAhead: { kicks: 8, interrupts: 8 },
  /** Eight packets, the device waiting 50 ms before it looks (tx=timer). */
  virtioEightBehind: { kicks: 1, interrupts: 1 },
} as const;

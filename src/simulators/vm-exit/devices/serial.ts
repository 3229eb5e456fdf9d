/** A 16550 serial port: line status at +5, the letter to send at +0. Always ready, as QEMU's is. */
export class Serial {
  printed = '';

  readStatus(): bigint {
    return 0x60n;
  }

  writeLetter(value: bigint): void {
    this.printed += String.fromCharCode(Number(value));
  }
}

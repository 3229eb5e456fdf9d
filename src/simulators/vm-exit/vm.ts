import { E1000 } from './devices/e1000.ts';
import { Serial } from './devices/serial.ts';
import { queueAt, VhostThread } from './devices/virtqueue.ts';
import { SLOTS } from './guest/e1000-driver.ts';
import type { Instruction } from './guest/instruction.ts';
import type { GuestState } from './guest/kernel.ts';
import * as layout from './guest/layout.ts';
import { Ept } from './paging/ept.ts';
import { LARGE, SMALL } from './paging/entry.ts';
import { GuestMemory, GuestTables } from './paging/guest-memory.ts';
import { HostMemory } from './paging/host-memory.ts';
import { Tlb } from './paging/tlb.ts';
import type { Devices, Exit, Line, Moment } from './trace.ts';
import type { Interrupt, Place, Settings, VmmRequest, Way, What } from './types.ts';

/** One virtual machine that was booted some time ago, and the record of what happens to it. */
export class Vm {
  readonly way: Way;
  readonly settings: Settings;
  readonly memory = new HostMemory();
  readonly ept: Ept;
  readonly guestMemory: GuestMemory;
  readonly tlb = new Tlb();
  readonly kernel: GuestState;
  readonly card: E1000;
  readonly thread: VhostThread;
  readonly serial = new Serial();

  place: Place;
  guest: 'app' | 'guest-kernel' = 'app';
  asleep = false;
  /** An interrupt that waits for the guest to take it. */
  pending: Interrupt | null = null;
  interruptsOn = true;
  /** The interrupt that is being handled. */
  handling: Interrupt | null = null;
  /** Where the guest goes back to from interrupts and faults. */
  readonly back: ('app' | 'guest-kernel')[] = [];
  item = 0;
  out = 0;

  readonly lines: Line[] = [];
  readonly moments: Moment[] = [];
  readonly exits: Exit[] = [];
  private line = -1;
  private references = 0;
  private posted = 0;

  constructor(way: Way, settings: Settings) {
    this.way = way;
    this.settings = settings;
    this.place = way === 'emulation' ? 'vmm' : 'app';
    this.ept = new Ept(this.memory, settings.levels);
    this.guestMemory = new GuestMemory(this.memory, this.ept, settings.hostPages === '2m' ? LARGE : SMALL);
    let tables = 0n;
    const frame = () => {
      tables += 1n;
      return layout.TABLES + tables * SMALL;
    };
    this.kernel = {
      levels: settings.levels,
      tables: new GuestTables(this.guestMemory, settings.levels, frame),
      way,
      pages: 0,
      wanted: 0,
      sent: 0,
      cleaned: 0,
      poll: false,
      busy: false,
    };
    const dma = {
      read: (at: bigint) => this.guestMemory.read(at),
      write: (at: bigint, value: bigint) => this.guestMemory.write(at, value),
    };
    this.card = new E1000(dma, layout.RING, BigInt(SLOTS));
    this.thread = new VhostThread(dma, layout.RING);
    this.boot();
  }

  /** Records what has just happened, with everything as it stands now. */
  say(what: What): void {
    if (what.kind === 'looks-up') this.references += 1;
    if (what.kind === 'posted') this.posted += 1;
    this.moments.push({
      what,
      place: this.place,
      guest: this.guest,
      asleep: this.asleep,
      line: this.line,
      item: this.item,
      exits: this.exits.length,
      toVmm: this.exits.filter(({ request }) => request !== null).length,
      references: this.references,
      posted: this.posted,
      devices: this.devices(),
    });
  }

  begin(instruction: Instruction): number {
    const value = 'value' in instruction ? instruction.value : null;
    this.lines.push({ id: instruction.id, place: this.guest, item: this.item, value });
    this.line = this.lines.length - 1;
    return this.line;
  }

  /** Back at a line that was interrupted by a fault. */
  again(line: number): void {
    this.line = line;
  }

  exit(reason: Exit['reason']): void {
    this.place = 'host-kernel';
    this.exits.push({ reason, line: this.line, request: null, moment: this.moments.length });
    this.say({ kind: 'exits', reason });
  }

  /** KVM cannot answer the last exit itself. */
  ask(request: VmmRequest): void {
    const last = this.exits.at(-1)!;
    this.exits[this.exits.length - 1] = { ...last, request };
    this.place = 'vmm';
    this.say({ kind: 'asks-vmm', request });
  }

  /** What the page walker needs. */
  get tables() {
    const { memory, ept, kernel, settings } = this;
    return { memory, ept, cr3: kernel.tables.cr3, levels: settings.levels };
  }

  private devices(): Devices {
    const { card, thread } = this;
    const at = queueAt(layout.RING);
    const available = this.guestMemory.read(at.availableIndex);
    return {
      e1000: {
        tdh: Number(card.tdh),
        tdt: Number(card.tdt),
        icr: Number(card.icr),
        ims: Number(card.ims),
        held: card.held > 0,
      },
      queue: {
        available: Number(available),
        used: Number(this.guestMemory.read(at.usedIndex)),
        taken: thread.takenSoFar,
        kickAt: Number(this.guestMemory.read(at.availableEvent)) + 1,
        awake: thread.awake,
      },
      out: this.out,
      printed: this.serial.printed,
    };
  }

  /** Leaves everything as a boot and some use leave it: the kernel's memory mapped, one page of the app in use, devices known. */
  private boot(): void {
    const { tables, levels } = this.kernel;
    for (const page of layout.directMapPages) tables.map(layout.directMap(levels) + page, page, false, true);
    const large = this.settings.guestPages === '2m';
    tables.map(layout.READ_AT, layout.USED_PAGE, true, large);
    this.guestMemory.write(layout.USED_PAGE + (layout.READ_AT & 0xfffn), 0x2an);
    // A neighbour of the fresh pages is in use, so that only their own entries are missing.
    tables.map(layout.FRESH_AT - SMALL, layout.USED_PAGE + SMALL, true);
    this.guestMemory.write(layout.USED_PAGE + SMALL, 1n);
    this.guestMemory.write(layout.RING, 0n);
    for (const [i, device] of [layout.CARD, layout.CARD + 0x3000n, layout.DOORBELL].entries()) {
      tables.map(layout.deviceMap(levels) + BigInt(i) * SMALL, device, false);
      if (this.way !== 'emulation') this.ept.mark(device);
    }
    for (let offset = 0n; offset < 0x3000n; offset += SMALL) {
      const host = this.ept.find(layout.RING + offset) ?? this.guestMemory.give(layout.RING + offset);
      this.tlb.keep(layout.directMap(levels) + layout.RING + offset, host, SMALL, true);
    }
  }
}

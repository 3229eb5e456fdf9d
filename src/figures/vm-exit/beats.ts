import type { LineId, Moment, Op, Trace, Way, What } from '../../simulators/vm-exit/index.ts';
import type { Params } from './params.ts';
import type { Topic } from './topic.ts';
import { walkBeats } from './walk-beats.ts';

/** A step of the figure: it ends with a moment of the trace and is about something. */
export interface Beat {
  /** Index of its last moment in the trace. */
  readonly end: number;
  readonly topic: Topic;
}

/**
 * Cuts a trace into steps. What comes for the first time is told in detail; what is known by then in one step: the second
 * register's way to the VMM and back, the second packet, the second walk. Every moment belongs to one step. `before` is
 * the way in which the program was run until now, null for the first.
 */
export function beatsOf(trace: Trace, look: Params['look'], before: Way | null): Beat[] {
  return new Teller(trace, look, before).tell();
}

class Teller {
  private readonly beats: Beat[] = [];
  private at = 0;
  private walked = false;
  private readonly told = new Set<string>();
  private readonly times = new Map<Op, number>();
  private readonly trace: Trace;
  private readonly look: Params['look'];
  private readonly before: Way | null;

  constructor(trace: Trace, look: Params['look'], before: Way | null) {
    this.trace = trace;
    this.look = look;
    this.before = before;
  }

  tell(): Beat[] {
    const { moments, program, way } = this.trace;
    this.push(0, { kind: 'ready', way, before: this.before, sends: program.includes('send') });
    const last = moments.length - 1;
    while (this.at < last) {
      const { item } = moments[this.at]!;
      let end = this.at;
      while (end + 1 < last && moments[end + 1]!.item === item) end += 1;
      const op = program[item];
      const nth = op ? (this.times.get(op) ?? 0) + 1 : 0;
      if (op) this.times.set(op, nth);
      if (op && nth > 1) this.again(op, nth, end);
      else if (!op && way === 'trap' && this.told.has('cause')) this.late(end, true);
      else this.detail(end, op ?? null);
    }
    this.push(last, {
      kind: 'end',
      way,
      exits: moments[last]!.exits,
      toVmm: moments[last]!.toVmm,
      sent: moments[last]!.devices.out,
      reads: moments[last]!.references,
    });
    return this.beats;
  }

  private get imitated(): boolean {
    return this.trace.way === 'emulation';
  }

  private what(i: number): What | undefined {
    return this.trace.moments[i]?.what;
  }

  private moment(i: number): Moment {
    return this.trace.moments[i]!;
  }

  private lineAt(i: number): LineId {
    return this.trace.lines[this.moment(i).line]?.id ?? 'idle';
  }

  private push(end: number, topic: Topic): void {
    this.beats.push({ end, topic });
    this.at = end + 1;
  }

  private again(op: Op, nth: number, last: number): void {
    // An interrupt that the card held back comes after the thing it happens to fall on, and is no part of it.
    const held = this.trace.moments
      .slice(this.at, last + 1)
      .findIndex(({ what }) => what.kind === 'posted' && what.by === 'e1000');
    const end = held < 0 ? last : this.at + held - 1;
    const [before, after] = [this.moment(this.at - 1), this.moment(end)];
    const within = this.trace.moments.slice(this.at, end + 1).map(({ what }) => what);
    this.push(end, {
      kind: 'again',
      op,
      nth,
      way: this.trace.way,
      exits: after.exits - before.exits,
      last: after.exits,
      reads: after.references - before.references,
      kicked: within.some(({ kind }) => kind === 'signals'),
      taken: after.devices.queue.taken,
      interrupted: within.some((what) => what.kind === 'enters-kernel' && what.by === 'interrupt'),
    });
    if (end < last) this.late(last, false);
  }

  private late(end: number, ended: boolean): void {
    const [before, after] = [this.moment(this.at - 1), this.moment(end)];
    this.push(end, {
      kind: 'late',
      ended,
      exits: after.exits - before.exits,
      last: after.exits,
    });
  }

  private detail(end: number, op: Op | null): void {
    const start = this.moment(this.at - 1);
    // Moments that only lead over to the next step are left to it.
    while (this.at <= end) if (!this.step(end, op, start)) this.at += 1;
  }

  /** Tells one step from where the teller stands; false where the moment is left to the next one. */
  private step(end: number, op: Op | null, start: Moment): boolean {
    const i = this.at;
    const what = this.what(i)!;
    const { imitated } = this;
    switch (what.kind) {
      case 'ran':
      case 'device':
        return this.ran(end);
      case 'enters-kernel':
        if (imitated && what.by === 'interrupt') return this.ran(end);
        this.push(i, { kind: 'kernel', by: what.by, op, known: this.told.has(what.by), imitated });
        this.told.add(what.by);
        return true;
      case 'leaves-kernel': {
        if (this.lineAt(i) === 'iret' || !op) return false;
        const { exits, toVmm } = this.moment(i);
        this.push(i, { kind: 'back', op, exits: exits - start.exits, toVmm: toVmm - start.toVmm, imitated });
        return true;
      }
      case 'looks-up': {
        const { beats, walked } = walkBeats(this.trace, i, {
          look: this.look,
          first: !this.walked,
          imitated,
        });
        this.walked = walked || this.walked;
        for (const beat of beats) this.push(beat.end, beat.topic);
        return true;
      }
      case 'found':
      case 'tlb-hit': {
        const to = this.what(i + 1)?.kind === 'ran' ? i + 1 : i;
        const line = this.lineAt(i);
        if (what.kind === 'tlb-hit') this.push(to, { kind: 'hit', line, imitated });
        else this.push(to, { kind: 'found', line, total: this.moment(i).references, imitated });
        return true;
      }
      case 'worker':
      case 'posted':
        this.otherCpu(end);
        return true;
      case 'exits':
        this.exit();
        return true;
      default:
        return this.onTheHost(i, what);
    }
  }

  /** Lines that need nobody's help; under emulation also those that touch a device, and whole interrupts. */
  private ran(end: number): boolean {
    const from = this.at;
    const handles = this.what(from)!.kind === 'enters-kernel';
    const device = (i: number) => ['device', 'vmm-calls', 'vmm-goes-on'].includes(this.what(i)?.kind ?? '');
    let to = from;
    while (to < end) {
      const next = this.what(to + 1)!;
      const same = handles
        ? !(next.kind === 'leaves-kernel' && this.lineAt(to + 1) === 'sysret')
        : this.imitated && device(from)
          ? device(to + 1)
          : next.kind === 'ran' && this.lineAt(to + 1) !== 'wants-kick' && this.lineAt(to) !== 'wants-kick';
      if (!same) break;
      to += 1;
    }
    const lines = [...new Set(range(handles ? from + 1 : from, to).map((i) => this.lineAt(i)))];
    const asleep = range(from, to).some((i) => this.moment(i).asleep);
    this.push(to, { kind: 'ran', lines, imitated: this.imitated, asleep });
    return true;
  }

  /** An exit: in detail where its kind is new, else there and back in one step. */
  private exit(): void {
    const { moments, exits } = this.trace;
    const i = this.at;
    const n = moments[i]!.exits;
    const { reason, request } = exits[n - 1]!;
    const line = this.lineAt(i);
    const bell = this.what(i + 1)?.kind === 'signals';
    const key = `${reason} ${request ?? (bell ? 'bell' : 'kvm')}`;
    const known = this.told.has(key);
    this.told.add(key).add(line);
    if (!known) {
      this.push(i, { kind: 'exit', n, reason, line });
      return;
    }
    let to = i;
    while (this.what(to)!.kind !== 'enters') to += 1;
    const interrupt = this.takesInterrupt(to);
    this.push(interrupt ? to + 1 : to, { kind: 'trip', n, line, toVmm: request !== null, interrupt });
  }

  /** Whether the guest, just entered, goes straight to its interrupt handler. */
  private takesInterrupt(entered: number): boolean {
    const next = this.what(entered + 1);
    return next?.kind === 'enters-kernel' && next.by === 'interrupt';
  }

  private entry(entered: number, from: Extract<Topic, { kind: 'entry' }>['from']): true {
    const interrupt = this.takesInterrupt(entered);
    this.push(interrupt ? entered + 1 : entered, { kind: 'entry', from, interrupt });
    return true;
  }

  private onTheHost(i: number, what: What): boolean {
    const before = this.what(i - 1);
    switch (what.kind) {
      case 'asks-vmm': {
        const device = this.what(i + 1);
        if (device?.kind !== 'device') return false;
        this.push(i + 1, { kind: 'asks', request: what.request, register: device.access.register });
        return true;
      }
      case 'vmm-calls':
        this.push(i + 1, { kind: 'vmm-call', call: what.call });
        return true;
      case 'allocates':
        this.push(i, { ...what, kind: 'allocates', large: what.size > 4096n });
        return true;
      case 'signals': {
        const wakes = this.what(i + 1)?.kind === 'worker';
        this.push(wakes ? i + 1 : i, { kind: 'signals', wakes });
        return true;
      }
      case 'answers':
        return this.entry(i + 1, what.what);
      case 'runs-again':
        return this.entry(i + 1, 'vmm');
      case 'halts':
        if (what.phase === 'wakes') return this.entry(i + 1, 'sleep');
        this.push(i, { kind: 'halts', phase: what.phase });
        return true;
      case 'enters':
        return this.entry(i, before?.kind === 'allocates' ? 'page' : 'bell');
      default:
        return false;
    }
  }

  /** What the thread on the other CPU does, and the interrupt with which it reports. */
  private otherCpu(end: number): void {
    const i = this.at;
    const what = this.what(i)!;
    let to = i;
    if (what.kind === 'worker') {
      const does = (j: number) => {
        const next = this.what(j);
        return next?.kind === 'worker' ? next.does : null;
      };
      while (to < end && does(to + 1) !== null) to += 1;
      this.push(to, {
        kind: 'thread',
        taken: this.moment(to).devices.queue.taken,
        sent: range(i, to).some((j) => does(j) === 'sends'),
      });
      return;
    }
    const handles = (j: number) => {
      const next = this.what(j);
      return next?.kind === 'worker' || (next?.kind === 'enters-kernel' && next.by === 'interrupt');
    };
    while (to < end && handles(to + 1)) to += 1;
    const by = what.kind === 'posted' && what.by === 'e1000' ? 'e1000' : 'virtio';
    this.push(to, { kind: 'posted', by, handled: this.what(to)!.kind === 'enters-kernel' });
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

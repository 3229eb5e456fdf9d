import type { FigureClaims } from '../../playback/figure.ts';
import type { LineId, Op, Register } from '../../simulators/vm-exit/index.ts';
import { again, end, late } from './sum-words.ts';
import { imitated, ran } from './line-words.ts';
import { hex, ordinal, readCount } from './text.ts';
import type { Topic, WalkEnd } from './topic.ts';

/** The sentences of the steps. No logic of the machine is in here; only what it did is put into words. */
export function sayOf(topic: Topic, claims: FigureClaims): string {
  switch (topic.kind) {
    case 'ready':
      return ready(topic);
    case 'ran':
      return topic.imitated ? imitated(topic.lines, topic.asleep) : ran(topic.lines);
    case 'kernel':
      return kernel(topic);
    case 'read':
      return `Read ${topic.n}: ${readWords(topic)}${walkEnd(topic.ends, topic.imitated)}`;
    case 'row':
      return row(topic);
    case 'walked':
      return walked(topic);
    case 'found':
      return topic.line === 'fault-clear'
        ? `Found, after ${topic.total} reads. The kernel clears the page.`
        : `Now ${topic.imitated ? 'QEMU' : 'the CPU'} has the address and ${topic.line === 'load' ? 'reads the byte' : 'writes the byte'}. ${topic.total} reads of memory to get there; not one exit${topic.imitated ? ', and no help from the CPU either' : ', and nobody was asked'}.`;
    case 'hit':
      return topic.line === 'fault-clear'
        ? 'The kernel clears the page. Its neighbour was cleared before, and this one came with it: no walk, no exit.'
        : `The same page again. ${topic.imitated ? 'QEMU has its address in a table of its own' : 'The CPU has its address in the TLB'}, where it keeps what it has looked up: the byte is ${topic.line === 'load' ? 'read' : 'written'} at once.`;
    case 'exit':
      return `${exits[topic.line] ?? ''} Exit ${topic.n}: ${topic.reason}.`;
    case 'asks':
      return asks[topic.register];
    case 'vmm-call':
      return calls[topic.call];
    case 'allocates':
      return `KVM asks the rest of the host’s kernel for memory. It finds a real ${topic.large ? 'piece of 2 MiB' : 'page'}, and KVM enters it in its tables: what the guest takes for ${hex(topic.guest)} lies at ${hex(topic.host)}.`;
    case 'signals':
      return topic.wakes
        ? 'KVM knows this address: somebody has asked to be told. It wakes a thread of the host’s kernel, vhost, on the other CPU. No QEMU, no card, nothing to imitate.'
        : 'KVM knows this address and tells the thread, which is awake already.';
    case 'halts':
      return topic.phase === 'polls'
        ? `KVM does not give up the CPU at once. It looks about, for ${claims['halt-poll-max']?.text ?? 'a while'} at most, in case the guest is wanted again.`
        : 'Then the vCPU’s thread goes to sleep, and the host’s scheduler gives the CPU to somebody else. The guest does not see this; for it, the CPU rests.';
    case 'entry':
      return entry(topic);
    case 'trip':
      return `${trips[topic.line] ?? ''} ${topic.toVmm ? 'Out to QEMU and back' : 'Out to KVM and back'}: exit ${topic.n}.${topic.interrupt ? ' The interrupt comes along.' : ''}`;
    case 'thread':
      return `On the other CPU, the thread has taken ${topic.taken === 1 ? 'the packet' : `${topic.taken} packets`} from the queue${topic.sent ? ' and handed what it had to the network. Nothing is left, so it asks for a kick the next time' : ''}.`;
    case 'posted':
      return posted(topic);
    case 'back':
      return back(topic);
    case 'again':
      return again(topic);
    case 'late':
      return late(topic);
    case 'end':
      return end(topic, claims);
  }
}

const shared =
  'his guest knows that it is one, and its network driver shares a queue in memory with the host.';
const helped = 'Now the same with the CPU’s help: it runs the guest’s code itself.';

/** How the guest is run from here on, and what is new about it after the way before. */
function ready({ way, before, sends }: Extract<Topic, { kind: 'ready' }>): string {
  switch (way) {
    case 'emulation':
      return 'First, all in software. QEMU, a process on the host, reads the guest’s instructions one by one and does what each of them says. The CPU runs QEMU.';
    case 'trap':
      if (before === null)
        return 'An app in the guest has the CPU. Its instructions run on it directly, in guest mode, which Intel calls non-root. KVM and QEMU wait.';
      return sends
        ? `${helped} Devices are still emulated: the network card is an imitation of a real one, called e1000.`
        : `${helped} Devices are still emulated.`;
    case 'queue':
      if (before === null) return `An app in the guest has the CPU. T${shared}`;
      if (before === 'emulation') return `${helped} T${shared}`;
      return `Now the same with another card${sends ? '' : ', which nothing here needs'}: t${shared}`;
  }
}

function kernel({ by, op, known, imitated: soft }: Extract<Topic, { kind: 'kernel' }>): string {
  if (by === 'fault')
    return soft
      ? 'Nothing there: a page fault. QEMU goes on reading where the guest’s kernel handles such things.'
      : 'Nothing there: a page fault. That is the guest’s own affair, and its own kernel handles it, inside the guest. No exit.';
  if (by === 'interrupt') return 'The interrupt: the guest’s kernel drops everything and handles it.';
  const asked = op ? asksKernel[op] : undefined;
  return soft
    ? `${asked ?? 'A system call.'} QEMU notes that its emulated CPU is in the kernel now, and reads on there.`
    : known
      ? `${asked ?? 'A system call.'} The guest’s own kernel takes over, and the CPU stays in the guest.`
      : `${asked ?? 'A system call.'} The CPU goes from the app to the guest’s own kernel and stays in guest mode. The host is not asked, and not told.`;
}

const asksKernel: Partial<Record<Op, string>> = {
  call: 'A system call: the app wants to know its process number.',
  switch: 'A system call: the app lets another process go first.',
  print: 'A system call: the app has a letter for the console.',
  send: 'A system call: the app has a packet to send.',
  sleep: 'A system call: the app wants to sleep for a moment.',
};

function row({ row: n, guest, reads, total, ends, imitated: soft }: Extract<Topic, { kind: 'row' }>): string {
  if (ends === 'page' && !guest)
    return `The guest’s tables have named the page, but by the guest’s address. One more time through the host’s: ${reads} reads, ${total} in all.`;
  if (!guest)
    return `The guest’s tables have named the page, but the host’s have nothing there: ${total} reads in all, and no page.`;
  const first =
    n > 0
      ? `The ${ordinal(n + 1)} of the guest’s tables, in the same way: ${readCount(reads)}, ${total} so far.`
      : soft
        ? 'QEMU has to look up where the byte lies, in the guest’s own tables. The first of them: one read.'
        : `The app needs an address looked up. The guest’s first table lies at an address that is itself only the guest’s, so the CPU goes through the host’s tables first: ${reads - 1} reads, and one for the entry.`;
  return `${first}${walkEnd(ends, soft)}`;
}

const walkEnd = (ends: WalkEnd, soft: boolean): string =>
  ends === 'goes-on' || ends === 'page'
    ? ''
    : ends === 'guest'
      ? ' Its entry is empty.'
      : soft
        ? ' QEMU has not touched that memory of its own yet.'
        : ' The host’s entry is empty.';

function readWords({ reference, toPage }: Extract<Topic, { kind: 'read' }>): string {
  const { table, level, index, row: n } = reference;
  return table === 'guest'
    ? `entry ${index} of the guest’s level ${level} table.`
    : `entry ${index} of the host’s level ${level} table, on the way to ${toPage ? 'the page' : `the guest’s ${ordinal(n + 1)} table`}.`;
}

function walked({
  line,
  total,
  ends,
  again: tried,
  imitated: soft,
}: Extract<Topic, { kind: 'walked' }>): string {
  const what =
    line === 'fault-clear'
      ? tried
        ? 'The same instruction, the same walk'
        : 'The kernel clears the page first, by a map of its own. Another walk'
      : tried
        ? 'The app’s own instruction is tried again, from the start of its walk'
        : soft
          ? 'QEMU looks the address up'
          : 'The CPU looks the address up';
  if (ends === 'page')
    return `${what}: ${total} reads, and ${tried ? 'this time ' : ''}it ends with a page. ${line === 'load' ? 'The byte is read.' : line === 'store' ? 'The byte is written.' : 'It is cleared.'}`;
  if (ends === 'guest') return `${what}: ${total} reads, and the guest’s own tables have nothing there.`;
  return soft
    ? `${what}: ${total} reads. The page is memory of QEMU’s that it has never touched.`
    : `${what}: ${total} reads, until the host’s tables have nothing.`;
}

/** Why a line left the guest, where it is the first of its kind. */
const exits: Partial<Record<LineId, string>> = {
  eoi: 'The handler says that the interrupt is done. The card need not know, but the controller of such interrupts does.',
  'next-deadline': 'The kernel sets the next alarm.',
  tail: 'The driver tells the card: it writes to the card’s register TDT. There is no memory at that address, and the host’s tables say so in a way that stops the CPU.',
  kick: 'It does: the thread over there sleeps. So the driver rings, by writing to the queue’s doorbell. That address is no memory either.',
  'line-status':
    'The kernel asks the serial port whether it is free: an instruction named in. Ports are no guest’s to touch.',
  'fault-clear': 'The guest’s memory was a promise, and this page of it has never been claimed.',
  deadline:
    'The guest’s kernel sets an alarm, by writing to a register of the CPU that KVM keeps for itself.',
  hlt: 'With nothing left to do, the guest’s kernel does what every kernel does then: it halts the CPU. But this CPU may be wanted by others.',
};

const trips: Partial<Record<LineId, string>> = {
  tail: 'The card again, TDT.',
  kick: 'The doorbell again.',
  cause: 'The handler asks the card what happened: it reads ICR, and that alone leaves the guest.',
  mask: 'It tells the card to be quiet for now: IMC.',
  status: 'It reads STATUS, only to be sure that the card has heard.',
  eoi: 'End of the interrupt.',
  unmask: 'The driver lets the card speak again: IMS.',
  letter: 'Now the letter itself, with an instruction named out.',
  'line-status': 'The serial port again: is it free?',
  deadline: 'The alarm.',
  'next-deadline': 'The kernel sets the next alarm.',
  'fault-clear': 'A page that the host has not given yet.',
  hlt: 'Nothing left to do, so it halts.',
};

const asks: Readonly<Record<Register, string>> = {
  TDT: 'KVM has no such card. It works out what the instruction wanted and goes back to the guest’s process with it: KVM_EXIT_MMIO. QEMU plays the card: it fetches the descriptor from the guest’s memory.',
  ICR: 'KVM asks QEMU, which plays the card and tells the cause.',
  IMC: 'KVM asks QEMU, which plays the card and falls silent.',
  IMS: 'KVM asks QEMU, which plays the card and may speak again.',
  STATUS: 'KVM asks QEMU, which plays the card and tells its state.',
  NOTIFY: 'KVM asks QEMU, which looks into the queue.',
  LSR: 'KVM has no serial port. It goes back to the guest’s process with the question, KVM_EXIT_IO, and QEMU plays the port: it is free. It always is.',
  THR: 'KVM asks QEMU, which plays the port and keeps the letter.',
};

const calls = {
  writev:
    'To get the packet out, QEMU asks its own kernel, like any program: a write to a tap device. The packet is on its way.',
  'irq-line': 'Sent, so the card would raise its interrupt line. QEMU asks KVM to make the guest believe it.',
  fault:
    'QEMU has never touched this part of its memory: an ordinary page fault, and the host’s kernel gives it a page. No guest was left; there was none.',
  wait: 'The emulated CPU halts, so QEMU asks its kernel to let it sleep.',
} as const;

function entry({ from, interrupt }: Extract<Topic, { kind: 'entry' }>): string {
  const how = {
    vmm: 'QEMU is done and calls KVM_RUN. KVM finishes the instruction and enters the guest',
    eoi: 'KVM has that controller itself, so QEMU is not asked. Back into the guest',
    deadline: 'KVM makes a note of it and goes straight back into the guest',
    page: 'Back into the guest, which noticed nothing. The instruction is tried again',
    bell: 'And at once back into the guest, without having been to QEMU',
    sleep: 'The alarm. The thread is woken, KVM enters the guest',
  }[from];
  return interrupt ? `${how}, and the interrupt with it: the guest’s kernel handles it at once.` : `${how}.`;
}

const posted = ({ by, handled }: Extract<Topic, { kind: 'posted' }>): string =>
  by === 'virtio'
    ? `Sent, the thread reports, and sleeps. Its interrupt reaches the guest while it runs: the CPU takes it in by itself.${handled ? ' The guest’s kernel handles it.' : ''} No exit.`
    : 'Now the card may speak again, and its interrupt reaches the running guest. No exit for that.';

function back({ op, exits: n, toVmm, imitated: soft }: Extract<Topic, { kind: 'back' }>): string {
  if (soft) return 'Back in the app’s code, which QEMU reads on.';
  const done: Partial<Record<Op, string>> = {
    call: 'The app has its answer.',
    switch: 'The first process is back.',
    print: 'The app goes on. One letter is printed.',
    send:
      n > 1
        ? 'The app goes on. Its packet is out.'
        : 'The app goes on. Its packet may not be out yet; it need not wait for it.',
    sleep: 'The app is awake again.',
  };
  const count =
    n === 0
      ? 'Nobody left the guest.'
      : `On the way the CPU left the guest ${n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`}${toVmm === 0 ? ', never as far as QEMU' : toVmm < n ? `, ${toVmm} of them as far as QEMU` : n === 1 ? ', as far as QEMU' : ', each time as far as QEMU'}.`;
  return `${done[op] ?? 'Back in the app.'} ${count}`;
}

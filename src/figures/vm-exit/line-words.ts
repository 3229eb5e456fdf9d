import type { LineId } from '../../simulators/vm-exit/index.ts';

/** What lines that were run without leaving did; the most telling one speaks for its group. */
const words: Partial<Record<LineId, string>> = {
  add: 'The CPU adds. It is the same instruction on the same CPU as without a virtual machine, and nothing is in between.',
  pid: 'The guest’s kernel knows the number and has it ready.',
  'switch-back':
    'The guest’s kernel loads another process’s tables into the CPU, and later the first one’s again. Its own business: no exit. But the TLB is empty now.',
  'fault-find': 'The guest’s kernel finds a free page: something that it takes for memory.',
  'fault-map': 'Cleared. The guest’s kernel enters the page in the app’s table.',
  descriptor:
    'The guest’s kernel wraps the packet and writes a descriptor into a ring: where it lies, how long it is. The ring is ordinary memory. No exit.',
  'available-index':
    'The guest’s kernel wraps the packet and puts a descriptor into the queue. The queue is ordinary memory that the host sees too. No exit.',
  'wants-kick': 'Does the other side want to be told? It left a number in the same memory that says so.',
  clean: 'The driver frees the packet that the card has marked as done.',
  idle: 'The app sleeps, and nothing else wants to run in this guest.',
  expired:
    'The guest’s kernel finds that the sleeper’s time has come. To end this interrupt it needs nobody.',
  callbacks: 'The driver frees the packet. An interrupt like this has no register to ask and none to calm.',
};

/** In order of telling: the first that is in the group is told. */
const telling: readonly LineId[] = [
  'add',
  'pid',
  'switch-back',
  'wants-kick',
  'available-index',
  'descriptor',
  'fault-map',
  'fault-find',
  'clean',
  'expired',
  'idle',
  'callbacks',
];

export const ran = (lines: readonly LineId[]): string =>
  words[telling.find((id) => lines.includes(id)) ?? 'idle'] ?? '';

/** The same under emulation, where a line that touches a device is one like any other. */
export function imitated(lines: readonly LineId[], asleep: boolean): string {
  const has = (id: LineId) => lines.includes(id);
  if (asleep)
    return 'The emulated CPU halts. QEMU asks its own kernel to wake it when the alarm goes off, and sleeps.';
  if (has('tail'))
    return 'The write to the card’s register is a call within the program, since the card is in the same one. For the packet itself QEMU asks the host’s kernel. The packet is on its way.';
  if (has('cause'))
    return 'The emulated card interrupts the emulated CPU. The handler’s five touches of registers are calls within QEMU like the first.';
  if (has('letter'))
    return 'Is the port free? It is. The letter goes out. Both are calls within QEMU, where the port is.';
  if (has('add'))
    return 'QEMU reads the add, and adds. Before its work is done it has run many instructions of its own for this one.';
  if (has('expired'))
    return 'The alarm: QEMU goes on reading at the guest’s handler, which wakes the sleeper and sets the next alarm.';
  if (has('descriptor'))
    return 'The guest’s kernel wraps the packet and writes a descriptor, and QEMU imitates every instruction of that.';
  if (has('deadline'))
    return 'The guest’s kernel sets an alarm and has nothing else to do. QEMU keeps the alarm.';
  if (has('switch-back'))
    return 'The guest’s kernel loads another process’s tables, and later the first one’s again. QEMU forgets what it had looked up.';
  if (has('fault-find'))
    return 'QEMU reads on: the guest’s kernel finds a free page, something that it takes for memory.';
  if (has('fault-map')) return 'QEMU reads on: the guest’s kernel enters the page in the app’s table.';
  return 'QEMU reads on: the guest’s kernel knows the number and has it ready.';
}

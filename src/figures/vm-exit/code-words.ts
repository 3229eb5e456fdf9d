import type { LineId, Op } from '../../simulators/vm-exit/index.ts';

export interface CodeLine {
  /** The instruction, in the CPU's own language; '' where a line stands for a stretch of computing. */
  readonly code: string;
  readonly words: string;
}

const lines: Readonly<Record<LineId, CodeLine>> = {
  add: { code: 'add rax, rbx', words: '' },
  load: { code: 'mov al, [rsi]', words: 'a page in use' },
  store: { code: 'mov [rdi], al', words: 'a new page' },
  syscall: { code: 'syscall', words: '' },
  sysret: { code: 'sysretq', words: 'back to the app' },
  iret: { code: 'iretq', words: 'back to what it was at' },
  pid: { code: '', words: 'finds the number' },
  'switch-away': { code: 'mov cr3, rax', words: 'another process' },
  'switch-back': { code: 'mov cr3, rax', words: 'the first again' },
  'fault-find': { code: '', words: 'finds a free page' },
  'fault-clear': { code: 'rep stosb', words: 'clears it' },
  'fault-map': { code: '', words: 'enters it in the table' },
  'line-status': { code: 'in al, dx', words: 'port 3fd: free?' },
  letter: { code: 'out dx, al', words: 'port 3f8: H' },
  stack: { code: '', words: 'wraps the packet' },
  descriptor: { code: 'mov [desc], rax', words: 'where it lies' },
  tail: { code: 'mov [TDT], eax', words: 'card: new tail' },
  cause: { code: 'mov eax, [ICR]', words: 'card: what is it?' },
  mask: { code: 'mov [IMC], eax', words: 'card: be quiet' },
  status: { code: 'mov eax, [STATUS]', words: 'card: heard?' },
  eoi: { code: 'mov [EOI], eax', words: 'interrupt done' },
  clean: { code: 'mov rax, [desc]', words: 'done? free it' },
  unmask: { code: 'mov [IMS], eax', words: 'card: speak again' },
  available: { code: 'mov [ring], ax', words: 'which descriptor' },
  'available-index': { code: 'mov [avail], ax', words: 'one more' },
  'wants-kick': { code: 'mov ax, [event]', words: 'kick wanted?' },
  kick: { code: 'mov [bell], ax', words: 'rings' },
  'no-callbacks': { code: '', words: 'no more for now' },
  used: { code: 'mov ax, [used]', words: 'done? free them' },
  callbacks: { code: 'mov [event], ax', words: 'interrupt at this' },
  deadline: { code: 'wrmsr', words: 'sets an alarm' },
  idle: { code: '', words: 'nothing to run' },
  hlt: { code: 'hlt', words: '' },
  expired: { code: '', words: 'wakes the sleeper' },
  'next-deadline': { code: 'wrmsr', words: 'the next alarm' },
};

const calls: Partial<Record<Op, string>> = {
  call: 'getpid',
  switch: 'sched_yield',
  print: 'write',
  send: 'sendto',
  sleep: 'nanosleep',
};

/** How a line of the guest's program reads in the listing. */
export const codeLine = (id: LineId, op: Op | undefined): CodeLine =>
  id === 'syscall' ? { code: 'syscall', words: (op && calls[op]) ?? '' } : lines[id];

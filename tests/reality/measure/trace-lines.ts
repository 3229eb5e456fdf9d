/** One event of the kernel's trace buffer. */
export interface TraceEvent {
  readonly seconds: number;
  /** The thread it happened in. */
  readonly tid: number;
  /** As the kernel names it: "sys_mount", "sched_process_exec". */
  readonly name: string;
  /** Its arguments as printed: numbers in hex or decimal, names as text. */
  readonly args: Readonly<Record<string, string>>;
}

const line = /^\s*.+-(\d+)\s+\[\d+\]\s+\S+\s+(\d+\.\d+):\s+(\w+)(?:\((.*)\)|:\s*(.*))$/;

/**
 * The events of a `trace` file of tracefs, in its order; comments and lines of another form are passed over.
 * Format: Documentation/trace/ftrace.rst, "Output format".
 */
export function traceEvents(text: string): TraceEvent[] {
  return text.split('\n').flatMap((raw) => {
    if (raw.startsWith('#')) return [];
    const found = line.exec(raw);
    if (!found) return [];
    const [, tid, seconds, name, call, event] = found;
    const args = call === undefined ? pairs(event ?? '', '=') : pairs(call, ': ');
    return [{ tid: Number(tid), seconds: Number(seconds), name: name!, args }];
  });
}

/** "a: 1, b: 0x2" or "a=1 b=x y=2" to a record. */
function pairs(text: string, sign: ': ' | '='): Record<string, string> {
  const pattern = sign === '=' ? /(\w+)=(\S*)/g : /(\w+): ([^,]*)/g;
  return Object.fromEntries([...text.matchAll(pattern)].map(([, key, value]) => [key!, value!]));
}

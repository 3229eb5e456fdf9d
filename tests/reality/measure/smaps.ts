/** One mapping of a process, sizes in KiB. */
export interface Mapping {
  readonly permissions: string;
  /** File or "[heap]"; empty for anonymous memory. */
  readonly name: string;
  readonly size: number;
  readonly rss: number;
  readonly pss: number;
  readonly private: number;
}

const head = /^[0-9a-f]+-[0-9a-f]+ (\S{4}) [0-9a-f]+ [0-9a-f]+:[0-9a-f]+ \d+ *(.*)$/;

/** The mappings in a `/proc/PID/smaps` or `smaps_rollup` (one mapping named "[rollup]"). Format: proc_pid_smaps(5). */
export function mappings(text: string): Mapping[] {
  const found: Mapping[] = [];
  let fields = new Map<string, number>();
  let open: { permissions: string; name: string } | undefined;
  const close = () => {
    if (!open) return;
    const of = (field: string) => fields.get(field) ?? 0;
    const mine = of('Private_Clean') + of('Private_Dirty');
    found.push({ ...open, size: of('Size'), rss: of('Rss'), pss: of('Pss'), private: mine });
  };
  for (const line of text.split('\n')) {
    const start = head.exec(line);
    if (start) {
      close();
      open = { permissions: start[1]!, name: start[2]! };
      fields = new Map();
      continue;
    }
    const field = /^(\w+):\s+(\d+) kB$/.exec(line);
    if (field) fields.set(field[1]!, Number(field[2]));
  }
  close();
  return found;
}

export interface GuestMemory {
  /** Guest RAM that the host has really handed over, KiB. */
  readonly ram: number;
  /** Code that the emulator has translated, KiB; 0 with hardware virtualization. */
  readonly codeCache: number;
  /** The rest of the monitor's process, KiB. */
  readonly monitor: number;
}

/**
 * A monitor's memory, told apart: the anonymous mapping as large as the guest's configured RAM, anonymous executable
 * mappings (the code cache), and what is left. Throws an Error if no mapping has the guest's size.
 */
export function guestMemory(all: readonly Mapping[], configuredMiB: number): GuestMemory {
  const ram = all.find((m) => m.name === '' && m.size === configuredMiB * 1024);
  if (!ram)
    throw new Error(
      `No mapping of the monitor is ${configuredMiB} MiB large, so the guest's RAM is not found.`,
    );
  const sum = (list: readonly Mapping[]) => list.reduce((total, m) => total + m.rss, 0);
  const codeCache = sum(all.filter((m) => m.name === '' && m.permissions.includes('x')));
  return { ram: ram.rss, codeCache, monitor: sum(all) - ram.rss - codeCache };
}

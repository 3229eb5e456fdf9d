/** What the letters and the long names of a program's flags stand for: keys hold one or more letters. */
type Known = Readonly<Record<string, string>>;

/** A program's flags by the letters they stand for, and its operands; null when a flag is not known here. */
export function flagsOf(
  args: readonly string[],
  letters: Known,
  long: Known,
): { readonly flags: ReadonlySet<string>; readonly rest: readonly string[] } | null {
  const flags = new Set<string>();
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  const rest: string[] = [];
  for (const arg of before) {
    if (!arg.startsWith('-') || arg === '-') {
      rest.push(arg);
      continue;
    }
    const name = arg.slice(2);
    const found = arg.startsWith('--')
      ? [Object.hasOwn(long, name) ? long[name] : undefined]
      : [...arg.slice(1)].map((letter) => Object.entries(letters).find(([key]) => key.includes(letter))?.[1]);
    for (const each of found) {
      if (each === undefined) return null;
      for (const letter of each) flags.add(letter);
    }
  }
  return { flags, rest: end < 0 ? rest : [...rest, ...args.slice(end + 1)] };
}

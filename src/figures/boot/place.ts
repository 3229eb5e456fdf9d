/** Where `t` lies between `from` and `to`, in percent, kept inside. */
export function percent(t: number, from: number, to: number): number {
  return Math.min(Math.max(((t - from) / (to - from)) * 100, 0), 100);
}

/** Left edge and width of a stretch, as styles. */
export function stretch(start: number, end: number, from: number, to: number) {
  const left = percent(start, from, to);
  return { left: `${left.toFixed(3)}%`, width: `${(percent(end, from, to) - left).toFixed(3)}%` };
}

import { formatLength } from '../../playback/format-time.ts';
import type { Frame } from './frame.ts';
import { segmentLabel } from './words.ts';

/** What the picture shows, for those who do not see it. */
export function altText({ t, rows, kernels, parts, inside }: Omit<Frame, 'say' | 'alt'>): string {
  const states = rows.map(({ title, phase, answered, answer, kernel }) => {
    const now = answered ? `answered after ${formatLength(answer)}` : `now at ${segmentLabel(phase)}`;
    return `${title}: ${now}; kernel: ${kernel}.`;
  });
  const gone = parts.filter(({ state }) => state !== 'here').map(({ label }) => label);
  const ready = inside?.units.filter(({ state }) => state === 'ready').length ?? 0;
  return [
    t === 0 ? 'At the start.' : `At ${formatLength(t)}.`,
    ...states,
    ...(inside ? [`${ready} of ${inside.units.length} lines of units are ready.`] : []),
    ...(gone.length > 0 ? [`Taken from the Debian guest: ${gone.join(', ')}.`] : []),
    kernels === 1
      ? 'One kernel is running, the host’s.'
      : `${kernels} kernels are running, the host’s among them.`,
  ].join(' ');
}

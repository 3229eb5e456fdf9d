import type { Job } from '../../simulators/io-path/index.ts';
import type { LaneView } from './frame.ts';
import { countWords, labels } from './words.ts';

/** The picture in words: each box, where the call is, who holds the bytes, and its counts. */
export function altOf(lanes: readonly LaneView[], job: Job): string {
  return lanes
    .map(({ name, rows, state, now, counts }) => {
      const stack = `${name}, from the top: ${rows.map(({ label, gone }) => `${label}${gone ? ` (${labels.gone})` : ''}`).join(', ')}.`;
      if (state === 'later') return `${stack} ${sentence(labels.ready)}`;
      const holders = rows.filter(({ holds }) => holds).map(({ label }) => label);
      const held =
        holders.length > 0
          ? ` ${sentence(`${job === 'packet' ? labels.packet : labels.bytes} in: ${holders.join(', ')}`)}`
          : '';
      const numbers = countWords.map(([key, label]) => `${label} ${counts[key]}`).join(', ');
      return `${stack} ${sentence(now)}${held} ${sentence(numbers)}`;
    })
    .join(' ');
}

const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

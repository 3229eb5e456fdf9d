import type { PromiseLevel } from '../../simulators/vm-host/index.ts';
import type { Frame } from './frame.ts';
import type { PartId } from './params.ts';
import { levelWords } from './reason-words.ts';
import { guestName } from './sentences.ts';

const paths: Readonly<Record<PromiseLevel, string>> = {
  kept: 'M3 8.5l3.2 3.2L13 4.8',
  slower: 'M4.5 2.5h7M4.5 13.5h7M5 3c0 3 6 7 6 10M11 3c0 3-6 7-6 10',
  broken: 'M4 4l8 8M12 4l-8 8',
  none: 'M5 8h6',
};

/** How one promise stands with every guest: a mark each, with its own shape. */
export function Marks({ frame, part }: { readonly frame: Frame; readonly part: PartId }) {
  return (
    <ul className="va-marks">
      {frame.guests.map(({ index, promises }) => {
        const { level } = promises[part];
        return (
          <li key={index} data-level={level} data-watched={index === frame.watched.index || undefined}>
            <svg className="icon line" viewBox="0 0 16 16" aria-hidden="true">
              <path d={paths[level]} />
            </svg>
            <span aria-hidden="true">{index + 1}</span>
            <span className="visually-hidden">{`${guestName(index)}: ${levelWords[level]}`}</span>
          </li>
        );
      })}
    </ul>
  );
}
